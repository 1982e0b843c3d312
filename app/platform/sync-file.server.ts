/** Files that must be there after the power was cut. */
import { closeSync, fsyncSync, mkdirSync, openSync } from "node:fs";
import { open } from "node:fs/promises";
import { dirname } from "node:path";

/** Brings a file to the disk. */
export async function syncFile(path: string): Promise<void> {
	const file = await open(path, "r+");
	try {
		await file.sync();
	} finally {
		await file.close();
	}
}

/** Brings to the disk which files are in a folder. */
export async function syncFolder(path: string): Promise<void> {
	const folder = await open(path, "r");
	try {
		await folder.sync();
	} finally {
		await folder.close();
	}
}

/**
 * Makes a folder, and those it is in, where they are missing. Each name is brought to the disk: SQLite and others bring
 * what is inside of a folder there, and without its name all of that would be gone.
 * @param mode of those that are made
 * @throws what `mkdirSync` throws
 */
export function makeFolder(path: string, mode?: number): void {
	const first = mkdirSync(path, { recursive: true, mode });
	if (!first) return;
	for (let made = path; made.length >= first.length; made = dirname(made)) syncFolderNow(dirname(made));
}

/** The same as `syncFolder`, for what is done once at the start. */
export function syncFolderNow(path: string): void {
	try {
		const folder = openSync(path, "r");
		try {
			fsyncSync(folder);
		} finally {
			closeSync(folder);
		}
	} catch {
		// Who may write in a folder may not always read it, and not every file system can do this: SQLite goes on too.
	}
}
