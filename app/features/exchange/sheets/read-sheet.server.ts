/** Spreadsheets saved as text, with a line of headings: cells parted by commas, semicolons or tabs. */
import { readFile } from "node:fs/promises";
import { Readable } from "node:stream";
import { type CsvError, parse } from "csv-parse";
import { beginningOf, cleanText } from "../../../platform/clean-text";
import type { ForeignProblem } from "../../../platform/foreign/findings";
import { takingTurns } from "../../../platform/taking-turns.server";
import { decodeSheet, type NotASheet } from "./sheet-text.server";

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
	refused: ForeignProblem[];
}

/** A file that cannot be read as a sheet at all, with a sentence that says why. */
export class SheetError extends Error {}

const LONGEST_ROW = 1 << 20;
const HEAD = 1 << 16;
const SLICE = 1 << 14;
const MOST_COLUMNS = 200;
const MOST_ROWS = 200_000;

const NOT_A_SHEET: Record<NotASheet, string> = {
	empty: "is empty: there is no line of headings",
	spreadsheet: "is a workbook: save the sheet as CSV UTF-8",
	archive: "is an archive: unpack it, and give the CSV file in it",
	pdf: "is a PDF",
	document: "is a document",
	picture: "is a picture",
	"web-page": "is a web page",
	json: "is JSON; a feed is imported with: hub import open-referral",
	binary: "is not text",
};

/**
 * Reads a file.
 * @throws SheetError when it is no sheet; Error when it is not there
 */
export async function readSheet(path: string): Promise<Sheet> {
	const decoded = decodeSheet(await readFile(path));
	if (!decoded.ok) throw new SheetError(`${path} ${NOT_A_SHEET[decoded.why]}.`);
	return readSheetText(decoded.text);
}

/** The delimiter that the heading line has most of, outside quotes. */
function delimiterOf(text: string): string {
	const line = /^(?:"(?:[^"]|"")*"|[^"\n\r])*/.exec(text.slice(0, HEAD))?.[0].replace(/"(?:[^"]|"")*"/g, "") ?? "";
	const often = (delimiter: string) => line.split(delimiter).length;
	return [",", ";", "\t"].reduce((best, next) => (often(next) > often(best) ? next : best));
}

async function* slicesOf(text: string): AsyncGenerator<string> {
	const turn = takingTurns();
	for (let from = 0; from < text.length; from += SLICE) {
		await turn();
		yield text.slice(from, from + SLICE);
	}
}

/**
 * Reads the text of a sheet.
 * @throws SheetError when it has no headings, the same heading twice, or too many columns or rows
 */
export async function readSheetText(source: string): Promise<Sheet> {
	const text = source.replace(/^\ufeff/, "");
	const refused: ForeignProblem[] = [];
	const parser = parse({
		delimiter: delimiterOf(text),
		info: true,
		relax_column_count: true,
		skip_empty_lines: true,
		skip_records_with_error: true,
		max_record_size: LONGEST_ROW,
		on_skip: (error) => {
			if (error) refused.push({ where: lineOf(error), field: "row", reason: explain(error), words: "" });
			return undefined;
		},
	});
	Readable.from(slicesOf(text)).pipe(parser);

	let headings: string[] | undefined;
	const rows: SheetRow[] = [];
	for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
		if (!headings) {
			headings = readHeadings(record);
			continue;
		}
		if (record.every((cell) => cell.trim() === "")) continue;
		if (rows.length >= MOST_ROWS) throw new SheetError(`The file has more than ${MOST_ROWS} rows. Split it.`);
		const extra = record.slice(headings.length).filter((cell) => cell.trim() !== "");
		if (extra.length > 0) {
			const reason = `it has ${record.length} cells where the headings are ${headings.length}`;
			refused.push({ where: String(info.lines), field: "row", reason, words: "" });
			continue;
		}
		rows.push({ line: info.lines, cells: new Map(headings.map((heading, at) => [heading, record[at] ?? ""])) });
	}
	if (!headings) throw new SheetError("The file is empty: there is no line of headings.");
	return { headings, rows, refused };
}

function readHeadings(record: string[]): string[] {
	const headings = record.map((heading) => cleanText(heading).trim());
	while (headings.at(-1) === "") headings.pop();
	if (headings.length === 0) throw new SheetError("The first line has no headings.");
	// Before they are compared with each other.
	if (headings.length > MOST_COLUMNS) throw new SheetError(`There are more than ${MOST_COLUMNS} columns.`);
	const twice = headings.find((heading, at) => heading !== "" && headings.indexOf(heading) !== at);
	if (twice !== undefined) throw new SheetError(`The heading "${beginningOf(twice, 100)}" stands there twice.`);
	return headings;
}

function lineOf(error: CsvError): string {
	return String(typeof error.lines === "number" ? error.lines : 0);
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
