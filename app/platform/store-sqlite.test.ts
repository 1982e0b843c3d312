import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { sql } from "drizzle-orm";
import { afterAll, expect, it } from "vitest";
import { deprivation } from "../../db/schema";
import { TEST } from "../../tests/factories/asker";
import { openSqlite } from "./store-sqlite.server";

const folder = mkdtempSync(join(tmpdir(), "hub-sqlite-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** What SQLite knows of a table of so many rows when a process that looked at it has ended. */
async function knownOf(rows: number): Promise<unknown[]> {
	const file = join(folder, `${rows}.db`);
	const store = await openSqlite("portal", file);
	await store.migrate();
	await store.transaction(TEST, async (tx) => {
		await tx.bulk(
			"deprivation",
			{ lsoa: "text", rank: "int", decile: "int" },
			Array.from({ length: rows }, (_, at) => ({ lsoa: `E${at}`, rank: 1, decile: 1 })),
		);
		expect(await tx.$count(deprivation)).toBe(rows);
		await tx.rows(sql`ANALYZE`);
	});
	await store.close();
	const database = new Database(file, { readonly: true });
	try {
		return database.prepare("SELECT stat FROM sqlite_stat1 WHERE tbl = 'deprivation'").pluck().all();
	} finally {
		database.close();
	}
}

it("SQLite is to know nothing of a small table, which may become a large one", async () => {
	expect(await knownOf(40)).toEqual([]);
	expect(await knownOf(1500)).toEqual(["1500 1"]);
});
