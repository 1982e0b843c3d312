/** The drill: a backup is made by the operator's command beside somebody who writes, all is lost, and it is put back. */
import { spawn, spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import {
	copyFileSync,
	existsSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	statSync,
	truncateSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { eq, ne, sql } from "drizzle-orm";
import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { auditEntry, feedback, formMark } from "../../../db/schema";
import { aCouncil, aLocation, aService, saved } from "../../../tests/factories";
import { TEST } from "../../../tests/factories/asker";
import { HUB } from "../../../tests/setup/command";
import { recordFact } from "../audit.server";
import { sealedField } from "../keys/sealed-field.server";
import { closeStores, readFor, transaction } from "../store.server";

const url = process.env.DATABASE_URL ?? "";
const isFile = url.startsWith("file:");
const folder = mkdtempSync(join(tmpdir(), "hub-backup-"));
const file = url.replace("file:", "");

/** A name for a backup that is not there yet. */
const newBackup = () => join(folder, randomUUID());

/** The operator's command. It and this process do not have the database open at once. */
async function hub(args: string[], settings: Record<string, string> = {}) {
	await closeStores();
	return command(args, settings);
}

function command(args: string[], settings: Record<string, string> = {}) {
	const env = { ...process.env, LOG_LEVEL: "silent", ...settings };
	const whole = [HUB, ...args];
	const { status, stdout, stderr } = spawnSync(process.execPath, whole, { env, encoding: "utf8" });
	return { status, said: stdout.trim(), complained: stderr.trim() };
}

/** Every row of every table but the search index's own and the audit log's, as text. */
async function contents(): Promise<Map<string, string[]>> {
	const db = await readFor(TEST);
	const names = isFile
		? sql`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search_text%' AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'audit%'`
		: sql`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE 'audit%'`;
	const all = new Map<string, string[]>();
	for (const { name } of await db.rows<{ name: string }>(names)) {
		const rows = await db.rows<object>(sql`SELECT * FROM ${sql.identifier(name)}`);
		all.set(name, rows.map((row) => JSON.stringify(row)).sort());
	}
	return all;
}

/** What the portal's log says was done, roots apart. */
async function actions(): Promise<string[]> {
	const rows = await (await readFor(TEST)).select().from(auditEntry).where(ne(auditEntry.stream, "root"));
	return rows.map(({ action }) => action).sort();
}

/** Two rows that are written together. */
const aPair = (made: string) =>
	transaction(TEST, async (tx) => {
		for (const half of ["a", "b"]) await tx.insert(formMark).values({ id: made + half, made, createdAt: new Date() });
	});

/** What a test leaves behind beside the database. */
async function tidy() {
	if (isFile) return;
	const client = new pg.Client({ connectionString: Object.assign(new URL(url), { pathname: "/postgres" }).href });
	await client.connect();
	const name = new URL(url).pathname.slice(1);
	const { rows } = await client.query("SELECT datname FROM pg_database WHERE starts_with(datname, $1)", [
		`${name}_before`,
	]);
	for (const { datname } of rows) await client.query(`DROP DATABASE "${datname}"`);
	await client.end();
}

let councilId: string;
beforeAll(async () => {
	const council = await aCouncil();
	councilId = council.id;
	const hall = aLocation();
	await saved(council, {
		locations: [hall],
		services: [aService({ id: "clinic", places: [{ at: hall, schedules: [] }] })],
	});
	await recordFact(TEST, { action: "import.applied", actor: null, councilId });
	const details = sealedField("portal", feedback.details);
	const [id, now] = [randomUUID(), new Date()];
	const about = { id, councilId, kind: "comment" as const, status: "new" as const, createdAt: now, updatedAt: now };
	await transaction(TEST, (tx) => tx.insert(feedback).values({ ...about, details: details.seal(id, "A kind word.") }));
});
afterEach(tidy);
afterAll(() => rmSync(folder, { recursive: true }));

describe("a backup", () => {
	it("is the database at one moment, though somebody writes, and brings all of it back", async () => {
		const backup = newBackup();
		let writing = true;
		const writer = (async () => {
			for (let n = 0; writing; n++) await aPair(`${n}`);
		})();
		const child = spawn(process.execPath, [HUB, "backup", backup], {
			stdio: "inherit",
		});
		const [code] = await once(child, "close");
		writing = false;
		await writer;
		expect(code).toBe(0);
		expect(statSync(backup).mode & 0o777).toBe(0o600);

		await transaction(TEST, async (tx) => {
			await tx.rows(sql`DELETE FROM form_mark`);
			await tx.rows(sql`DELETE FROM feedback`);
		});
		const restored = await hub(["restore", backup]);
		expect(restored).toMatchObject({ status: 0, said: expect.stringContaining("What was there before is kept as ") });
		const marks = await (await readFor(TEST)).select().from(formMark);
		expect(marks.length).toBeGreaterThan(0);
		const halves = new Map<string, number>();
		for (const { made } of marks) halves.set(made, (halves.get(made) ?? 0) + 1);
		expect([...halves.values()].filter((count) => count !== 2)).toEqual([]);
		expect(await (await readFor(TEST)).$count(feedback)).toBe(1);
	});

	it("that nobody wrote to since is the same, row for row, after everything was lost, and says that it was restored", async () => {
		const backup = newBackup();
		const before = await contents();
		const logBefore = await actions();
		expect((await hub(["backup", backup])).status).toBe(0);
		expect(await actions()).toEqual([...logBefore, "backup.made"].sort());
		await transaction(TEST, (tx) => tx.delete(feedback).where(eq(feedback.councilId, councilId)));
		expect(await contents()).not.toEqual(before);
		expect((await hub(["restore", backup])).status).toBe(0);
		expect(await contents()).toEqual(before);
		expect(await actions()).toEqual([...logBefore, "backup.restored"].sort());
		expect(await hub(["check"])).toMatchObject({ status: 0, said: "Everything is whole." });
	}, 180_000);

	it("from before there was encryption is sealed before it is put in place", async () => {
		const [one] = await (await readFor(TEST)).select().from(feedback);
		const inClear = '-."Words in clear"';
		await transaction(TEST, (tx) => tx.rows(sql`UPDATE feedback SET details = ${inClear}`));
		const backup = newBackup();
		expect((await hub(["backup", backup])).status).toBe(0);
		expect(await hub(["restore", backup])).toMatchObject({
			status: 0,
			complained: expect.not.stringContaining("key -"),
		});
		const [back] = await (await readFor(TEST)).select().from(feedback);
		expect(back?.details).toMatch(/^0\./);
		expect(back?.details && sealedField("portal", feedback.details).open(back.id, back.details)).toEqual({
			ok: true,
			value: "Words in clear",
		});
		await transaction(TEST, (tx) => tx.rows(sql`UPDATE feedback SET details = ${one?.details}`));
	});

	it("is not checked in another version than it was written in", async () => {
		const without = async (name: string) => {
			const time = isFile ? sql`0` : sql`now()`;
			await transaction(TEST, (tx) => tx.rows(sql`DELETE FROM schema_migration WHERE name = ${name}`));
			const checked = await hub(["check"]);
			await transaction(TEST, (tx) =>
				tx.rows(sql`INSERT INTO schema_migration (name, applied_at) VALUES (${name}, ${time})`),
			);
			return checked;
		};
		const [first] = await (await readFor(TEST)).rows<{ name: string }>(sql`SELECT name FROM schema_migration LIMIT 1`);
		expect(await without(first?.name ?? "")).toMatchObject({
			status: 1,
			complained: expect.stringContaining("This database is of an earlier version."),
		});
		expect(await hub(["check"])).toMatchObject({ status: 0, said: "Everything is whole." });
	});

	it("overwrites nothing", async () => {
		const backup = newBackup();
		writeFileSync(backup, "something else");
		expect(await hub(["backup", backup])).toMatchObject({
			status: 1,
			complained: `${backup} is there already. A backup overwrites nothing: name another.`,
		});
		expect(readFileSync(backup, "utf8")).toBe("something else");
		expect((await hub(["backup", join(folder, "nowhere", "backup")])).complained).toContain("There is no folder");
	});
});

describe("nothing is put in place, and nothing changed,", () => {
	let backup: string;
	let before: Map<string, string[]>;
	beforeAll(async () => {
		backup = newBackup();
		await hub(["backup", backup]);
		await aPair("since");
	});
	beforeEach(async () => {
		before = await contents();
	});

	async function refused(args: string[], settings: Record<string, string> = {}) {
		const { status, complained } = await hub(args, settings);
		expect(status).toBe(1);
		expect(await contents()).toEqual(before);
		return complained;
	}

	it("from what is not there, or no backup", async () => {
		expect(await refused(["restore", join(folder, "none")])).toContain("There is no file");
		const other = newBackup();
		writeFileSync(other, "A shopping list.\n".repeat(1000));
		expect(await refused(["restore", other])).toMatch(/not put in place|pg_restore failed/);
	});

	it("from one of which the end is missing", async () => {
		const cut = newBackup();
		copyFileSync(backup, cut);
		truncateSync(cut, Math.floor(statSync(backup).size / 2));
		expect(await refused(["restore", cut])).toMatch(/not put in place|pg_restore failed/);
	});

	it("while somebody has the database open", async () => {
		// This process is somebody.
		await readFor(TEST);
		const { status, complained } = command(["restore", backup]);
		expect(status).toBe(1);
		expect(complained).toContain("is in use. Stop the server and every command on it first.");
		expect(await contents()).toEqual(before);
	});

	it("from one that was made under other keys", async () => {
		const settings = { SESSION_SECRET: "of another installation altogether" };
		const complained = await refused(["restore", backup], settings);
		expect(complained).toMatch(/Entry 1 of \S+ (was made with key 0|was changed)/);
		expect(complained).toContain("feedback.details holds under key 0 does not open");
	});

	it("from one of a newer version", async () => {
		await transaction(TEST, (tx) =>
			tx.rows(
				sql`INSERT INTO schema_migration (name, applied_at) VALUES ('9999_later', ${isFile ? sql`0` : sql`now()`})`,
			),
		);
		const newer = newBackup();
		await hub(["backup", newer]);
		await transaction(TEST, (tx) => tx.rows(sql`DELETE FROM schema_migration WHERE name = '9999_later'`));
		expect(await refused(["restore", newer])).toContain("9999_later");
	});
});

describe("damage", () => {
	it("is found", async () => {
		expect(await hub(["check"])).toMatchObject({ status: 0 });
		if (isFile) {
			const kept = readFileSync(file);
			const noise = Buffer.from(kept);
			for (let page = 40; page < 60; page++) noise.fill(0xa5, page * 4096, page * 4096 + 4096);
			writeFileSync(file, noise);
			expect(await hub(["check"])).toMatchObject({ status: 1, said: expect.stringMatching(/malformed|page|btree/i) });
			writeFileSync(file, kept);
		} else {
			const valid = (is: boolean) =>
				transaction(TEST, (tx) =>
					tx.rows(sql`UPDATE pg_index SET indisvalid = ${is} WHERE indexrelid = 'entry_list'::regclass`),
				);
			await valid(false);
			expect(await hub(["check"])).toMatchObject({ status: 1, said: "index entry_list is not valid" });
			await valid(true);
		}
		expect(await hub(["check"])).toMatchObject({ status: 0 });
	});
});

const onFiles = isFile ? describe : undefined;
onFiles?.("a server that was killed", () => {
	/** One that wrote a lot and was killed, so that its log is left. */
	async function killed() {
		await closeStores();
		const script = `
			import { transaction } from "./app/platform/store.server";
			import { systemFor } from "./app/model/people/asker";
			import { formMark } from "./db/schema";
			for (let n = 0; ; n++) {
				await transaction(systemFor("a test"), async (tx) => {
					for (let m = 0; m < 50; m++) await tx.insert(formMark).values({ id: "killed" + n + "-" + m, made: "x".repeat(500), createdAt: new Date() });
				});
				if (n === 5) process.stdout.write("written");
			}`;
		const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "--eval", script], {
			stdio: ["ignore", "pipe", "inherit"],
		});
		await once(child.stdout, "data");
		child.kill("SIGKILL");
		await once(child, "close");
		expect(statSync(`${file}-wal`).size).toBeGreaterThan(0);
	}

	it("leaves a log that a restored backup has nothing to do with", async () => {
		const before = await contents();
		const backup = newBackup();
		await hub(["backup", backup]);

		await killed();
		// By hand, as it is not to be done: the log of the one is taken for the other's.
		const byHand = newBackup();
		copyFileSync(backup, byHand);
		copyFileSync(`${file}-wal`, `${byHand}-wal`);
		const mixed = new Database(byHand);
		expect(mixed.prepare("SELECT count(*) FROM form_mark WHERE id LIKE 'killed%'").pluck().get()).toBeGreaterThan(0);
		mixed.close();

		expect((await hub(["restore", backup])).status).toBe(0);
		expect(existsSync(`${file}-wal`)).toBe(false);
		expect(await contents()).toEqual(before);
	});
});
