/**
 * What a process did to the files of a folder, call by call, as strace saw it: each byte that was written, each time that
 * it was brought to the disk, and each line that was said meanwhile.
 */
import { execFile, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

/** Whether strace is here and may watch a process. */
export function canTrace(): boolean {
	return spawnSync("strace", ["-f", "-qq", "-o", "/dev/null", "true"]).status === 0;
}

/** When a call was at work: lines of strace's. */
export interface Time {
	begun: number;
	/** Infinity for one that never returned. */
	ended: number;
}

type What =
	/** Without an offset it is added at the end. */
	| { kind: "write"; path: string; offset: number | undefined; bytes: Buffer }
	| { kind: "truncate"; path: string; size: number }
	| { kind: "sync"; path: string }
	/** A file that is opened to be written, and made where there is none; or a folder. */
	| { kind: "make"; path: string; what: "file" | "folder" }
	| { kind: "link" | "rename"; from: string; path: string }
	| { kind: "remove"; path: string }
	| { kind: "say"; line: string };
export type Call = Time & What;

const WATCHED = [
	...["openat", "open", "creat", "mkdir", "mkdirat"],
	...["write", "writev", "pwrite64", "pwritev", "pwritev2", "truncate", "ftruncate", "fallocate", "copy_file_range"],
	...["sendfile", "fsync", "fdatasync", "sync_file_range", "msync"],
	...["unlink", "unlinkat", "rename", "renameat", "renameat2", "link", "linkat"],
];
/** In bytes: longer than anything that is written at once. */
const LONGEST = 1 << 24;

/**
 * Runs a command, and sees what it does to the files of `folder`.
 * @throws Error when it fails, or does there what is not understood
 */
export async function traced(command: readonly string[], folder: string, env: Record<string, string>): Promise<Call[]> {
	const own = mkdtempSync(join(tmpdir(), "hub-trace-"));
	const log = join(own, "log");
	// `-y` says which file a number stands for; `--seccomp-bpf` has the process stop for these calls only.
	const how = ["-f", "--seccomp-bpf", "-qq", "-y", "-s", String(LONGEST), "-e", "signal=none", "-o", log];
	try {
		await promisify(execFile)("strace", [...how, "-e", `trace=${WATCHED.join()}`, ...command], {
			env: { ...process.env, ...env },
			maxBuffer: LONGEST,
		});
		return readCalls(readFileSync(log), folder);
	} finally {
		rmSync(own, { recursive: true });
	}
}

const NEW_LINE = "\n".charCodeAt(0);
const UNFINISHED = " <unfinished ...>";

/** @param folder an absolute path: what happens elsewhere is left out, but for lines that are said */
function readCalls(log: Buffer, folder: string): Call[] {
	const calls: Call[] = [];
	/** By thread: what was begun and has not returned. */
	const open = new Map<string, { name: string; text: string; begun: number }>();
	let time = 0;
	for (let from = 0; from < log.length; ) {
		const to = log.indexOf(NEW_LINE, from);
		const line = log.toString("latin1", from, to);
		from = to + 1;
		time += 1;
		const [, thread = "", resumed, rest = "", name = "", text = ""] =
			/^(\d+) +(?:<\.\.\. (\w+) resumed>(.*)|(\w+)\((.*))$/s.exec(line) ?? [];
		if (resumed) {
			const call = open.get(thread);
			open.delete(thread);
			if (call) calls.push(...understand(call.name, call.text + rest, folder, { begun: call.begun, ended: time }));
		} else if (text.endsWith(UNFINISHED)) {
			open.set(thread, { name, text: text.slice(0, -UNFINISHED.length), begun: time });
		} else if (name) calls.push(...understand(name, text, folder, { begun: time, ended: time }));
	}
	for (const { name, text, begun } of open.values()) {
		calls.push(...understand(name, `${text}) = 0`, folder, { begun, ended: Number.POSITIVE_INFINITY }));
	}
	return calls.sort((a, b) => a.begun - b.begun);
}

/** @param text what stands behind the call's name: `18</folder/file>, "…", 24, 32) = 24` */
function understand(name: string, text: string, folder: string, time: Time): Call[] {
	const said = name === "write" && /^1<[^>]*>, "(.*)\\n", \d+\)/.exec(text);
	if (said) return (said[1] ?? "").split("\\n").map((line) => ({ ...time, kind: "say", line }));
	if (!text.includes(folder) || / = -1 \w+ \(.*\)$/.test(text)) return [];
	return whatOf(name, text).flatMap((what) => {
		// What SQLite shares between connections is worked out anew, and what has no name any more is lost anyway.
		const isOurs = "path" in what && what.path.startsWith(`${folder}/`) && !/-shm$/.test(what.path);
		return isOurs || ("path" in what && what.path === folder && what.kind === "sync") ? [{ ...time, ...what }] : [];
	});
}

function whatOf(name: string, text: string): What[] {
	/** The file of a number, or a name. */
	const [, path = "", isGone] = /^\d+<([^>]*)>(\(deleted\))?/.exec(text) ?? [];
	if (isGone) return [];
	const names = () => [...text.matchAll(/"([^"]*)"/g)].map(([, one = ""]) => one);
	const numbers = () =>
		text
			.slice(text.lastIndexOf('"') + 1)
			.match(/-?\d+/g)
			?.map(Number) ?? [];
	switch (name) {
		case "openat":
		case "open": {
			const [file = ""] = names();
			if (!/O_WRONLY|O_RDWR/.test(text)) return [];
			const make: What[] = text.includes("O_CREAT") ? [{ kind: "make", path: file, what: "file" }] : [];
			return text.includes("O_TRUNC") ? [...make, { kind: "truncate", path: file, size: 0 }] : make;
		}
		case "mkdir":
		case "mkdirat":
			return names().map((folder) => ({ kind: "make", path: folder, what: "folder" }));
		case "write":
			return [{ kind: "write", path, offset: undefined, bytes: bytesIn(text) }];
		case "pwrite64":
			return [{ kind: "write", path, offset: numbers()[1], bytes: bytesIn(text) }];
		case "copy_file_range": {
			const [, source = "", from, to = "", count] =
				/^\d+<([^>]*)>, \[(\d+)\], \d+<([^>]*)>, NULL, \d+, 0\) += (\d+)$/.exec(text) ?? [];
			// What is copied here is a backup, which is still as it was.
			const bytes = readFileSync(source).subarray(Number(from), Number(from) + Number(count));
			return [{ kind: "write", path: to, offset: undefined, bytes }];
		}
		case "ftruncate":
			return [{ kind: "truncate", path, size: Number(/, (\d+)\)/.exec(text)?.[1]) }];
		case "fsync":
		case "fdatasync":
			return [{ kind: "sync", path }];
		case "unlink":
		case "unlinkat":
			return names().map((file) => ({ kind: "remove", path: file }));
		case "rename":
		case "renameat":
		case "renameat2":
		case "link":
		case "linkat": {
			const [from = "", to = ""] = names();
			return [{ kind: name.startsWith("link") ? "link" : "rename", from, path: to }];
		}
		default:
			throw new Error(`What ${name} does to a file is not understood: ${text.slice(0, 200)}`);
	}
}

const BACKSLASH = "\\".charCodeAt(0);
const ZERO = "0".charCodeAt(0);
const SEVEN = "7".charCodeAt(0);
const LETTERS: Readonly<Record<string, number>> = { n: 10, t: 9, r: 13, v: 11, f: 12 };

/** The bytes of the one string in a call, whose escapes are those of C. */
function bytesIn(text: string): Buffer {
	const from = text.indexOf('"') + 1;
	const to = text.lastIndexOf('"');
	const bytes = Buffer.allocUnsafe(to - from);
	let length = 0;
	for (let at = from; at < to; ) {
		let byte = text.charCodeAt(at++);
		if (byte === BACKSLASH) {
			byte = text.charCodeAt(at++);
			if (byte >= ZERO && byte <= SEVEN) {
				byte -= ZERO;
				for (let digits = 1; digits < 3; digits++) {
					const digit = text.charCodeAt(at);
					if (digit < ZERO || digit > SEVEN || at === to) break;
					byte = byte * 8 + digit - ZERO;
					at += 1;
				}
			} else byte = LETTERS[String.fromCharCode(byte)] ?? byte;
		}
		bytes[length++] = byte;
	}
	return bytes.subarray(0, length);
}
