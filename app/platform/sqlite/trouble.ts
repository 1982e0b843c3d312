/** What SQLite says when it cannot do what it is asked, in a line for whoever can mend it. */

/** By the beginning of SQLite's code, which goes on with details: SQLITE_BUSY_RECOVERY, SQLITE_IOERR_WRITE. */
const WORDS = [
	["SQLITE_BUSY", "is busy: another process has it. Try again in a moment."],
	["SQLITE_FULL", "cannot grow: the disk is full. Make room, then try again."],
	["SQLITE_IOERR_WRITE", "cannot be written: the disk is full, this user's part of it is, or it fails. Make room."],
	["SQLITE_IOERR_SHMSIZE", "cannot grow: the disk is full. Make room, then try again."],
	["SQLITE_IOERR", "cannot be read or written: the disk fails. Look at the disk; if it is lost, restore a backup."],
	["SQLITE_READONLY", "may not be written. Let this user write the file and its folder."],
	["SQLITE_CANTOPEN", "cannot be opened. Let this user read and write the file and its folder."],
	["SQLITE_CORRUPT", "is damaged. Stop what uses it, and restore a backup."],
	["SQLITE_NOTADB", "is no database, or a damaged one. Name another file, or restore a backup."],
] as const;

/** What keeps SQLite from working with a file, in a line; undefined where `error` is a fault of the product. */
export function troubleWith(file: string, error: unknown): string | undefined {
	for (let at = error; at instanceof Error; at = at.cause) {
		const code = "code" in at ? String(at.code) : "";
		const [, words] = WORDS.find(([start]) => code.startsWith(start)) ?? [];
		if (words) return `The database ${file} ${words}`;
	}
	return undefined;
}
