/**
 * What a run writes and has not finished: in a folder of its own, which nobody else may read, beside what it will become.
 * It goes when the run ends or is stopped; what a killed one left goes with the next run. Whether a run is still there
 * says a lock that the system takes from it when it dies, whatever its process is called in whichever container.
 */
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import Database from "better-sqlite3";
import { undoWhenStopped } from "./stopping.server";
import { inDiskWords } from "./words";

export interface Unfinished {
	folder: string;
	remove(): void;
}

const LOCK = "lock";
const JUST_MADE_MS = 60_000;
const MARK = /\.unfinished-[A-Za-z0-9]{6}$/;

/**
 * @param path what will be made; the folder stands beside it
 * @throws OperatorProblem when the folder cannot be made
 */
export function beginUnfinished(path: string): Unfinished {
	let folder = "";
	let lock: Database.Database | undefined;
	const remove = () => {
		if (folder !== "") rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
		lock?.close();
	};
	// Before anything is there: who is stopped right after it was made would leave it.
	const isOver = undoWhenStopped(remove);
	const end = () => {
		isOver();
		remove();
	};
	try {
		// For this user alone, from the beginning.
		folder = mkdtempSync(`${path}.unfinished-`);
		lock = take(folder);
	} catch (error) {
		end();
		throw inDiskWords(dirname(path), error);
	}
	return { folder, remove: end };
}

/**
 * Removes what runs left that are no more.
 * @param name of what would have been made; null for all in the folder
 * @returns whether there are runs at it that go on
 */
export function tidyUnfinished(folder: string, name: string | null): boolean {
	let goesOn = false;
	for (const found of readdirSync(folder).filter((one) => MARK.test(one))) {
		if (name !== null && found.replace(MARK, "") !== basename(name)) continue;
		const path = join(folder, found);
		try {
			// Another run is about to take its lock.
			if (!existsSync(join(path, LOCK)) && Date.now() - statSync(path).mtimeMs < JUST_MADE_MS) continue;
			const lock = take(path);
			rmSync(path, { recursive: true, force: true });
			lock.close();
		} catch (error) {
			// What is another user's is left to them; what went meanwhile is gone.
			if (error instanceof Error && "code" in error && error.code === "SQLITE_BUSY") goesOn = true;
		}
	}
	return goesOn;
}

function take(folder: string): Database.Database {
	const lock = new Database(join(folder, LOCK), { timeout: 0 });
	try {
		lock.exec("BEGIN EXCLUSIVE");
	} catch (error) {
		lock.close();
		throw error;
	}
	return lock;
}
