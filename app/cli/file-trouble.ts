/** By the code of the operating system. */
const WORDS: Readonly<Record<string, string>> = {
	ENOENT: "is not there.",
	ENOTDIR: "cannot be there: a part of its path is no folder.",
	EISDIR: "is a folder, where a file is wanted.",
	EEXIST: "is there already, and nothing is written over it. Name another file.",
	EACCES: "is not for this user to read or write.",
	EPERM: "is not for this user to read or write.",
	EROFS: "cannot be written: the disk is mounted read-only.",
	ENOSPC: "cannot be written: the disk is full.",
};

/** What is wrong with a file that the operator named, in a line; undefined for what is about no file. */
export function fileTrouble(error: unknown): string | undefined {
	const { code, path, syscall } = (error ?? {}) as NodeJS.ErrnoException;
	const words = syscall && WORDS[code ?? ""];
	// A folder is opened like a file, and only reading it fails, which names nothing.
	return words && `${path ?? "What was named"} ${words}`;
}
