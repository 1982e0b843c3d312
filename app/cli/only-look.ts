import { makeNoKey } from "../platform/keys/secrets.server";
import { appliedMigrations, readMigrations } from "../platform/migrations.server";
import { openToRead, type ProductStore } from "../platform/store.server";
import { OPERATOR } from "./operator";

/**
 * For a command that looks at stores as they are: nothing is written, and no key is made.
 * @throws Error when one is of an earlier version, which this one does not read
 */
export async function onlyLook(stores: readonly ProductStore[]): Promise<void> {
	makeNoKey();
	openToRead();
	for (const store of stores) {
		const { name, dialect } = await store.open();
		const applied = new Set(await appliedMigrations(await store.readFor(OPERATOR), dialect));
		if (readMigrations(name, dialect).every((migration) => applied.has(migration.name))) continue;
		throw new Error('This database is of an earlier version. Make a copy of it, and run "hub migrate" on that first.');
	}
}
