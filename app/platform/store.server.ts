/**
 * The store: reads through `store.db`, writes through `store.transaction(async (tx) => …)`, the same on SQLite and
 * PostgreSQL. What the two engines do differently stands in `store-sqlite.server.ts` and `store-postgres.server.ts`.
 */
import type { SQL } from "drizzle-orm";
import type { NodePgDatabase } from "drizzle-orm/node-postgres";
import { dialectOf } from "../../db/columns";
import type * as schema from "../../db/schema";
import { env } from "./env.server";

export type Schema = typeof schema;
type Database = NodePgDatabase<Schema>;
/** A read handle: it cannot write. */
export type Read = Pick<Database, "select" | "selectDistinct" | "$count" | "with">;
/** A handle inside a transaction; it stops working when the transaction is over. */
export type Tx = Read & Pick<Database, "insert" | "update" | "delete">;

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

export interface Store extends Raw {
	readonly dialect: "sqlite" | "postgres";
	readonly db: Read;
	/**
	 * Runs `fn` with all its writes or none. PostgreSQL runs it again when it collides with another, so it has no side
	 * effects outside the database.
	 * @throws whatever `fn` throws, after rolling back; Error when called inside another transaction
	 */
	transaction<T>(fn: (tx: Tx & RawTx) => Promise<T>): Promise<T>;
	/** Brings the database to this version's schema, under a lock. Returns the names of what it applied. */
	migrate(): Promise<string[]>;
	/** Waits for the transaction in hand, then lets go of the database. */
	close(): Promise<void>;
}

/** Opens the database at `url`: `file:PATH` or `postgres://…`. */
export async function openStore(url: string): Promise<Store> {
	if (dialectOf(url) === "postgres") {
		const { openPostgres } = await import("./store-postgres.server");
		return openPostgres(url);
	}
	const { openSqlite } = await import("./store-sqlite.server");
	return openSqlite(url.replace(/^file:/, ""));
}

let opened: Promise<Store> | undefined;
/** The store of this process, opened at first use. */
export function store(): Promise<Store> {
	opened ??= openStore(env().DATABASE_URL);
	return opened;
}

/** Closes the store of this process, if it was opened. */
export async function closeStore(): Promise<void> {
	const closing = opened;
	opened = undefined;
	await (await closing)?.close();
}
