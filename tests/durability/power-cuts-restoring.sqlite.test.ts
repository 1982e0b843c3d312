/**
 * The power is cut while a backup is put in the place of a database whose server was killed, so that its log lies beside
 * it. There is the one or the other, whole; and once the command has said so, the backup, and what was there before.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeAll, expect, it } from "vitest";
import { backUp, restore } from "../../app/platform/backup/backup.server";
import { closeStores, portal } from "../../app/platform/store.server";
import { TEST } from "../factories/asker";
import { Disk, randomFrom } from "./disk";
import { FoundDisk } from "./found-disk";
import { bundle, bundleWriter, Writer } from "./start-writer";
import { type Call, traced } from "./system-calls";

const CUTS = 200;
const LAST_STEPS = 30;
const SEED = Number(process.env.HUB_SEED ?? Math.floor(Math.random() * 2 ** 32));

const file = (process.env.DATABASE_URL ?? "").replace(/^file:/, "");
const folder = dirname(file);
const found = new FoundDisk(folder);
const elsewhere = mkdtempSync(join(tmpdir(), "hub-backup-"));

const backup = join(elsewhere, "backup");

let files: Map<string, Buffer>;
let calls: Call[];
/** What stands in the backup, and what stood in the database that it takes the place of. */
let backedUp: string;
let before: string;

async function writeAndBeKilled(program: string): Promise<void> {
	const writer = new Writer(program, { LOG_LEVEL: "fatal" });
	await writer.saysMore(20);
	await writer.kill();
}

beforeAll(async () => {
	const writer = await bundleWriter();
	await writeAndBeKilled(writer.file);
	await backUp(portal, backup);
	await closeStores();
	await writeAndBeKilled(writer.file);
	writer.remove();
	// Looked at, a copy loses its log.
	files = new Map(readdirSync(folder).map((name) => [join(folder, name), readFileSync(join(folder, name))]));
	found.lay(files);
	before = contentsOf(found.pathOf(file));
	const restorer = await bundle("restorer");
	calls = await traced([process.execPath, restorer.file, backup], folder, { LOG_LEVEL: "fatal" });
	restorer.remove();
	backedUp = contentsOf(file);
}, 120_000);

afterAll(() => {
	found.remove();
	rmSync(elsewhere, { recursive: true });
});

/** What was written, or why it cannot be read. */
function contentsOf(path: string): string {
	const database = new Database(path, { fileMustExist: true });
	try {
		const damage = database.pragma("integrity_check", { simple: true });
		return damage === "ok"
			? database.prepare("SELECT id FROM test_ledger ORDER BY id").pluck().all().join()
			: `${damage}`;
	} catch (error) {
		return String(error);
	} finally {
		database.close();
	}
}

const draw = (from: readonly Call[], random: () => number): number =>
	from[Math.floor(random() * from.length)]?.begun ?? 0;

it(`there is the one or the other (HUB_SEED=${SEED})`, () => {
	expect(backedUp).toMatch(/^[0-9a-f-]{36},/);
	expect(before.length).toBeGreaterThan(backedUp.length);
	const random = randomFrom(SEED);
	const said = calls.find(({ kind }) => kind === "say");
	const end = (calls.at(-1)?.begun ?? 0) + 1;
	// Until it is put in place, in its last steps, the backup lies beside.
	const times = Array.from({ length: CUTS }, (_, at) => draw(at % 4 === 0 ? calls : calls.slice(-LAST_STEPS), random));
	const disk = new Disk(folder, calls, files);
	const seen = { before: 0, backedUp: 0 };
	for (const time of [...times, ...Array.from({ length: 20 }, () => end)].sort((a, b) => a - b)) {
		disk.goTo(time);
		found.lay(disk.cut(random));
		const contents = contentsOf(found.pathOf(file));
		const wasSaid = said?.kind === "say" && said.begun <= time;
		expect(wasSaid ? [backedUp] : [before, backedUp], `cut at ${time} of ${end}`).toContain(contents);
		if (wasSaid) expect(contentsOf(found.pathOf(said.line))).toBe(before);
		seen[contents === before ? "before" : "backedUp"] += 1;
	}
	console.info(`${times.length} power cuts while restoring, seed ${SEED}`, seen);
	expect(Math.min(seen.before, seen.backedUp)).toBeGreaterThan(0);
}, 120_000);

it(`what was cut is done again (HUB_SEED=${SEED})`, async () => {
	const random = randomFrom(SEED);
	const disk = new Disk(folder, calls, files);
	for (const time of Array.from({ length: 20 }, () => draw(calls.slice(-LAST_STEPS), random)).sort((a, b) => a - b)) {
		disk.goTo(time);
		found.lay(disk.cut(random));
		portal.openInstead(`file:${found.pathOf(file)}`);
		await restore(portal, TEST, backup);
		expect(contentsOf(found.pathOf(file)), `cut at ${time}`).toBe(backedUp);
	}
}, 180_000);
