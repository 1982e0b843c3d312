/** The store as the rest of the product sees it: what reads, what writes, and for whom. */
import type { NodePgDatabase } from "drizzle-orm/node-postgres";
import type { Raw, RawTx } from "../../db/raw";
import type { Asker } from "../model/people/asker";

type Database = NodePgDatabase;

/**
 * The stores there are, each a database of its own: the portal's, and the one of children's health records. No
 * transaction writes to both, and no handle of one is taken where the other's is wanted.
 */
export type StoreName = "portal" | "health";

/** What an engine can read. Nobody gets it but the store, which hands it out with an asker. */
export type Reads = Pick<Database, "select" | "selectDistinct" | "$count" | "with"> & Raw;

/** Who asks through a handle, and in which store. */
export interface ForAsker<S extends StoreName = StoreName> {
	readonly asker: Asker;
	readonly store: S;
}

/** A read handle: it cannot write, and it was opened for somebody. */
export type Read<S extends StoreName = "portal"> = Reads & ForAsker<S>;

/** A handle inside a transaction; it stops working when the transaction is over. */
export type Tx<S extends StoreName = "portal"> = Read<S> & Pick<Database, "insert" | "update" | "delete"> & RawTx;

/** Of either store: for what both have. */
export type AnyRead = Read<StoreName>;
export type AnyTx = Tx<StoreName>;

export interface TransactionOptions {
	/**
	 * Names of what only one transaction at a time works on, in all processes. On PostgreSQL it begins when its turn has
	 * come, and being alone it needs no more than a snapshot; on SQLite they go one after the other anyway.
	 */
	oneAtATime?: readonly string[];
	/**
	 * It is one statement whose condition says all that has to hold. On PostgreSQL it waits for rows that others write, and
	 * looks at them anew, where a transaction would collide: a row that is written all the time can be written too.
	 */
	oneStatement?: boolean;
}

export interface Store<S extends StoreName = StoreName> {
	readonly name: S;
	readonly dialect: "sqlite" | "postgres";
	/** A handle that reads for somebody. The same asker gets the same handle. */
	read(asker: Asker): Read<S>;
	/**
	 * Runs `fn` with all its writes or none. PostgreSQL runs it again when it collides with another, so it has no side
	 * effects outside the database.
	 * @param options what else it waits for before it begins
	 * @throws whatever `fn` throws, after rolling back; Error when called inside another transaction
	 */
	transaction<T>(asker: Asker, fn: (tx: Tx<S>) => Promise<T>, options?: TransactionOptions): Promise<T>;
	/** @throws StoreUnavailable when what is written now would be lost: the file is gone, or another stands there */
	check(): Promise<void>;
	/**
	 * Resolves when all that can be read now is on the disk, so that it may be acted upon elsewhere. A transaction is over
	 * only then; others may read what it wrote a moment earlier.
	 */
	onDisk(): Promise<void>;
	/** Brings the database to this version's schema, under a lock. Returns the names of what it applied. */
	migrate(): Promise<string[]>;
	/** Waits for the transaction in hand, then lets go of the database. */
	close(): Promise<void>;
}

/** Gives what reads to whoever asks, one handle for each asker: an asker lives as long as a request, or a process. */
export function readingFor<S extends StoreName>(store: S, reads: Reads): Store<S>["read"] {
	const handles = new WeakMap<Asker, Read<S>>();
	return (asker) => {
		let handle = handles.get(asker);
		if (!handle) {
			handle = Object.assign(Object.create(reads) as Reads, { asker, store });
			handles.set(asker, handle);
		}
		return handle;
	};
}
