/** Reads the rows of the published postcode files. Pure. */
import { fromNationalGrid } from "./national-grid";
import type { Position } from "./place";
import { type CompactPostcode, compactPostcode, isPseudo } from "./rules";

/** `directory`: the ONS Postcode Directory, the NSPL and files with their column names. */
export type PostcodeFormat = "directory" | "code-point-open";

export interface PostcodeRow extends Position {
	postcode: CompactPostcode;
	/** ONS code of the district. */
	district: string | null;
	/** ONS code of the LSOA of 2021. */
	lsoa: string | null;
	/** "YYYY-MM" since when it is out of use. */
	terminated: string | null;
}

export type RowOutcome =
	| { kind: "row"; row: PostcodeRow }
	/** Nothing wrong, but not for us: without a position (Channel Islands, new estates), or a pseudo-postcode. */
	| { kind: "left-out" }
	| { kind: "bad"; field: string; reason: string };

export interface PostcodeReader {
	format: PostcodeFormat;
	/** False when the first line is already a row. */
	hasHeader: boolean;
	read(cells: readonly string[]): RowOutcome;
}

/** The spellings of each column over the years, best first. */
const COLUMNS = {
	postcode: [/^pcds$/, /^pcd8$/, /^pcd7$/, /^pcd$/, /^pcd2$/, /^postcode$/],
	lat: [/^lat$/, /^latitude$/],
	lon: [/^long$/, /^lon$/, /^longitude$/],
	district: [/^oslaua$/, /^laua$/, /^lad\d*cd$/, /^lad\d*$/],
	lsoa: [/^lsoa21(cd)?$/],
	terminated: [/^doterm$/],
} as const;
type Column = keyof typeof COLUMNS;
/** Columns no file can do without, and what to call them in a message. */
const REQUIRED = { postcode: "pcds", lat: "lat", lon: "long", district: "oslaua (or ladcd)" } as const;

const CODE_POINT_CELLS = 10;
const GSS = /^[A-Z]\d{8}$/;
const LEFT_OUT: RowOutcome = { kind: "left-out" };
/** What a cell says, short enough to print. */
const quoted = (text: string) => `"${text.trim().slice(0, 20)}"`;
const bad = (field: string, reason: string): RowOutcome => ({ kind: "bad", field, reason });

/** Great Britain, Northern Ireland and the Isle of Man, with room. */
const inTheIsles = ({ lat, lon }: Position) => lat > 49 && lat < 61.5 && lon > -9 && lon < 2.5;

/** Reads one cell that is a number; undefined when it is not. An empty cell is not 0. */
function numeric(cell: string): number | undefined {
	const value = Number(cell);
	if (!Number.isFinite(value) || (value === 0 && cell.trim() === "")) return undefined;
	return value;
}

function directoryReader(at: Record<Column, number>): PostcodeReader {
	const cell = (cells: readonly string[], column: Column) => cells[at[column]] ?? "";
	/** A cell that may be empty; null too when the file has no such column. */
	const code = (cells: readonly string[], column: Column) =>
		at[column] === -1 ? null : cell(cells, column).trim() || null;
	return {
		format: "directory",
		hasHeader: true,
		read(cells) {
			const typed = cell(cells, "postcode");
			const postcode = compactPostcode(typed);
			if (!postcode) return bad("postcode", `${quoted(typed)} is not a postcode`);
			if (isPseudo(postcode)) return LEFT_OUT;
			const latCell = cell(cells, "lat");
			const lonCell = cell(cells, "lon");
			if (latCell === "" && lonCell === "") return LEFT_OUT;
			const lat = numeric(latCell);
			const lon = numeric(lonCell);
			if (lat === undefined) return bad("lat", `${quoted(latCell)} is not a number`);
			if (lon === undefined) return bad("long", `${quoted(lonCell)} is not a number`);
			// The directory writes 99.999999, 0 where there is no grid reference.
			if (lat > 99 && lon === 0) return LEFT_OUT;
			if (!inTheIsles({ lat, lon })) return bad("lat, long", `${lat}, ${lon} is not in the United Kingdom`);
			const district = code(cells, "district");
			if (district !== null && !GSS.test(district)) return bad("district", `${quoted(district)} is not a code`);
			const lsoa = code(cells, "lsoa");
			if (lsoa !== null && !GSS.test(lsoa)) return bad("lsoa21", `${quoted(lsoa)} is not a code`);
			const ended = code(cells, "terminated");
			if (ended !== null && !/^\d{6}$/.test(ended)) return bad("doterm", `${quoted(ended)} is not YYYYMM`);
			const terminated = ended === null ? null : `${ended.slice(0, 4)}-${ended.slice(4)}`;
			return { kind: "row", row: { postcode, lat, lon, district, lsoa, terminated } };
		},
	};
}

/** OS Code-Point Open as published: no header; postcode, quality, eastings, northings, country, …, district, ward. */
const codePointReader: PostcodeReader = {
	format: "code-point-open",
	hasHeader: false,
	read(cells) {
		if (cells.length !== CODE_POINT_CELLS) return bad("row", `has ${cells.length} cells, not ${CODE_POINT_CELLS}`);
		const postcode = compactPostcode(cells[0] ?? "");
		if (!postcode) return bad("postcode", `${quoted(cells[0] ?? "")} is not a postcode`);
		if (isPseudo(postcode)) return LEFT_OUT;
		const eastings = numeric(cells[2] ?? "");
		const northings = numeric(cells[3] ?? "");
		if (eastings === undefined) return bad("eastings", `${quoted(cells[2] ?? "")} is not a number`);
		if (northings === undefined) return bad("northings", `${quoted(cells[3] ?? "")} is not a number`);
		// Quality 90: no coordinates.
		if (eastings === 0 && northings === 0) return LEFT_OUT;
		const position = fromNationalGrid(eastings, northings);
		if (!inTheIsles(position)) return bad("eastings", `${eastings}, ${northings} is not in Great Britain`);
		const district = cells[8]?.trim() || null;
		if (district !== null && !GSS.test(district)) return bad("district", `${quoted(district)} is not a code`);
		return { kind: "row", row: { postcode, ...position, district, lsoa: null, terminated: null } };
	},
};

/**
 * Chooses the reader from a file's first line.
 * @throws Error that names the missing columns when the file is of neither kind
 */
export function readerFor(firstLine: readonly string[]): PostcodeReader {
	if (firstLine.length === CODE_POINT_CELLS && compactPostcode(firstLine[0] ?? "")) return codePointReader;
	const names = firstLine.map((name) => name.trim().toLowerCase());
	const find = (column: Column) => {
		for (const spelling of COLUMNS[column]) {
			const index = names.findIndex((name) => spelling.test(name));
			if (index !== -1) return index;
		}
		return -1;
	};
	const at: Record<Column, number> = {
		postcode: find("postcode"),
		lat: find("lat"),
		lon: find("lon"),
		district: find("district"),
		lsoa: find("lsoa"),
		terminated: find("terminated"),
	};
	const missing = (Object.keys(REQUIRED) as (keyof typeof REQUIRED)[]).filter((column) => at[column] === -1);
	if (missing.length === 0) return directoryReader(at);
	throw new Error(
		`This is not a postcode file: its first line lacks ${missing.map((column) => REQUIRED[column]).join(", ")}. ` +
			"It must be the ONS Postcode Directory, the NSPL or OS Code-Point Open.",
	);
}
