/** Bulk inserts into the tables of the schema: rows as drizzle takes them, at the speed of `bulk`. */
import { getTableColumns, getTableName } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { BulkColumns, RawTx } from "../../db/raw";

type Travel = BulkColumns[string];

/** How a column's values travel, by what drizzle calls their type on both engines. */
const TRAVELS: Readonly<Record<string, Travel>> = {
	string: "text",
	boolean: "bool",
	json: "json",
	date: "time",
	// What is sealed, and hashes of it.
	custom: "text",
};

const AT_ONCE = 1000;

function travelling(value: unknown, travel: Travel): string | number | boolean | null {
	if (value === null || value === undefined) return null;
	if (travel === "json") return JSON.stringify(value);
	if (value instanceof Date) return value.getTime();
	return value as string | number | boolean;
}

/**
 * Inserts rows, each with a value for every column.
 * @throws Error when one of them, or its like under a unique index, is there already
 */
export async function insertRows<T extends PgTable>(
	tx: RawTx,
	table: T,
	rows: readonly T["$inferInsert"][],
): Promise<void> {
	const name = getTableName(table);
	const columns = Object.entries(getTableColumns(table)).map(([key, column]) => {
		const whole = column.getSQLType().includes("int");
		return { key, name: column.name, travel: TRAVELS[column.dataType] ?? (whole ? "int" : "real") };
	});
	const bulkColumns: BulkColumns = Object.fromEntries(columns.map((column) => [column.name, column.travel]));
	for (let from = 0; from < rows.length; from += AT_ONCE) {
		const some = rows.slice(from, from + AT_ONCE).map((row: Record<string, unknown>) => {
			const values: Record<string, string | number | boolean | null> = {};
			for (const column of columns) values[column.name] = travelling(row[column.key], column.travel);
			return values;
		});
		const inserted = await tx.bulk(name, bulkColumns, some);
		if (inserted < some.length) {
			throw new Error(`${some.length - inserted} of the rows for the table ${name} are there already.`);
		}
	}
}
