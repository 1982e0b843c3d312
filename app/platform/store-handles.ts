/** The store as the rest of the product sees it: what reads, what writes, and for whom. */
import type { NodePgDatabase } from "drizzle-orm/node-postgres";
import type { Raw, RawTx } from "../../db/raw";
import type * as schema from "../../db/schema";
import type { Asker } from "../model/people/asker";

export type Schema = typeof schema;

type Database = NodePgDatabase<Schema>;

/** What an engine can read. Nobody gets it but the store, which hands it out with an asker. */
export type Reads = Pick<Database, "select" | "selectDistinct" | "$count" | "with"> & Raw;

/** Who asks through a handle. */
export interface ForAsker {
	readonly asker: Asker;
}

/** A read handle: it cannot write, and it was opened for somebody. */
export type Read = Reads & ForAsker;

/** A handle inside a transaction; it stops working when the transaction is over. */
export type Tx = Read & Pick<Database, "insert" | "update" | "delete"> & RawTx;

export interface TransactionOptions {
	/**
	 * Names of what only one transaction at a time works on, in all processes. On PostgreSQL it begins when its turn has
	 * come, and being alone it needs no more than a snapshot; on SQLite they go one after the other anyway.
	 */
	oneAtATime?: readonly string[];
}

export interface Store {
	readonly dialect: "sqlite" | "postgres";
	/** A handle that reads for somebody. The same asker gets the same handle. */
	read(asker: Asker): Read;
	/**
	 * Runs `fn` with all its writes or none. PostgreSQL runs it again when it collides with another, so it has no side
	 * effects outside the database.
	 * @param options what else it waits for before it begins
	 * @throws whatever `fn` throws, after rolling back; Error when called inside another transaction
	 */
	transaction<T>(asker: Asker, fn: (tx: Tx) => Promise<T>, options?: TransactionOptions): Promise<T>;
	/** @throws StoreUnavailable when what is written now would be lost: the file is gone, or another stands there */
	check(): Promise<void>;
	/** Brings the database to this version's schema, under a lock. Returns the names of what it applied. */
	migrate(): Promise<string[]>;
	/** Waits for the transaction in hand, then lets go of the database. */
	close(): Promise<void>;
}

/** Gives what reads to whoever asks, one handle for each asker: an asker lives as long as a request, or a process. */
export function readingFor(reads: Reads): Store["read"] {
	const handles = new WeakMap<Asker, Read>();
	return (asker) => {
		let handle = handles.get(asker);
		if (!handle) {
			handle = Object.assign(Object.create(reads) as Reads, { asker });
			handles.set(asker, handle);
		}
		return handle;
	};
}
