/**
 * SQLite's write-ahead log, on its way to the disk. Left to itself, SQLite brings it there within COMMIT, and after a large
 * transaction copies it into the database, too: while it waits for the disk, nobody is answered.
 */
import { statSync } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { createRequire } from "node:module";
import { Worker } from "node:worker_threads";
import { StoreUnavailable } from "../store-errors";

/** Beyond this many bytes waiting for it is noticed. */
const LARGE = 8 * 1024 * 1024;

const logOf = (file: string) => `${file}-wal`;

/** Whether the log of a database has grown so large. */
export function isLogLarge(file: string): boolean {
	return (statSync(logOf(file), { throwIfNoEntry: false })?.size ?? 0) > LARGE;
}

/** What brings the log of a database to the disk beside the event loop: one call for all who wait for it. */
export function logSyncer(file: string) {
	let log: FileHandle | undefined;
	/** The call that is being made; it never fails. */
	let underWay = Promise.resolve();
	/** The one after it, which brings along what is committed until it begins. */
	let next: Promise<void> | undefined;
	/** Once the disk failed, a later call may tell of success and have lost what this one should have brought there. */
	let failure: { cause: unknown } | undefined;

	async function sync(): Promise<void> {
		try {
			if (failure) throw failure.cause;
			log ??= await open(logOf(file), "r+");
			await log.datasync();
		} catch (cause) {
			failure ??= { cause };
			throw new StoreUnavailable(
				`What was written to the database ${file} did not reach the disk. Look at the disk, then start again.`,
				{ cause },
			);
		}
	}

	return {
		/**
		 * Resolves when all that was committed before is on the disk, by whichever process.
		 * @throws StoreUnavailable when it may not be: then for good
		 */
		synced(): Promise<void> {
			next ??= underWay.then(() => {
				const call = sync();
				underWay = call.catch(() => undefined);
				next = undefined;
				return call;
			});
			return next;
		},
		async close(): Promise<void> {
			await underWay;
			await log?.close();
		},
	};
}

const CHECKPOINT = `
	const { parentPort, workerData } = require("node:worker_threads");
	const Database = require(workerData.library);
	const connection = new Database(workerData.file, { timeout: 0 });
	connection.pragma("synchronous = FULL");
	connection.pragma("wal_checkpoint(PASSIVE)");
	const pause = new Int32Array(new SharedArrayBuffer(4));
	let emptied = false;
	for (let tries = 0; tries < 10 && !emptied; tries++) {
		if (tries > 0) Atomics.wait(pause, 0, 0, 20);
		emptied = connection.pragma("wal_checkpoint(TRUNCATE)")[0].busy === 0;
	}
	connection.close();
	parentPort.postMessage(emptied);
`;

/**
 * Copies the log into the database in a thread of its own, and then empties it, which takes a moment and waits for
 * nobody. @returns whether it is empty: not where somebody reads in it, or writes
 */
function checkpointBeside(file: string): Promise<boolean> {
	const workerData = { file, library: createRequire(import.meta.url).resolve("better-sqlite3") };
	return new Promise((resolve) => {
		const worker = new Worker(CHECKPOINT, { eval: true, workerData });
		worker.once("message", resolve);
		worker.once("error", () => resolve(false));
		worker.once("exit", () => resolve(false));
	});
}

/** How long a log that could not be emptied is left alone. */
const LEFT_ALONE_MS = 5000;

/** Empties the log of a database when it has grown large. */
export function logEmptier(file: string) {
	let trying: Promise<void> | undefined;
	/** Not zero while another process reads in the log for longer than anybody waits. */
	let leftAloneUntil = 0;

	async function attempt(): Promise<void> {
		const emptied = await checkpointBeside(file);
		leftAloneUntil = emptied ? 0 : performance.now() + LEFT_ALONE_MS;
		trying = undefined;
	}

	return {
		/**
		 * Empties it. Resolves when that is done, or has failed; at once while somebody else reads in it, whom the log has
		 * to be kept for and nobody here can hurry. Then it is tried now and then, and nobody waits for it.
		 */
		async empty(): Promise<void> {
			if (trying || performance.now() < leftAloneUntil) return;
			const isKnown = leftAloneUntil > 0;
			trying = attempt();
			if (!isKnown) await trying;
		},
		/** Resolves when nothing is tried any more. */
		async settled(): Promise<void> {
			await trying;
		},
	};
}
