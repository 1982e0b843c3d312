/**
 * SQLite's write-ahead log after a large transaction. Left to itself, SQLite brings all of it to the disk within COMMIT,
 * and then copies it into the database: some fifty megabytes of a long import, while nobody is answered.
 */
import { statSync } from "node:fs";
import { open } from "node:fs/promises";
import { createRequire } from "node:module";
import { Worker } from "node:worker_threads";

/** Beyond this many bytes waiting for it is noticed. */
const LARGE = 8 * 1024 * 1024;

const logOf = (file: string) => `${file}-wal`;

/** Whether the log of a database has grown so large. */
export function isLogLarge(file: string): boolean {
	return (statSync(logOf(file), { throwIfNoEntry: false })?.size ?? 0) > LARGE;
}

/** Brings what is in the log to the disk, beside the event loop, so that COMMIT has only its own last part left. */
export async function syncLog(file: string): Promise<void> {
	const log = await open(logOf(file), "r+");
	try {
		await log.datasync();
	} finally {
		await log.close();
	}
}

const CHECKPOINT = `
	const { workerData } = require("node:worker_threads");
	const Database = require(workerData.library);
	const connection = new Database(workerData.file, { timeout: 0 });
	connection.pragma("synchronous = FULL");
	connection.pragma("wal_checkpoint(PASSIVE)");
	const pause = new Int32Array(new SharedArrayBuffer(4));
	for (let tries = 0; tries < 10; tries++) {
		const [{ busy }] = connection.pragma("wal_checkpoint(TRUNCATE)");
		if (busy === 0) break;
		Atomics.wait(pause, 0, 0, 20);
	}
	connection.close();
`;

/**
 * Copies the log into the database in a thread of its own, and then empties it, which takes a moment and waits for
 * nobody. One that fails leaves it to the next transaction.
 */
export function checkpointBeside(file: string): Promise<void> {
	const workerData = { file, library: createRequire(import.meta.url).resolve("better-sqlite3") };
	return new Promise((resolve) => {
		const worker = new Worker(CHECKPOINT, { eval: true, workerData });
		worker.once("error", () => resolve());
		worker.once("exit", () => resolve());
	});
}
