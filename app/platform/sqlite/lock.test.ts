/** Another process has SQLite's lock: this one answers all the while, and saves as soon as it can. */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { HUB } from "../../../tests/setup/command";
import { ended, holdLock } from "../../../tests/setup/lock-holder";
import { watchSaves } from "../../../tests/setup/watch-saves";
import { StoreUnavailable } from "../store-errors";
import { openSqlite } from "../store-sqlite.server";
import { newLine } from "./lock.server";

let folder: string;
let file: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "hub-lock-"));
	file = join(folder, "hub.db");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const RARELY_SAVED = { waitMs: 10_000, everyMs: 50 };
/** Far less than a wait inside SQLite. Alone on a machine it is 30 to 90 milliseconds. */
const SILENT_MS = 1000;

describe("beside another process that writes", () => {
	it("in short transactions, nothing is refused and nobody waits in silence", async () => {
		const saves = await watchSaves(file, RARELY_SAVED, async () => {
			await ended(await holdLock(file, { hold: 100, pause: 15, lasts: 8000 }));
		});
		expect(saves.saved).toBeGreaterThan(50);
		expect(saves.refused).toBe(0);
		expect(saves.silentMs).toBeLessThan(SILENT_MS);
	}, 180_000);

	it("in one long transaction, what cannot wait so long is refused, and the rest is saved", async () => {
		const saves = await watchSaves(file, { waitMs: 1500, everyMs: 50 }, async () => {
			await ended(await holdLock(file, { hold: 4000, pause: 0, lasts: 0 }));
			await pause(300);
		});
		expect(saves.refused).toBeGreaterThan(10);
		expect(saves.saved).toBeGreaterThan(10);
		expect(saves.longestMs).toBeGreaterThan(1400);
		expect(saves.silentMs).toBeLessThan(SILENT_MS);
	}, 180_000);
});

describe("beside an operator's command", () => {
	it("that loads postcodes, nothing is refused and nobody waits in silence", async () => {
		const store = await openSqlite("portal", file);
		await store.migrate();
		await store.close();
		const sheet = join(folder, "postcodes-2025.csv");
		const letters = "ABDEFGHJLN";
		const lines = Array.from({ length: 100_000 }, (_, at) => {
			const code = String(at).padStart(5, "0");
			const end = [...code.slice(3)].map((digit) => letters[Number(digit)]).join("");
			return `AB${code.slice(0, 2)} ${code[2]}${end},51.5,-0.1,E09000031,E01004329`;
		});
		writeFileSync(sheet, ["pcds,lat,long,oslaua,lsoa21", ...lines, ""].join("\n"));
		let printed = "";
		const saves = await watchSaves(file, RARELY_SAVED, async () => {
			const command = [HUB, "import", "postcodes", sheet];
			const hub = spawn(process.execPath, command, { env: { ...process.env, DATABASE_URL: `file:${file}` } });
			hub.stdout.setEncoding("utf8").on("data", (text: string) => {
				printed += text;
			});
			await ended(hub);
		});
		expect(printed).toContain("100,000 postcodes loaded.");
		expect(saves.saved).toBeGreaterThan(10);
		expect(saves.refused).toBe(0);
		expect(saves.silentMs).toBeLessThan(SILENT_MS);
	}, 120_000);
});

describe("the line", () => {
	const free = () => undefined;
	const soon = (ms: number) => performance.now() + ms;

	it("lets in who came first, and one at a time", async () => {
		const line = newLine("hub.db");
		const seen: string[] = [];
		const work = (name: string) => async () => {
			seen.push(`${name} in`);
			await pause(5);
			seen.push(`${name} out`);
		};
		await Promise.all(["a", "b", "c"].map((name) => line.inTurn(free, work(name), soon(5000))));
		expect(seen).toEqual(["a in", "a out", "b in", "b out", "c in", "c out"]);
	});

	it("leaves the lock to others now and then, however much there is to do", async () => {
		let held = false;
		const lock = () => {
			if (held) throw Object.assign(new Error("database is locked"), { code: "SQLITE_BUSY" });
			held = true;
		};
		const seen: string[] = [];
		const work = (name: string) => async () => {
			await pause(20);
			seen.push(name);
			held = false;
		};
		const busy = newLine("hub.db");
		const much = Array.from({ length: 60 }, () => busy.inTurn(lock, work("much"), soon(30_000)));
		const little = newLine("hub.db").inTurn(lock, work("little"), soon(30_000));
		await Promise.all([...much, little]);
		expect(seen.indexOf("little")).toBeLessThan(50);
		expect(seen).toHaveLength(61);
	});

	it("keeps nobody past their time: they leave, and are not worked for afterwards", async () => {
		const line = newLine("hub.db");
		const seen: string[] = [];
		const slow = line.inTurn(free, () => pause(400), soon(5000));
		const late = line.inTurn(free, async () => void seen.push("late"), soon(50));
		const patient = line.inTurn(free, async () => void seen.push("patient"), soon(5000));
		await expect(late).rejects.toThrow(StoreUnavailable);
		await Promise.all([slow, patient]);
		expect(seen).toEqual(["patient"]);
		await line.empty();
	});

	it("goes on after a failure, and gives up on a lock that is never free", async () => {
		const line = newLine("hub.db");
		const taken = () => {
			throw Object.assign(new Error("database is locked"), { code: "SQLITE_BUSY" });
		};
		await expect(line.inTurn(taken, async () => 1, soon(60))).rejects.toThrow(/busy/);
		await expect(line.inTurn(free, () => Promise.reject(new Error("mine")), soon(5000))).rejects.toThrow("mine");
		expect(await line.inTurn(free, async () => 2, soon(5000))).toBe(2);
	});
});
