import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { TEST } from "../../../tests/factories/asker";
import { ended, standReading } from "../../../tests/setup/lock-holder";
import { StoreUnavailable } from "../store-errors";
import { openSqlite } from "../store-sqlite.server";
import { logSyncer } from "./write-ahead-log.server";

it("a large transaction is in the database file soon, without a further one, and those after it are kept", async () => {
	const folder = mkdtempSync(join(tmpdir(), "hub-log-"));
	const file = join(folder, "hub.db");
	try {
		const first = await openSqlite("portal", file);
		await first.transaction(TEST, async (tx) => {
			await tx.rows(sql`CREATE TABLE large (id INTEGER PRIMARY KEY, text TEXT NOT NULL)`);
			for (let id = 0; id < 200; id++) await tx.rows(sql`INSERT INTO large VALUES (${id}, ${"x".repeat(100_000)})`);
		});
		await first.transaction(TEST, (tx) => tx.rows(sql`INSERT INTO large VALUES (200, 'after')`));
		await expect.poll(() => statSync(file).size, { timeout: 25_000 }).toBeGreaterThan(20_000_000);
		await expect
			.poll(
				async () => {
					await first.transaction(TEST, (tx) => tx.rows(sql`UPDATE large SET text = 'after' WHERE id = 200`));
					return statSync(`${file}-wal`).size;
				},
				{ timeout: 25_000 },
			)
			.toBeLessThan(5_000_000);
		await first.close();

		const second = await openSqlite("portal", file);
		const [found] = await second
			.read(TEST)
			.rows<{ many: number; bytes: number }>(sql`SELECT count(*) AS many, sum(length(text)) AS bytes FROM large`);
		expect(found).toEqual({ many: 201, bytes: 20_000_005 });
		await second.close();
	} finally {
		rmSync(folder, { recursive: true });
	}
});

it("a reader elsewhere that never finishes slows nobody down, and when it has gone the log is small again", async () => {
	const folder = mkdtempSync(join(tmpdir(), "hub-log-"));
	const file = join(folder, "hub.db");
	try {
		const store = await openSqlite("portal", file);
		await store.transaction(TEST, (tx) =>
			tx.rows(sql`CREATE TABLE large (id INTEGER PRIMARY KEY, text TEXT NOT NULL)`),
		);
		const reader = await standReading(file);
		await store.transaction(TEST, async (tx) => {
			for (let id = 0; id < 200; id++) await tx.rows(sql`INSERT INTO large VALUES (${id}, ${"x".repeat(100_000)})`);
		});
		const took: number[] = [];
		const save = async () => {
			const begun = performance.now();
			await store.transaction(TEST, (tx) => tx.rows(sql`UPDATE large SET text = 'after' WHERE id = 1`));
			took.push(performance.now() - begun);
		};
		for (let at = 0; at < 20; at++) await save();
		// Trying to empty the log takes a fifth of a second when somebody reads in it.
		expect(Math.min(...took)).toBeLessThan(150);
		expect(statSync(`${file}-wal`).size).toBeGreaterThan(20_000_000);

		reader.kill();
		await ended(reader);
		const logSize = async () => {
			await save();
			return statSync(`${file}-wal`).size;
		};
		await expect.poll(logSize, { timeout: 30_000, interval: 100 }).toBeLessThan(5_000_000);
		await store.close();
	} finally {
		rmSync(folder, { recursive: true });
	}
}, 180_000);

it("who waits while the log is on its way to the disk is served by the next call, together", async () => {
	const folder = mkdtempSync(join(tmpdir(), "hub-log-"));
	const file = join(folder, "hub.db");
	try {
		const store = await openSqlite("portal", file);
		await store.transaction(TEST, (tx) => tx.rows(sql`CREATE TABLE small (id INTEGER PRIMARY KEY)`));
		const ids = Array.from({ length: 50 }, (_, id) => id);
		await Promise.all(ids.map((id) => store.transaction(TEST, (tx) => tx.rows(sql`INSERT INTO small VALUES (${id})`))));
		expect(await store.read(TEST).rows(sql`SELECT count(*) AS many FROM small`)).toEqual([{ many: 50 }]);
		await store.close();

		const disk = logSyncer(file);
		writeFileSync(`${file}-wal`, "");
		const first = disk.synced();
		const waiting = disk.synced();
		expect(waiting).toBe(first);
		await first;
		expect(disk.synced()).not.toBe(first);
		await disk.close();
	} finally {
		rmSync(folder, { recursive: true });
	}
});

it("once the disk has failed nothing is called safe any more", async () => {
	const folder = mkdtempSync(join(tmpdir(), "hub-log-"));
	const file = join(folder, "hub.db");
	try {
		const disk = logSyncer(file);
		await expect(disk.synced()).rejects.toThrow(StoreUnavailable);
		writeFileSync(`${file}-wal`, "");
		await expect(disk.synced()).rejects.toThrow("Look at the disk, then start again.");
		await disk.close();
	} finally {
		rmSync(folder, { recursive: true });
	}
});
