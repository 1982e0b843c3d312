/** Files that must be there after the power was cut. */
import { open } from "node:fs/promises";

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
