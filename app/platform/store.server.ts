/**
 * The store: reads through `store.db`, writes through `store.transaction(async (tx) => …)`, the same on SQLite and
 * PostgreSQL. What the two engines do differently stands in `store-sqlite.server.ts` and `store-postgres.server.ts`.
 */

import { dialectOf } from "../../db/columns";
import { env } from "./env.server";
import type { Store } from "./store-handles";

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
