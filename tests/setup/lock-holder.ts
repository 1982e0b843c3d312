/** Another process that writes to a SQLite file, as an operator's command does beside the server. */
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

/** @returns the process, once it has the lock for the first time */
export async function holdLock(file: string, { hold, pause, lasts }: Holding): Promise<ChildProcess> {
	const child = spawn(process.execPath, ["-e", HOLDING], {
		env: {
			...process.env,
			LIBRARY: createRequire(import.meta.url).resolve("better-sqlite3"),
			FILE: file,
			HOLD_MS: String(hold),
			PAUSE_MS: String(pause),
			FOR_MS: String(lasts),
		},
		stdio: ["ignore", "pipe", "inherit"],
	});
	await new Promise<void>((resolve, reject) => {
		child.stdout?.once("data", () => resolve());
		child.once("exit", (code) => reject(new Error(`The process that holds the lock ended with ${code}.`)));
	});
	return child;
}

/** Resolves when a process has ended. */
export const ended = (child: ChildProcess): Promise<void> =>
	child.exitCode === null && child.signalCode === null
		? new Promise((resolve) => child.once("exit", () => resolve()))
		: Promise.resolve();
