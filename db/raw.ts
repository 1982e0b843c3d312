/** Raw statements as the search of each engine uses them. The store offers them; only types stand here. */
import type { SQL } from "drizzle-orm";

/** The columns of a bulk insert, and how each travels: JSON as its text, a time in milliseconds since 1970. */
export type BulkColumns = Record<string, "text" | "int" | "real" | "bool" | "json" | "time">;

/** Its rows: an object with a value for each column. What else an object holds is not looked at. */
export type BulkRow<Columns extends BulkColumns> = Readonly<Record<keyof Columns, string | number | boolean | null>>;

/** Raw statements, for what is dialect-specific: search, geography, bulk loads. Parameters are always bound. */
export interface Raw {
	/**
	 * Runs a statement that returns rows.
	 * @param values for the placeholders of a query that is made once and asked often; SQLite then works out its text once
	 */
	rows<Row>(query: SQL, values?: Readonly<Record<string, unknown>>): Promise<Row[]>;
}

/** What a transaction offers beside drizzle. */
export interface RawTx extends Raw {
	/**
	 * Inserts many rows at the speed of the engine: hundreds of thousands of rows a second on SQLite. A row whose key is
	 * there already is left out. `table` and the names of `columns` come from code, never from input.
	 * @returns how many rows were inserted
	 */
	bulk<Columns extends BulkColumns>(
		table: string,
		columns: Columns,
		rows: readonly BulkRow<Columns>[],
	): Promise<number>;
}
