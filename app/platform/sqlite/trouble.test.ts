/** What a person can mend is one line: what is wrong, where, and what to do; at the command line as at the start. */
import { spawn } from "node:child_process";
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { TEST } from "../../../tests/factories/asker";
import { ended, holdLock } from "../../../tests/setup/lock-holder";
import { withSmallFiles } from "../../../tests/setup/running-host";
import { OperatorProblem, StoreUnavailable } from "../store-errors";
import { openSqlite } from "../store-sqlite.server";

let folder: string;
let file: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "hub-trouble-"));
	file = join(folder, "hub.db");
});
afterEach(() => {
	chmodSync(folder, 0o755);
	rmSync(folder, { recursive: true, force: true });
});

/** The superuser may write everything, so where the tests are his, what may not be written is tried as nobody. */
const NOBODY = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : undefined;
const asNobody = (path: string) => NOBODY && chownSync(path, NOBODY.uid, NOBODY.gid);

interface Ran {
	code: number | null;
	out: string;
	err: string;
}

/** Runs the operator's command. @param around what it is run by */
function hub(args: string[], { database = file, around = (command: string[]) => command, user = {} } = {}) {
	const [program = "", ...rest] = around([process.execPath, "app/cli/hub.mjs", ...args]);
	const child = spawn(program, rest, { env: { ...process.env, DATABASE_URL: `file:${database}` }, ...user });
	const ran: Ran = { code: null, out: "", err: "" };
	child.stdout.setEncoding("utf8").on("data", (text: string) => {
		ran.out += text;
	});
	child.stderr.setEncoding("utf8").on("data", (text: string) => {
		ran.err += text;
	});
	return new Promise<Ran>((resolve) => child.once("close", (code) => resolve({ ...ran, code })));
}

/** One line, which names the file, and nothing beside it. */
function expectOneLine({ code, err }: Ran, words: RegExp, path = file): void {
	expect(err.trimEnd().split("\n"), err).toHaveLength(1);
	expect(err).toContain(path);
	expect(err).toMatch(words);
	expect(code).toBe(1);
}

async function migrated(): Promise<void> {
	const store = await openSqlite("portal", file);
	await store.migrate();
	await store.close();
}

describe("a command", { timeout: 120_000 }, () => {
	it("says that the disk is full, at the first start and later", async () => {
		const around = (command: string[]) => withSmallFiles(64, command);
		expectOneLine(await hub(["migrate"], { around }), /disk/);
		rmSync(folder, { recursive: true });
		mkdirSync(folder);
		await migrated();
		const add = ["council", "add", "--slug", "newtown", "--name", "N", "--notice", "n".repeat(70_000)];
		expectOneLine(await hub(add, { around }), /disk/);
	});

	it("says that a file is no database, or damaged", async () => {
		writeFileSync(file, "What we talked about on Monday. ".repeat(1000));
		expectOneLine(await hub(["council", "list"]), /no database/);
		rmSync(file);
		await migrated();
		const bytes = readFileSync(file);
		writeFileSync(file, bytes.fill(0xa5, 100, 4096));
		expectOneLine(await hub(["council", "list"]), /damaged/);
	});

	it("says that there can be no file where its setting names one", async () => {
		writeFileSync(join(folder, "notes"), "");
		const below = join(folder, "notes", "hub.db");
		expectOneLine(await hub(["council", "list"], { database: below }), /no folder/, below);
		expectOneLine(await hub(["council", "list"], { database: folder }), /is a folder/, folder);
	});

	it("says that a file or its folder may not be written", async () => {
		asNobody(folder);
		chmodSync(folder, 0o555);
		expectOneLine(await hub(["migrate"], { user: NOBODY }), /Let this user/);
		chmodSync(folder, 0o755);
		await migrated();
		asNobody(file);
		chmodSync(file, 0o444);
		expectOneLine(await hub(["council", "list"], { user: NOBODY }), /Let this user/);
		chmodSync(folder, 0o555);
		chmodSync(file, 0o644);
		expectOneLine(await hub(["council", "list"], { user: NOBODY }), /Let this user/);
	});

	it("that reads waits for nobody who writes", async () => {
		await migrated();
		const holder = await holdLock(file, { hold: 60_000, pause: 0, lasts: 0 });
		const listed = await hub(["council", "list"]);
		expect(holder.exitCode).toBe(null);
		holder.kill();
		expect(listed).toEqual({ code: 0, out: "No council publishes here.\n", err: "" });
	});

	it("that writes waits its turn", async () => {
		await migrated();
		const holder = await holdLock(file, { hold: 8000, pause: 0, lasts: 0 });
		const added = await hub(["council", "add", "--slug", "newtown", "--name", "Newtown"]);
		await ended(holder);
		expect(added).toEqual({ code: 0, out: "Newtown was added: /newtown\n", err: "" });
	});
});

describe("the store", () => {
	it("makes its file, and the folder, for this user's eyes", async () => {
		file = join(folder, "data", "hub.db");
		await migrated();
		const store = await openSqlite("portal", file);
		await store.transaction(TEST, async () => undefined);
		const modes = [join(folder, "data"), file, `${file}-wal`, `${file}-shm`].map((path) => statSync(path).mode & 0o777);
		await store.close();
		expect(modes).toEqual([0o700, 0o600, 0o600, 0o600]);
	});

	it("cannot be brought up to date while another process writes, and says so", async () => {
		await (await openSqlite("portal", file)).close();
		const holder = await holdLock(file, { hold: 60_000, pause: 0, lasts: 0 });
		const store = await openSqlite("portal", file, 300);
		await expect(store.migrate()).rejects.toThrow(
			new OperatorProblem(
				`The database ${file} is busy: others have been writing to it for too long. Try again in a moment.`,
			),
		);
		holder.kill();
		await ended(holder);
		expect((await store.migrate()).length).toBeGreaterThan(5);
		await store.close();
	});

	it("notices that its file was deleted, or another put in its place, and takes nothing more", async () => {
		await migrated();
		const store = await openSqlite("portal", file);
		const nothing = () => store.transaction(TEST, async () => undefined);
		await nothing();
		await store.check();
		const bytes = readFileSync(file);
		rmSync(file);
		await expect(store.check()).rejects.toThrow(StoreUnavailable);
		await expect(nothing()).rejects.toThrow(/deleted or replaced/);
		writeFileSync(file, bytes);
		await expect(nothing()).rejects.toThrow(/deleted or replaced/);
		await store.close();
	});
});
