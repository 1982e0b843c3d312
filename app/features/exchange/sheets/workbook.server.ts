/** The rows of an .xlsx workbook as the text of a CSV file. What it would unpack to is measured before anything reads it. */
import { createRequire } from "node:module";
import { promisify } from "node:util";
import { Worker } from "node:worker_threads";
import { inflateRaw } from "node:zlib";

/** A workbook has a dozen parts, and 100,000 cells unpack to some 5 MB. */
const MOST_ENTRIES = 500;
const MOST_UNPACKED = 64 * 1024 * 1024;
/** Of the thread that reads it: cells may be far apart, and a million rows empty. */
const MOST_MEMORY_MB = 512;
const LONGEST_MS = 30_000;

export type WorkbookText =
	| { ok: true; text: string }
	/** No workbook of this kind, or a broken one; too large; or with rows on several of its sheets. */
	| { ok: false; why: "spreadsheet" | "workbook-large" | "workbook-sheets" };

const inflate = promisify(inflateRaw);

/** The rows of the only sheet that has any. */
export async function workbookText(bytes: Uint8Array): Promise<WorkbookText> {
	const entries = entriesOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
	if (!entries?.some(({ name }) => name === "xl/workbook.xml")) return { ok: false, why: "spreadsheet" };
	const unpacked = entries.reduce((sum, { size }) => sum + size, 0);
	if (entries.length > MOST_ENTRIES || unpacked > MOST_UNPACKED) return { ok: false, why: "workbook-large" };
	if (!(await areAsLargeAsTheySay(entries))) return { ok: false, why: "spreadsheet" };
	const read = await inThread(bytes);
	if (!read) return { ok: false, why: "spreadsheet" };
	if ("tooLarge" in read) return { ok: false, why: "workbook-large" };
	const [first = "", ...others] = read.sheets.filter((text) => text !== "");
	return others.length > 0 ? { ok: false, why: "workbook-sheets" } : { ok: true, text: first };
}

interface Entry {
	name: string;
	/** Bytes, unpacked, as the archive says. */
	size: number;
	isDeflated: boolean;
	data: Buffer;
}

const END = { signature: 0x06054b50, length: 22, longestRemark: 0xffff };
const CENTRAL = { signature: 0x02014b50, length: 46 };
const LOCAL = { signature: 0x04034b50, length: 30 };
/** Behind the data of an entry its sizes may stand once more. */
const LONGEST_DESCRIPTOR = 24;

/**
 * The entries of an archive (PKWARE APPNOTE 4.3), which stand one behind the other: nothing is between them that its
 * directory does not name.
 * @returns undefined for what is no such archive
 */
function entriesOf(file: Buffer): Entry[] | undefined {
	try {
		const earliest = Math.max(0, file.length - END.length - END.longestRemark);
		let end = file.length - END.length;
		while (end >= earliest && file.readUInt32LE(end) !== END.signature) end--;
		if (end < earliest) return undefined;
		const directory = file.readUInt32LE(end + 16);
		const entries: (Entry & { from: number; to: number })[] = [];
		for (let at = directory, left = file.readUInt16LE(end + 10); left > 0; left--) {
			if (file.readUInt32LE(at) !== CENTRAL.signature) return undefined;
			const method = file.readUInt16LE(at + 10);
			if (method !== 0 && method !== 8) return undefined;
			const [packed, size] = [file.readUInt32LE(at + 20), file.readUInt32LE(at + 24)];
			const [name, extra, remark] = [28, 30, 32].map((part) => file.readUInt16LE(at + part)) as [
				number,
				number,
				number,
			];
			const from = file.readUInt32LE(at + 42);
			if (file.readUInt32LE(from) !== LOCAL.signature) return undefined;
			const data = from + LOCAL.length + file.readUInt16LE(from + 26) + file.readUInt16LE(from + 28);
			entries.push({
				name: file.toString("utf8", at + CENTRAL.length, at + CENTRAL.length + name),
				size,
				isDeflated: method === 8,
				data: file.subarray(data, data + packed),
				from,
				to: data + packed,
			});
			at += CENTRAL.length + name + extra + remark;
		}
		const inOrder = entries.toSorted((one, other) => one.from - other.from);
		const isWhole = inOrder.every(({ from }, at) => {
			const gap = from - (inOrder[at - 1]?.to ?? 0);
			return gap >= 0 && gap <= LONGEST_DESCRIPTOR;
		});
		return isWhole && directory - (inOrder.at(-1)?.to ?? 0) <= LONGEST_DESCRIPTOR ? entries : undefined;
	} catch {
		// An offset beyond the end.
		return undefined;
	}
}

/** A size may be a lie: each entry is unpacked, and no further than it says. */
async function areAsLargeAsTheySay(entries: readonly Entry[]): Promise<boolean> {
	for (const { size, isDeflated, data } of entries) {
		if (!isDeflated) {
			if (data.length !== size) return false;
			continue;
		}
		try {
			const { length } = await inflate(data, { maxOutputLength: Math.max(size, 1) });
			if (length !== size) return false;
		} catch {
			return false;
		}
	}
	return true;
}

/**
 * Runs in a thread of its own, so that requests are answered meanwhile. Dates become "2026-07-17", times "09:30".
 */
const SCRIPT = `
	const { parentPort, workerData } = require("node:worker_threads");
	const { default: readWorkbook } = require(workerData.library);
	const two = (figure) => String(figure).padStart(2, "0");
	const cellText = (cell) => {
		if (cell === null || cell === undefined) return "";
		if (typeof cell === "boolean") return cell ? "yes" : "no";
		if (!(cell instanceof Date)) return String(cell).trim();
		if (Number.isNaN(cell.getTime())) return "";
		const whole = new Date(Math.round(cell.getTime() / 60000) * 60000).toISOString();
		const [date, time] = [whole.slice(0, 10), whole.slice(11, 16)];
		if (date < "1900-01-02") return time;
		return time === "00:00" ? date : date + " " + time;
	};
	const quoted = (text) => (/[",\\r\\n;\\t]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text);
	readWorkbook(Buffer.from(workerData.bytes)).then(
		(sheets) => parentPort.postMessage({
			sheets: sheets.map(({ data }) => {
				const rows = data.map((row) => row.map(cellText));
				return rows.some((row) => row.some(Boolean)) ? rows.map((row) => row.map(quoted).join(",")).join("\\n") : "";
			}),
		}),
		() => parentPort.postMessage(null),
	);`;

/** @returns undefined where it cannot be read */
function inThread(bytes: Uint8Array): Promise<{ sheets: string[] } | { tooLarge: true } | null> {
	const library = createRequire(import.meta.url).resolve("read-excel-file/node");
	return new Promise((resolve) => {
		const worker = new Worker(SCRIPT, {
			eval: true,
			workerData: { bytes, library },
			resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
		});
		const late = setTimeout(() => {
			resolve({ tooLarge: true });
			void worker.terminate();
		}, LONGEST_MS);
		worker.once("message", resolve);
		worker.once("error", (error: NodeJS.ErrnoException) =>
			resolve(error.code === "ERR_WORKER_OUT_OF_MEMORY" ? { tooLarge: true } : null),
		);
		worker.once("exit", () => {
			clearTimeout(late);
			resolve(null);
		});
	});
}
