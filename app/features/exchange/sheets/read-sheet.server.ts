/** Spreadsheets with a line of headings: workbooks, and text whose cells are parted by commas, semicolons or tabs. */
import { readFile } from "node:fs/promises";
import { type CsvError, parse } from "csv-parse";
import { beginningOf, cleanText } from "../../../platform/clean-text";
import type { ForeignProblem } from "../../../platform/foreign/findings";
import { takingTurns } from "../../../platform/taking-turns.server";
import { type NotASheet, sheetText } from "./sheet-text.server";
import { isExample } from "./template";

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
	/** Lines above the headings that say what the sheet is, and examples of how to fill it in: left out. */
	titles: ForeignProblem[];
}

/** A file that cannot be read as a sheet at all, with a sentence that says why. */
export class SheetError extends Error {}

const LONGEST_ROW = 1 << 20;
const HEAD = 1 << 16;
const SLICE = 1 << 12;
const MOST_COLUMNS = 200;
const LONGEST_HEADING = 1000;
/** The parser makes much of each: it walks over the cell, and over its own calls. */
const MOST_ERRORS_OF_ROW = 100;
const MOST_BROKEN_ROWS = 2000;
const MOST_ROWS = 200_000;

const NOT_A_SHEET: Record<NotASheet, string> = {
	empty: "is empty: there is no line of headings",
	spreadsheet: "is a workbook that cannot be read: save the sheet as .xlsx or CSV UTF-8",
	"workbook-large": "is a workbook that unpacks to too much: save the sheet as CSV UTF-8",
	"workbook-sheets": "has rows on several sheets: save the one that is meant as CSV UTF-8",
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
	const decoded = await sheetText(await readFile(path));
	if (!decoded.ok) throw new SheetError(`${path} ${NOT_A_SHEET[decoded.why]}.`);
	return readSheetText(decoded.text);
}

const headingLine = (text: string) => /^(?:"(?:[^"]|"")*"|[^"\n\r])*/.exec(text.slice(0, HEAD))?.[0] ?? "";

/** The delimiter that the heading line has most of, outside quotes. */
function delimiterOf(text: string): string {
	const line = headingLine(text).replace(/"(?:[^"]|"")*"/g, "");
	const often = (delimiter: string) => line.split(delimiter).length;
	return [",", ";", "\t"].reduce((best, next) => (often(next) > often(best) ? next : best));
}

/** Lines end as the first one does; those of Windows and of all others occur in one file, where rows came from several. */
function lineEndsOf(text: string): string[] {
	const end = text.slice(headingLine(text).length, HEAD);
	return /^\r(?!\n)/.test(end) ? ["\r"] : ["\r\n", "\n"];
}

/** The text in slices, none of which ends with half a character, between which others have their turn. */
async function* slicesOf(text: string): AsyncGenerator<string> {
	const turn = takingTurns();
	for (let from = 0; from < text.length; ) {
		await turn();
		const slice = beginningOf(text.slice(from, from + SLICE + 1), SLICE);
		yield slice;
		from += slice.length;
	}
}

/**
 * Reads the text of a sheet. Rows are taken as they are parsed, so that one that is too long costs no more than its limit.
 * @throws SheetError when it has no headings, the same heading twice, too many columns or rows, or a row that is too long
 */
export async function readSheetText(source: string): Promise<Sheet> {
	const text = source.replace(/^\ufeff/, "");
	const rows = new Rows();
	const parser = parse({
		delimiter: delimiterOf(text),
		record_delimiter: lineEndsOf(text),
		relax_column_count: true,
		skip_empty_lines: true,
		skip_records_with_error: true,
		max_record_size: LONGEST_ROW,
		on_record: (record: string[], { lines }) => {
			rows.take(record, lines);
			return null;
		},
		on_skip: (error) => {
			if (error) rows.refuse(error);
			return undefined;
		},
	});
	// Whoever writes hears it.
	parser.on("error", () => undefined);
	let sinceRow = 0;
	let ended = 0;
	for await (const slice of slicesOf(text)) {
		await written((done) => parser.write(slice, done));
		const { records, empty_lines: empty, lines } = parser.info;
		sinceRow = records + empty > ended ? 0 : sinceRow + slice.length;
		ended = records + empty;
		// The parser measures the texts in the cells; a million cells may be empty.
		if (sinceRow > LONGEST_ROW) throw rows.tooLong(lines);
	}
	await written((done) => parser.end(done));
	return rows.sheet();
}

function written(write: (done: (error?: Error | null) => void) => void): Promise<void> {
	return new Promise((resolve, reject) => write((error) => (error ? reject(error) : resolve())));
}

/** Lines above the headings that can be titles: "Autumn timetable 2026". */
const MOST_TITLES = 10;
const LONGEST_TITLE = 300;
/** A line with fewer cells is a title where one below it has as many. */
const FEWEST_HEADINGS = 3;

