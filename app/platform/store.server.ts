/**
 * The store: `await readFor(asker)` reads, `await transaction(asker, async (tx) => …)` writes, the same on SQLite and
 * PostgreSQL. What the two engines do differently stands in `store-sqlite.server.ts` and `store-postgres.server.ts`.
 */

import { dialectOf } from "../../db/columns";
import type { Asker } from "../model/people/asker";
import { env } from "./env.server";
import type { Read, Store, TransactionOptions, Tx } from "./store-handles";

let readsOnly = false;

/** Has this process open its store so that nothing can be written, and nothing is made that is not there. */
export function openToRead(): void {
	readsOnly = true;
}

/** How long a write waits for others who write to SQLite's file. */
let patienceMs = 10_000;

/** Has this process wait longer for others who write: at a command nobody sits before a page and waits. */
export function waitForOthers(ms: number): void {
	patienceMs = ms;
}

/** Opens the database at `url`: `file:PATH` or `postgres://…`. @throws OperatorProblem */
export async function openStore(url: string): Promise<Store> {
	if (dialectOf(url) === "postgres") {
		const { openPostgres } = await import("./store-postgres.server");
		return openPostgres(url);
	}
	const { openSqlite } = await import("./store-sqlite.server");
	return openSqlite(url.replace(/^file:/, ""), patienceMs, readsOnly);
}

let elsewhere: string | undefined;

/** Has the store, which is not open, open another database than the settings name: a backup that is looked into. */
export function openInstead(url: string | undefined): void {
	if (opened) throw new Error("The store of this process is open already.");
	elsewhere = url;
}

let opened: Promise<Store> | undefined;
/** The store of this process, opened at first use. */
export function store(): Promise<Store> {
	opened ??= openStore(elsewhere ?? env().DATABASE_URL);
	return opened;
}

/** Closes the store of this process, if it was opened. */
export async function closeStore(): Promise<void> {
	const closing = opened;
	opened = undefined;
	// What could not be opened is not to be closed.
	const store = await closing?.catch(() => undefined);
	await store?.close();
}

/** The handle that reads for somebody. It stands for the asker: what is handed the one needs no other. */
export async function readFor(asker: Asker): Promise<Read> {
	return (await store()).read(asker);
}

/** Writes for somebody, all or nothing: see `Store.transaction`. */
export async function transaction<T>(
	asker: Asker,
	fn: (tx: Tx) => Promise<T>,
	options?: TransactionOptions,
): Promise<T> {
	return (await store()).transaction(asker, fn, options);
}
