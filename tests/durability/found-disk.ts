/** A folder as it is found after the power was cut. */
import { existsSync, mkdirSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** It need not outlast another cut, so it is in memory where there is room. */
const MEMORY = "/dev/shm";
const ROOM = 2 ** 30;

function fastFolder(): string {
	if (!existsSync(MEMORY)) return tmpdir();
	const { bavail, bsize } = statfsSync(MEMORY);
	return bavail * bsize > ROOM ? MEMORY : tmpdir();
}

export class FoundDisk {
	readonly #folder = mkdtempSync(join(fastFolder(), "hub-cut-"));

	/** @param folder what it is called in life */
	constructor(private readonly folder: string) {}

	/** Where a file is found. */
	pathOf(file: string): string {
		return file.replace(this.folder, this.#folder);
	}

	/** Has these files in it, and no others. @param files bytes by path, as they are called in life */
	lay(files: ReadonlyMap<string, Buffer>): void {
		this.remove();
		for (const [path, bytes] of files) {
			const file = this.pathOf(path);
			mkdirSync(dirname(file), { recursive: true });
			writeFileSync(file, bytes);
		}
	}

	remove(): void {
		rmSync(this.#folder, { recursive: true, force: true });
	}
}
