import { sql } from "drizzle-orm";
import { makeNoKey } from "../platform/keys/secrets.server";
import { readMigrations } from "../platform/migrations.server";
import { openToRead, store } from "../platform/store.server";
import { OPERATOR } from "./operator";

/**
 * For a command that looks at a database as it is: nothing is written, and no key is made.
 * @throws Error when it is of an earlier version, which this one does not read
 */
export async function onlyLook(): Promise<void> {
	makeNoKey();
	openToRead();
	const opened = await store();
	const rows = await opened.read(OPERATOR).rows<{ name: string }>(sql`SELECT name FROM schema_migration`);
	const applied = new Set(rows.map(({ name }) => name));
	if (readMigrations(opened.dialect).every(({ name }) => applied.has(name))) return;
	throw new Error('This database is of an earlier version. Make a copy of it, and run "hub migrate" on that first.');
}
