/** The store as the rest of the product sees it: what reads, what writes, and what of it is raw SQL. */
import type { NodePgDatabase } from "drizzle-orm/node-postgres";
import type { Raw, RawTx } from "../../db/raw";
import type * as schema from "../../db/schema";

export type Schema = typeof schema;

type Database = NodePgDatabase<Schema>;

/** A read handle: it cannot write. */
export type Read = Pick<Database, "select" | "selectDistinct" | "$count" | "with">;

/** A handle inside a transaction; it stops working when the transaction is over. */
export type Tx = Read & Pick<Database, "insert" | "update" | "delete">;

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
