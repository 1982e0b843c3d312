/** Whether what a store's database holds is genuine and can be read: its log, and its encrypted values. */
import { getTableName, like, sql } from "drizzle-orm";
import type { Sealed } from "../../../db/sealed";
import type { Asker } from "../../model/people/asker";
import { sayFault, verifyAudit } from "../audit.server";
import { keyProblems } from "../keys/key-prints.server";
import { keysFor } from "../keys/keyring.server";
import { sealedField } from "../keys/sealed-field.server";
import { countByKey, sealedColumns } from "../rotate-keys.server";
import type { ProductStore } from "../store.server";

/** @returns what is wrong, in lines for the operator; none when all is well */
export async function check(store: ProductStore, asker: Asker): Promise<string[]> {
	const keys = await keyProblems(await store.open(), asker);
	return [
		...keys,
		...(await logFaults(store, asker)),
		...(await missingKeys(store, asker)),
		...(await wrongKeys(store, asker)),
	];
}

async function logFaults(store: ProductStore, asker: Asker): Promise<string[]> {
	const verdict = await verifyAudit(store, asker);
	return verdict.ok ? [] : verdict.faults.map(sayFault);
}

async function missingKeys(store: ProductStore, asker: Asker): Promise<string[]> {
	const uses = await countByKey([store], asker);
	return uses
		.filter(({ inRing, values }) => !inRing && values > 0)
		.map(({ key, values }) => `${values} values are encrypted with key ${key}, which is not in FIELD_KEYS`);
}

/** A value of each encrypted column under each key must open: another secret of the same name would open none. */
async function wrongKeys(store: ProductStore, asker: Asker): Promise<string[]> {
	const db = await store.readFor(asker);
	const lines: string[] = [];
	for (const { table, column, row } of sealedColumns(store.name)) {
		for (const { id: key } of keysFor("field")) {
			const [one] = await db.rows<{ id: string; value: Sealed<unknown> }>(
				sql`SELECT ${row} AS id, ${column} AS value FROM ${table} WHERE ${like(column, `${key}.%`)} LIMIT 1`,
			);
			if (!one || sealedField(store.name, column).open(one.id, one.value as never).ok) continue;
			const where = `${getTableName(table)}.${column.name}`;
			lines.push(`what ${where} holds under key ${key} does not open: the key of that name is another one`);
		}
	}
	return lines;
}
