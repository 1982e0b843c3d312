/** The file in which SQLite keeps the database. */
import { closeSync, openSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { OperatorProblem, StoreUnavailable } from "../store-errors";
import { makeFolder } from "../sync-file.server";

/** By the code of the operating system. */
const WORDS: Readonly<Record<string, string>> = {
	ENOSPC: "cannot be made: the disk is full. Make room, then start again.",
	EDQUOT: "cannot be made: this user's part of the disk is full. Make room, then start again.",
	EACCES: "may not be read and written. Let this user read and write the file and its folder.",
	EPERM: "may not be read and written. Let this user read and write the file and its folder.",
	EROFS: "may not be written: the disk is mounted read-only. Name a file elsewhere, or mount it to be written.",
	ENOTDIR: "cannot be there: a part of its path is no folder. Name another file.",
	EEXIST: "cannot be there: a part of its path is no folder. Name another file.",
	EISDIR: "is a folder. Name a file in it.",
};

/**
 * Makes the file and its folder where they are missing, for this user's eyes only: SQLite itself would let everybody read
 * it. The files that SQLite puts beside it are like it.
 * @throws OperatorProblem when it cannot be made or written
 */
export function makeFile(file: string): void {
	try {
		makeFolder(dirname(file), 0o700);
		closeSync(openSync(file, "a", 0o600));
	} catch (error) {
		const words = error instanceof Error && "code" in error ? WORDS[String(error.code)] : undefined;
		throw words ? new OperatorProblem(`The database ${file} ${words}`, { cause: error }) : error;
	}
}

/**
 * Watches that the file stays where it was opened.
 * @returns throws StoreUnavailable when it is there no more: what is written then, nobody finds again
 */
export function watchFile(file: string): () => void {
	const opened = identityOf(file);
	return () => {
		if (identityOf(file) === opened) return;
		throw new StoreUnavailable(
			`The database ${file} was deleted or replaced while it was in use. Stop this process, put the file back or restore a backup, and start again.`,
		);
	};
}

/** What tells a file from another of its name. */
function identityOf(file: string): string | undefined {
	const found = statSync(file, { throwIfNoEntry: false });
	return found && `${found.dev}:${found.ino}`;
}
