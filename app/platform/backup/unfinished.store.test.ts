/** What runs leave behind that meet each other, are stopped or are killed: nothing that others read, and nothing for long. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { sql } from "drizzle-orm";
import pg from "pg";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { TEST } from "../../../tests/factories/asker";
import { HUB } from "../../../tests/setup/command";
import { closeStores, readFor, transaction } from "../store.server";

const url = process.env.DATABASE_URL ?? "";
const isFile = url.startsWith("file:");
const file = url.replace("file:", "");
const folder = mkdtempSync(join(tmpdir(), "hub-unfinished-"));
const LONG = { timeout: 120_000, interval: 50 };

interface Command {
	child: ChildProcess;
	ended: Promise<{ status: number | null; signal: NodeJS.Signals | null; complained: string }>;
}

/** The operator's command, which goes on beside the test. */
function hub(args: string[], settings: Record<string, string> = {}): Command {
	const child = spawn(process.execPath, [HUB, ...args], {
		env: { ...process.env, LOG_LEVEL: "silent", ...settings },
		stdio: ["ignore", "ignore", "pipe"],
	});
	let complained = "";
	child.stderr?.setEncoding("utf8").on("data", (text: string) => {
		complained += text;
	});
	const ended = once(child, "close").then(([status, signal]) => ({ status, signal, complained: complained.trim() }));
	return { child, ended };
}

/**
 * A command that is held still in the middle: as soon as `isThere`. One that was over before that was seen, as on a machine
 * that has much to do, is begun again.
 */
async function caught(begin: () => Command, isThere: () => boolean | Promise<boolean>): Promise<Command> {
	for (let attempt = 0; attempt < 10; attempt++) {
		const command = begin();
		commands.push(command);
		let isOver = false;
		void command.ended.then(() => {
			isOver = true;
		});
		while (!isOver && !(await isThere())) await pause(5);
		command.child.kill("SIGSTOP");
		if (!isOver && (await isThere())) return command;
		command.child.kill("SIGCONT");
		await command.ended;
	}
	throw new Error("The command was never seen in the middle of its work.");
}

/** Lets a command that is held still go on, only to be told to stop. */
function stop({ child }: Command): void {
	child.kill("SIGTERM");
	child.kill("SIGCONT");
}

const unfinished = (where = folder) => readdirSync(where).filter((name) => name.includes("unfinished"));
/** Of this database: those of other tests stand in the same folder. */
const laid = () => unfinished(dirname(file)).filter((name) => name.startsWith(`${basename(file)}.`));
const isLaid = async (): Promise<boolean> => {
	if (isFile) return laid().length > 0;
	const client = new pg.Client({ connectionString: Object.assign(new URL(url), { pathname: "/postgres" }).href });
	await client.connect();
	const name = `${new URL(url).pathname.slice(1)}_restoring`;
	const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [name]);
	await client.end();
	return rowCount === 1;
};

/** A restore is at its work: its folder has more than the lock, by which a second one knows it. */
const isAtIt = async (): Promise<boolean> =>
	isFile
		? laid().some((name) => readdirSync(join(dirname(file), name)).some((inside) => !inside.startsWith("lock")))
		: isLaid();

beforeAll(async () => {
	// So much that there is a moment between the beginning and the end.
	await transaction(TEST, async (tx) => {
		await tx.rows(sql`CREATE TABLE ballast (words text)`);
		await tx.rows(
			isFile
				? sql`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60000) INSERT INTO ballast SELECT hex(randomblob(1000)) FROM n`
				: sql`INSERT INTO ballast SELECT repeat(md5(i::text) || md5((i + 1)::text), 30) FROM generate_series(1, 60000) AS i`,
		);
	});
	await closeStores();
}, 120_000);
const commands: Command[] = [];
afterEach(async () => {
	for (const { child } of commands.splice(0)) child.kill("SIGKILL");
});
afterAll(() => rmSync(folder, { recursive: true }));

it("of two backups to one name one is made, whole, and the other is told that the name is taken", async () => {
	const backup = join(folder, "twice");
	const both = await Promise.all([hub(["backup", backup]).ended, hub(["backup", backup]).ended]);
	expect(both.map(({ status }) => status).sort()).toEqual([0, 1]);
	expect(both.map(({ complained }) => complained).join("")).toBe(
		`${backup} is there already. A backup overwrites nothing: name another.`,
	);
	expect(readdirSync(folder)).toEqual(["twice"]);
	expect(statSync(backup).mode & 0o777).toBe(0o600);
}, 180_000);

it("a backup is for nobody else while it is written; stopped it leaves nothing, and killed what the next one tidies", async () => {
	const hasCopy = () => unfinished().some((name) => existsSync(join(folder, name, "copy")));
	const beginning = (name: string) => () => {
		rmSync(join(folder, name), { force: true });
		return hub(["backup", join(folder, name)]);
	};
	const stopped = await caught(beginning("stopped"), hasCopy);
	expect(unfinished().map((name) => statSync(join(folder, name)).mode & 0o777)).toEqual([0o700]);
	stop(stopped);
	expect(await stopped.ended).toMatchObject({ signal: "SIGTERM" });
	expect(readdirSync(folder)).toEqual(["twice"]);

	const killed = await caught(beginning("killed"), hasCopy);
	killed.child.kill("SIGKILL");
	await killed.ended;
	expect(unfinished()).toHaveLength(1);
	expect(await hub(["backup", join(folder, "next")]).ended).toMatchObject({ status: 0 });
	expect(readdirSync(folder).sort()).toEqual(["next", "twice"]);
}, 240_000);

it("a restore that is stopped or killed leaves the database, and nothing beside it for long; a second is refused", async () => {
	const backup = join(folder, "twice");
	const stopped = await caught(() => hub(["restore", backup]), isAtIt);
	const second = await hub(["restore", backup]).ended;
	expect(second).toMatchObject({ status: 1, complained: expect.stringContaining("is being restored already") });
	expect(await isLaid()).toBe(true);
	stop(stopped);
	expect(await stopped.ended).toMatchObject({ signal: "SIGTERM" });
	expect(await isLaid()).toBe(false);

	const killed = await caught(() => hub(["restore", backup]), isAtIt);
	killed.child.kill("SIGKILL");
	await killed.ended;
	expect(await isLaid()).toBe(true);
	// Where a program of PostgreSQL's is still at it, it ends by itself.
	await expect
		.poll(async () => {
			await hub(["check"]).ended;
			return isLaid();
		}, LONG)
		.toBe(false);
	const [row] = await (await readFor(TEST)).rows<{ rows: number }>(sql`SELECT count(*) AS rows FROM ballast`);
	expect(Number(row?.rows)).toBe(60_000);
	await closeStores();
}, 400_000);

it("what is no file is told in a line", async () => {
	const other = join(folder, "a-folder");
	mkdirSync(other);
	expect(await hub(["restore", other]).ended).toMatchObject({
		status: 1,
		complained: `${other} is no file, so it is no backup.`,
	});
	if (!isFile) return;
	const checked = await hub(["check", "--store", "portal"], { DATABASE_URL: `file:${other}` }).ended;
	expect(checked).toMatchObject({ status: 1, complained: `${other} is a folder. Name a file for the database.` });
	expect(basename(other)).toBe("a-folder");
}, 120_000);
