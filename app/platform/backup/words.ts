/** What the disk refuses, in a line for whoever can mend it. */
import { OperatorProblem } from "../store-errors";

/** By the codes of the system and of SQLite. */
const WORDS = [
	[/^(?:ENOSPC|EDQUOT|SQLITE_FULL|SQLITE_IOERR_WRITE)/, "is full: make room there, then try again."],
	[/^(?:EACCES|EPERM|EROFS|SQLITE_READONLY)/, "may not be read or written by this user."],
	[/^EIO/, "cannot be read or written: the disk fails."],
	[/^ENOENT/, "is not there."],
] as const;

/** @param where the file or folder on the disk concerned. @returns an OperatorProblem, or `error` where it is another */
export function inDiskWords(where: string, error: unknown): unknown {
	const code = error instanceof Error && "code" in error ? String(error.code) : "";
	const [, words] = WORDS.find(([codes]) => codes.test(code)) ?? [];
	return words ? new OperatorProblem(`${where} ${words}`, { cause: error }) : error;
}
