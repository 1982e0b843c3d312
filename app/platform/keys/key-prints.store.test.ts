/** The operator's commands with other keys than a database was written with: nothing is written, and a line says why. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { TEST } from "../../../tests/factories/asker";
import { type Bundle, bundle } from "../../../tests/setup/bundle";
import { HUB } from "../../../tests/setup/command";
import { closeStores, health, openToRead, portal } from "../store.server";

interface Wrong {
	wrong: string;
	settings: Record<string, string>;
	portalSays: string;
}

const RIGHT = {
	SESSION_SECRET: "s".repeat(32),
	AUDIT_KEYS: `a1:${"1".repeat(32)}`,
	FIELD_KEYS: `f1:${"1".repeat(32)}`,
};
const OTHER = "2".repeat(32);
const { DATABASE_URL = "" } = process.env;
/** Where no key stands: the command looks for one in the folder in which it is called, or beside SQLite's file. */
const folder = mkdtempSync(join(tmpdir(), "hub-prints-"));
const keyFile = DATABASE_URL.startsWith("file:")
	? `${DATABASE_URL.slice("file:".length)}.key`
	: `${folder}/data/hub.key`;
const root = process.cwd();
let writer: Bundle;

/** A process that has these settings and no others of the kind, with a script or the operator's command. */
async function run(settings: Record<string, string>, command: string[]) {
	await closeStores();
	const { SESSION_SECRET, AUDIT_KEYS, FIELD_KEYS, ...others } = process.env;
	const { status, stdout, stderr } = spawnSync(process.execPath, command, {
		cwd: folder,
		env: { ...others, HUB_ROOT: root, LOG_LEVEL: "silent", ...settings },
		encoding: "utf8",
	});
	return { status, said: stdout.trim(), complained: stderr.trim() };
}
const hub = (settings: Record<string, string>, ...args: string[]) => run(settings, [join(root, HUB), ...args]);

const addCouncil = (settings: Record<string, string>, slug: string) =>
	hub(settings, "council", "add", "--slug", slug, "--name", slug);

/** Has something written to the health store. */
const writeHealth = (settings: Record<string, string>) => run(settings, [writer.file]);

/** What both stores hold of what the commands write. */
async function contents() {
	const [db, healthDb] = [await portal.readFor(TEST), await health.readFor(TEST)];
	const rows = [
		await db.rows(sql`SELECT slug FROM council ORDER BY slug`),
		await db.rows(sql`SELECT setting, id, print FROM key_print ORDER BY setting, id, print`),
		await healthDb.rows(sql`SELECT setting, id, print FROM key_print ORDER BY setting, id, print`),
	];
	await closeStores();
	return rows;
}

beforeAll(async () => {
	// This process has none of the keys.
	openToRead();
	writer = await bundle("tests/setup/health-writer.ts");
	expect(await addCouncil(RIGHT, "first")).toMatchObject({ status: 0 });
	expect(await writeHealth(RIGHT)).toMatchObject({ status: 0, complained: "" });
	expect((await contents()).map((rows) => rows.length)).toEqual([1, 2, 2]);
	rmSync(keyFile, { force: true });
}, 240_000);
afterAll(() => {
	rmSync(folder, { recursive: true });
	writer?.remove();
});

it.each<Wrong>([
	{
		wrong: "no keys",
		settings: {},
		portalSays:
			"This database was written with FIELD_KEYS f1 and AUDIT_KEYS a1, which are not set here: set what the server has. Nothing was written.",
	},
	{
		wrong: "only the secret",
		settings: { SESSION_SECRET: RIGHT.SESSION_SECRET },
		portalSays:
			"This database was written with FIELD_KEYS f1 and AUDIT_KEYS a1, which are not set here: set what the server has. Nothing was written.",
	},
	{
		wrong: "another secret under a key's name",
		settings: { ...RIGHT, FIELD_KEYS: `f1:${OTHER}` },
		portalSays: "This database was written with another FIELD_KEYS f1 than is set here. Nothing was written.",
	},
	{
		wrong: "a key behind which the right one stands under another name",
		settings: { ...RIGHT, FIELD_KEYS: `f1:${OTHER},f2:${"1".repeat(32)}` },
		portalSays: "This database was written with another FIELD_KEYS f1 than is set here. Nothing was written.",
	},
	{
		wrong: "a renamed key",
		settings: { ...RIGHT, FIELD_KEYS: `f2:${"1".repeat(32)}` },
		portalSays:
			"This database was written with FIELD_KEYS f1, which is not set here: set what the server has. Nothing was written.",
	},
	{
		wrong: "another key of the log",
		settings: { ...RIGHT, AUDIT_KEYS: `a1:${OTHER}` },
		portalSays: "This database was written with another AUDIT_KEYS a1 than is set here. Nothing was written.",
	},
])(
	"with $wrong nothing is written, no key is made, and one line says so",
	async ({ settings, portalSays }) => {
		const before = await contents();
		expect(await addCouncil(settings, "second")).toEqual({ status: 1, said: "", complained: portalSays });
		const tried = await writeHealth(settings);
		expect(tried).toMatchObject({ status: 1, complained: portalSays });
		const checked = await hub(settings, "check");
		expect(checked.status).toBe(1);
		expect(checked.said).toContain(portalSays.replace(" Nothing was written.", ""));
		expect(checked.said).toContain("health: The health store was written with ");
		expect(await contents()).toEqual(before);
		expect(existsSync(keyFile)).toBe(false);
	},
	240_000,
);

it("a key is put in front, and the old one taken out when it is not needed any more", async () => {
	const both = { ...RIGHT, FIELD_KEYS: `f2:${OTHER},${RIGHT.FIELD_KEYS}` };
	expect(await addCouncil(both, "third")).toMatchObject({ status: 0, complained: "" });
	expect(await hub(both, "keys", "rotate")).toMatchObject({ status: 0 });
	const replaced = { ...RIGHT, FIELD_KEYS: `f2:${OTHER}` };
	expect(await addCouncil(replaced, "fourth")).toMatchObject({ status: 0, complained: "" });
	// The name is free: nothing stands under it.
	const again = { ...RIGHT, FIELD_KEYS: `f2:${OTHER},f1:${"3".repeat(32)}` };
	expect(await addCouncil(again, "fifth")).toMatchObject({ status: 0, complained: "" });
	expect(await hub(replaced, "check")).toMatchObject({ status: 0, said: "Everything is whole." });
}, 240_000);

it("a log's key that went on under another name is still there", async () => {
	const renamed = { ...RIGHT, FIELD_KEYS: `f2:${OTHER}`, AUDIT_KEYS: `a2:${OTHER},old:${"1".repeat(32)}` };
	expect(await addCouncil(renamed, "sixth")).toMatchObject({ status: 0, complained: "" });
	expect(await writeHealth(renamed)).toMatchObject({ status: 0, complained: "" });
	const without = { ...renamed, AUDIT_KEYS: `a3:${"3".repeat(32)},a2:${OTHER}` };
	expect((await hub(without, "keys", "status")).said).toMatch(/^AUDIT_KEYS a1 +NOT set here/m);
	expect(JSON.parse((await hub(without, "keys", "status", "--json")).said)).toMatchObject({
		fields: [{ key: "f2", current: true }, { key: "0" }],
		missing: ["AUDIT_KEYS a1"],
	});
}, 240_000);
