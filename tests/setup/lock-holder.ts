/** Other processes that use a SQLite file beside the one that is tested, as an operator's command does. */
import { type ChildProcess, spawn } from "node:child_process";
import { createRequire } from "node:module";

/** Writes for a while in transactions of a given length, each begun as soon as the one before is done but for a pause. */
const HOLDING = `
	const Database = require(process.env.LIBRARY);
	const { FILE, HOLD_MS, PAUSE_MS, FOR_MS } = process.env;
	const connection = new Database(FILE, { timeout: 5000 });
	const still = new Int32Array(new SharedArrayBuffer(4));
	const until = Date.now() + Number(FOR_MS);
	connection.exec("CREATE TABLE IF NOT EXISTS held (at INTEGER)");
	for (let first = true; first || Date.now() < until; first = false) {
		connection.exec("BEGIN IMMEDIATE");
		connection.prepare("INSERT INTO held VALUES (?)").run(Date.now());
		if (first) process.stdout.write("held\\n");
		Atomics.wait(still, 0, 0, Number(HOLD_MS));
		connection.exec("COMMIT");
		Atomics.wait(still, 0, 0, Number(PAUSE_MS));
	}
	connection.close();
`;

export interface Holding {
	/** How long each transaction is, how long the pause after it, and how long it all lasts, in milliseconds. */
	hold: number;
	pause: number;
	lasts: number;
}

/** Reads, and does not finish: what it sees has to stay in the log. */
const READING = `
	const Database = require(process.env.LIBRARY);
	const connection = new Database(process.env.FILE, { readonly: true });
	connection.exec("BEGIN");
	connection.prepare("SELECT count(*) FROM sqlite_master").get();
	process.stdout.write("reading\\n");
	setInterval(() => {}, 1000);
`;

function startOn(file: string, script: string, settings: Record<string, string> = {}): Promise<ChildProcess> {
	const library = createRequire(import.meta.url).resolve("better-sqlite3");
	const child = spawn(process.execPath, ["-e", script], {
		env: { ...process.env, LIBRARY: library, FILE: file, ...settings },
		stdio: ["ignore", "pipe", "inherit"],
	});
	return new Promise((resolve, reject) => {
		child.stdout?.once("data", () => resolve(child));
		child.once("exit", (code) => reject(new Error(`The process that uses the file ended with ${code}.`)));
	});
}

/** @returns the process, once it reads; it goes on until it is killed */
export const standReading = (file: string): Promise<ChildProcess> => startOn(file, READING);

/** @returns the process, once it has the lock for the first time */
export const holdLock = (file: string, { hold, pause, lasts }: Holding): Promise<ChildProcess> =>
	startOn(file, HOLDING, { HOLD_MS: String(hold), PAUSE_MS: String(pause), FOR_MS: String(lasts) });

/** Resolves when a process has ended. */
export const ended = (child: ChildProcess): Promise<void> =>
	child.exitCode === null && child.signalCode === null
		? new Promise((resolve) => child.once("exit", () => resolve()))
		: Promise.resolve();