/** A line of which nothing is taken over. */
interface LeftOut {
	record: readonly string[];
	line: number;
}

const told = ({ record, line }: LeftOut, reason: string): ForeignProblem => ({
	where: String(line),
	field: "row",
	reason,
	words: beginningOf(cleanText(record.find((cell) => cell.trim() !== "") ?? "").trim(), LONGEST_TITLE),
});

const filled = (record: readonly string[]) => record.filter((cell) => cleanText(cell).trim() !== "").length;

/** The rows of a sheet as they are found. */
export class Rows {
	headings: string[] | undefined;
	private readonly read: SheetRow[] = [];
	private readonly refused: ForeignProblem[] = [];
	private titles: LeftOut[] = [];
	private readonly examples: LeftOut[] = [];
	private errorsOfRow = 0;
	private broken = 0;

	/** @throws SheetError */
	take(record: readonly string[], line: number): void {
		if (!this.headings) {
			if (filled(record) === 1 && this.titles.length < MOST_TITLES) this.titles.push({ record, line });
			else if (this.titles.length === 0 || filled(record) >= FEWEST_HEADINGS) this.headings = readHeadings(record);
			else {
				this.beginWithTitles();
				this.take(record, line);
			}
			return;
		}
		const { headings } = this;
		if (record.every((cell) => cell.trim() === "")) return;
		if (isExample(record) && this.examples.length < MOST_TITLES) {
			this.examples.push({ record, line });
			return;
		}
		if (record.some((cell, at) => at >= headings.length && cell.trim() !== "")) {
			this.add(String(line), `it has ${record.length} cells where the headings are ${headings.length}`);
			return;
		}
		this.count();
		this.read.push({ line, cells: new Map(headings.map((heading, at) => [heading, record[at] ?? ""])) });
	}

	/** What looked like titles are the headings of a single column, and its rows. */
	private beginWithTitles(): void {
		const [first, ...others] = this.titles;
		this.titles = [];
		if (first) this.headings = readHeadings(first.record);
		for (const { record, line } of others) this.take(record, line);
	}

	/** @throws SheetError where there are no headings */
	sheet(): Sheet {
		if (!this.headings) this.beginWithTitles();
		const { headings, read: rows, refused } = this;
		if (!headings) throw new SheetError("The file is empty: there is no line of headings.");
		const titles = [
			...this.titles.map((title) => told(title, "stands above the headings; left out")),
			...this.examples.map((example) => told(example, "is an example of how to fill in the sheet; left out")),
		];
		return { headings, rows, refused, titles };
	}

	/** @throws SheetError where no row can be told from the next, or telling it takes too long */
	refuse(error: CsvError): void {
		const line = lineOf(error);
		if (error.code === "CSV_MAX_RECORD_SIZE") throw this.tooLong(Number(line));
		this.errorsOfRow = this.refused.at(-1)?.where === line ? this.errorsOfRow + 1 : 1;
		if (this.errorsOfRow > MOST_ERRORS_OF_ROW)
			throw new SheetError(`Line ${line} has more than ${MOST_ERRORS_OF_ROW} quotation marks that are not doubled.`);
		if (this.errorsOfRow > 1) return;
		if (++this.broken > MOST_BROKEN_ROWS)
			throw new SheetError(`More than ${MOST_BROKEN_ROWS} rows have a quotation mark too many or too few.`);
		this.add(line, explain(error));
	}

	tooLong(line: number): SheetError {
		if (!this.headings) return new SheetError("A heading is too long: the line of headings has more than a megabyte.");
		return new SheetError(
			`Line ${line} is part of a row of more than a megabyte. Is a quotation mark missing before it?`,
		);
	}

	private add(where: string, reason: string): void {
		this.count();
		this.refused.push({ where, field: "row", reason, words: "" });
	}

	private count(): void {
		if (this.read.length + this.refused.length >= MOST_ROWS)
			throw new SheetError(`The file has more than ${MOST_ROWS} rows. Split it.`);
	}
}

function readHeadings(record: readonly string[]): string[] {
	const width = record.findLastIndex((heading) => cleanText(heading).trim() !== "") + 1;
	if (width === 0) throw new SheetError("The first line has no headings.");
	// Before they are compared with each other.
	if (width > MOST_COLUMNS) throw new SheetError(`There are more than ${MOST_COLUMNS} columns.`);
	const headings = record.slice(0, width).map((heading) => cleanText(heading).trim());
	const long = headings.find((heading) => heading.length > LONGEST_HEADING);
	if (long !== undefined)
		throw new SheetError(`The heading "${beginningOf(long, 100)}…" is longer than ${LONGEST_HEADING} characters.`);
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
		default:
			return error.message;
	}
}
