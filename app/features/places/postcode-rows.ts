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
const bad = (field: string, reason: string): RowOutcome => ({ kind: "bad", field, reason });

/** Great Britain, Northern Ireland and the Isle of Man, with room. */
const inTheIsles = ({ lat, lon }: Position) => lat > 49 && lat < 61.5 && lon > -9 && lon < 2.5;

/** Reads one cell that is a number; undefined when it is not. An empty cell is not 0. */
function numeric(cell: string | undefined): number | undefined {
	const text = cell?.trim();
	if (!text) return undefined;
	const value = Number(text);
	return Number.isFinite(value) ? value : undefined;
}

function directoryReader(at: Record<Column, number>): PostcodeReader {
	const code = (cells: readonly string[], column: Column) => cells[at[column]]?.trim() || null;
	return {
		format: "directory",
		hasHeader: true,
		read(cells) {
			const typed = cells[at.postcode] ?? "";
			const postcode = compactPostcode(typed);
			if (!postcode) return bad("postcode", `"${typed.trim().slice(0, 20)}" is not a postcode`);
			if (isPseudo(postcode)) return LEFT_OUT;
			const latCell = code(cells, "lat");
			const lonCell = code(cells, "lon");
			if (latCell === null && lonCell === null) return LEFT_OUT;
			const lat = numeric(latCell ?? "");
			const lon = numeric(lonCell ?? "");
			if (lat === undefined) return bad("lat", `"${(latCell ?? "").slice(0, 20)}" is not a number`);
			if (lon === undefined) return bad("long", `"${(lonCell ?? "").slice(0, 20)}" is not a number`);
			// The directory writes 99.999999, 0 where there is no grid reference.
			if (lat > 99 && lon === 0) return LEFT_OUT;
			if (!inTheIsles({ lat, lon })) return bad("lat, long", `${lat}, ${lon} is not in the United Kingdom`);
			const district = code(cells, "district");
			if (district !== null && !GSS.test(district)) return bad("district", `"${district.slice(0, 20)}" is not a code`);
			const lsoa = code(cells, "lsoa");
			if (lsoa !== null && !GSS.test(lsoa)) return bad("lsoa21", `"${lsoa.slice(0, 20)}" is not a code`);
			const ended = code(cells, "terminated");
			if (ended !== null && !/^\d{6}$/.test(ended)) return bad("doterm", `"${ended.slice(0, 20)}" is not YYYYMM`);
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
		if (!postcode) return bad("postcode", `"${(cells[0] ?? "").slice(0, 20)}" is not a postcode`);
		if (isPseudo(postcode)) return LEFT_OUT;
		const eastings = numeric(cells[2]);
		const northings = numeric(cells[3]);
		if (eastings === undefined) return bad("eastings", `"${(cells[2] ?? "").slice(0, 20)}" is not a number`);
		if (northings === undefined) return bad("northings", `"${(cells[3] ?? "").slice(0, 20)}" is not a number`);
		// Quality 90: no coordinates.
		if (eastings === 0 && northings === 0) return LEFT_OUT;
		const position = fromNationalGrid(eastings, northings);
		if (!inTheIsles(position)) return bad("eastings", `${eastings}, ${northings} is not in Great Britain`);
		const district = cells[8]?.trim() || null;
		if (district !== null && !GSS.test(district)) return bad("district", `"${district.slice(0, 20)}" is not a code`);
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
