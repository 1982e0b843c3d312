import { BadRows } from "./bad-rows";
import { csvCells } from "./csv-line";
import type { TextLines } from "./text-lines.server";

/** The columns to read from a table: each with the spellings its publishers use, in lower case. */
export type Columns<Name extends string> = Record<Name, readonly string[]>;

export interface CsvTable<Name extends string> {
	rows: { line: number; cells: Record<Name, string> }[];
	bad: BadRows;
}

/**
 * Reads a whole small table (some ten thousand rows) by the names of its columns, cells trimmed.
 * @throws Error that names the columns the first line lacks
 */
export async function readCsvTable<Name extends string>(
	lines: TextLines,
	columns: Columns<Name>,
): Promise<CsvTable<Name>> {
	const names = Object.keys(columns) as Name[];
	const bad = new BadRows();
	const rows: CsvTable<Name>["rows"] = [];
	let at: Map<Name, number> | undefined;
	let lineNumber = 0;
	for await (const block of lines.blocks) {
		for (const line of block) {
			lineNumber += 1;
			if (line === "") continue;
			const cells = csvCells(line);
			if (!cells) bad.add(lineNumber, "row", "a quote is not closed");
			else if (!at) at = findColumns(cells, columns, names);
			else {
				const indices = at;
				const cellOf = (name: Name) => cells[indices.get(name) ?? -1]?.trim() ?? "";
				rows.push({
					line: lineNumber,
					cells: Object.fromEntries(names.map((name) => [name, cellOf(name)])) as Record<Name, string>,
				});
			}
		}
	}
	if (!at) throw new Error("The file is empty.");
	return { rows, bad };
}

function findColumns<Name extends string>(header: readonly string[], columns: Columns<Name>, names: readonly Name[]) {
	const given = header.map((cell) => cell.trim().toLowerCase());
	const at = new Map(names.map((name) => [name, given.findIndex((cell) => columns[name].includes(cell))]));
	const missing = names.filter((name) => at.get(name) === -1).map((name) => columns[name][0]);
	if (missing.length > 0) throw new Error(`The first line of the file lacks these columns: ${missing.join(", ")}.`);
	return at;
}
