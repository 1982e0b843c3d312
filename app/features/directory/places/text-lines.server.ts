/** Files of lines, read as they come: plain or gzip, from a path or from standard input, in constant memory. */
import { createReadStream, statSync } from "node:fs";
import { basename } from "node:path";
import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";

const CHUNK = 1 << 18;
const LONGEST_LINE = 1 << 20;

export interface TextLines {
	/** The file's name without its folder, or "standard input". */
	name: string;
	/** The lines in blocks of some thousands, without line ends. To be read once. */
	blocks: AsyncIterable<string[]>;
	/** How much of the file has been read, 0 to 1; null when its size is not known. */
	fraction(): number | null;
}

/** Packings that are not read here, by the first bytes of the file. */
const OTHER_PACKINGS = [
	{ magic: [0xfd, 0x37, 0x7a], name: "xz", unpack: "xz -dc FILE" },
	{ magic: [0x50, 0x4b, 0x03, 0x04], name: "zip", unpack: "unzip -p FILE '*.csv'" },
	{ magic: [0x42, 0x5a, 0x68], name: "bzip2", unpack: "bzip2 -dc FILE" },
] as const;

const startsWith = (chunk: Uint8Array, magic: readonly number[]) => magic.every((byte, at) => chunk[at] === byte);

/** Unpacks gzip, known by its first bytes; passes plain text on. @throws Error for other packings */
async function* unpacked(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
	const chunks = source[Symbol.asyncIterator]();
	const first = await chunks.next();
	if (first.done) return;
	const other = OTHER_PACKINGS.find(({ magic }) => startsWith(first.value, magic));
	if (other)
		throw new Error(`This file is packed with ${other.name}. Unpack it into the command: ${other.unpack} | … -`);
	const whole = (async function* () {
		yield first.value;
		yield* { [Symbol.asyncIterator]: () => chunks };
	})();
	if (!startsWith(first.value, [0x1f, 0x8b])) {
		yield* whole;
		return;
	}
	const packed = Readable.from(whole);
	const gunzip = createGunzip({ chunkSize: CHUNK });
	// An error of the source must end the reader too: pipe() alone would leave it waiting.
	packed.on("error", (error) => gunzip.destroy(error));
	yield* packed.pipe(gunzip);
}

/** Cuts UTF-8 bytes into lines. @throws Error when a line has no end within a megabyte */
export async function* lineBlocks(source: AsyncIterable<Uint8Array>): AsyncGenerator<string[]> {
	const decoder = new TextDecoder();
	let rest = "";
	for await (const chunk of source) {
		const text = rest + decoder.decode(chunk, { stream: true });
		// Splitting by a string is twice as fast as by an expression, and few files have carriage returns.
		const lines = text.includes("\r") ? text.split(/\r?\n/) : text.split("\n");
		rest = lines.pop() ?? "";
		if (rest.length > LONGEST_LINE) throw new Error("This is not a text file of lines.");
		if (lines.length > 0) yield lines;
	}
	rest += decoder.decode();
	if (rest !== "") yield [rest.replace(/\r$/, "")];
}

/**
 * Opens a file, or standard input for "-".
 * @throws Error when there is no such file; while reading, when it is packed in a way not read here
 */
export function openTextLines(path: string): TextLines {
	if (path === "-") {
		return { name: "standard input", blocks: lineBlocks(unpacked(process.stdin)), fraction: () => null };
	}
	const found = statSync(path, { throwIfNoEntry: false });
	if (!found) throw new Error(`There is no file ${path}`);
	if (!found.isFile()) throw new Error(`${path} is not a file`);
	const stream = createReadStream(path, { highWaterMark: CHUNK });
	return {
		name: basename(path),
		blocks: lineBlocks(unpacked(stream)),
		fraction: () => (found.size === 0 ? 1 : stream.bytesRead / found.size),
	};
}
