/** Spreadsheets saved as text: commas, semicolons or tabs; UTF-8, UTF-16 or Windows-1252; with or without a byte order mark. */
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { Readable } from "node:stream";
import { TextDecoderStream } from "node:stream/web";
import { type CsvError, parse } from "csv-parse";
import type { RowProblem } from "./row-problem";

export interface SheetRow {
	/** Line of the file on which the row ends, the first being 1. */
	line: number;
	/** Heading to text. */
	cells: ReadonlyMap<string, string>;
}

export interface Sheet {
	headings: string[];
	rows: SheetRow[];
	/** Rows that could not be told apart into cells. */
	refused: RowProblem[];
}

const LONGEST_ROW = 1 << 20;
const HEAD = 1 << 16;

/** What Windows-1252 has where Latin 1 has control characters; the decoder's "windows-1252" knows them. */
const OLD_WINDOWS = "windows-1252";

async function encodingOf(path: string): Promise<string> {
	const strict = new TextDecoder("utf-8", { fatal: true });
	let first = true;
	try {
		for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
			if (first && chunk[0] === 0xff && chunk[1] === 0xfe) return "utf-16le";
			if (first && chunk[0] === 0xfe && chunk[1] === 0xff) return "utf-16be";
			first = false;
			strict.decode(chunk, { stream: true });
		}
		strict.decode();
		return "utf-8";
	} catch (error) {
		if (error instanceof TypeError) return OLD_WINDOWS;
		throw error;
	}
}

/** The delimiter that the heading line has most of, outside quotes. */
async function delimiterOf(path: string, encoding: string): Promise<string> {
	const file = await open(path);
	try {
		const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0);
		const head = new TextDecoder(encoding).decode(buffer.subarray(0, bytesRead));
		const line = /^(?:"(?:[^"]|"")*"|[^"\n\r])*/.exec(head)?.[0].replace(/"(?:[^"]|"")*"/g, "") ?? "";
		const often = (delimiter: string) => line.split(delimiter).length;
		return [",", ";", "\t"].reduce((best, next) => (often(next) > often(best) ? next : best));
	} finally {
		await file.close();
	}
}

/**
 * Reads a spreadsheet with a line of headings.
 * @throws Error when the file cannot be read, has no headings, or has the same heading twice
 */
export async function readSheet(path: string): Promise<Sheet> {
	const encoding = await encodingOf(path);
	const refused: RowProblem[] = [];
	const parser = parse({
		bom: true,
		delimiter: await delimiterOf(path, encoding),
		info: true,
		relax_column_count: true,
		skip_empty_lines: true,
		skip_records_with_error: true,
		max_record_size: LONGEST_ROW,
		on_skip: (error) => {
			if (error) refused.push({ line: lineOf(error), field: "row", reason: explain(error) });
			return undefined;
		},
	});
	const text = Readable.toWeb(createReadStream(path)).pipeThrough(new TextDecoderStream(encoding));
	const source = Readable.fromWeb(text);
	source.on("error", (error) => parser.destroy(error));
	source.pipe(parser);

	let headings: string[] | undefined;
	const rows: SheetRow[] = [];
	for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
		if (!headings) {
			headings = readHeadings(record);
			continue;
		}
		if (record.every((cell) => cell.trim() === "")) continue;
		const extra = record.slice(headings.length).filter((cell) => cell.trim() !== "");
		if (extra.length > 0) {
			const reason = `it has ${record.length} cells where the headings are ${headings.length}`;
			refused.push({ line: info.lines, field: "row", reason });
			continue;
		}
		rows.push({ line: info.lines, cells: new Map(headings.map((heading, at) => [heading, record[at] ?? ""])) });
	}
	if (!headings) throw new Error(`${path} is empty: there is no line of headings.`);
	return { headings, rows, refused };
}

function readHeadings(record: string[]): string[] {
	const headings = record.map((heading) => heading.trim());
	while (headings.at(-1) === "") headings.pop();
	const twice = headings.find((heading, at) => heading !== "" && headings.indexOf(heading) !== at);
	if (twice !== undefined) throw new Error(`The heading "${twice}" stands there twice.`);
	if (headings.every((heading) => heading === "")) throw new Error("The first line has no headings.");
	return headings;
}

function lineOf(error: CsvError): number {
	return typeof error.lines === "number" ? error.lines : 0;
}

function explain(error: CsvError): string {
	switch (error.code) {
		case "CSV_QUOTE_NOT_CLOSED":
			return "a quotation mark opens and never closes, so nothing after it can be read";
		case "CSV_INVALID_CLOSING_QUOTE":
		case "INVALID_OPENING_QUOTE":
			return "a quotation mark stands inside a cell and is not doubled";
		case "CSV_MAX_RECORD_SIZE":
			return "it is longer than a megabyte: is a quotation mark missing?";
		default:
			return error.message;
	}
}
