import { deprivation } from "../../../../db/schema";
import type { Asker } from "../../../model/people/asker";
import { recordedIn } from "../../../platform/audit.server";
import type { BadRow } from "./bad-rows";
import { readCsvTable } from "./csv-table.server";
import { recordImport } from "./import-run.server";
import type { TextLines } from "./text-lines.server";

/** Short names, and those of the file that the ministry publishes. */
const COLUMNS = {
	lsoa: ["lsoa21", "lsoa21cd", "lsoa code (2021)"],
	rank: ["imd_rank", "index of multiple deprivation (imd) rank"],
	decile: [
		"imd_decile",
		"index of multiple deprivation (imd) decile",
		"index of multiple deprivation (imd) decile (where 1 is most deprived 10% of lsoas)",
	],
} as const;

const LSOA = /^[EW]01\d{6}$/;

export interface DeprivationReport {
	source: string;
	/** Small areas that are now known. */
	loaded: number;
	bad: number;
	badRows: BadRow[];
}

/** A whole number between two limits, or undefined. */
function wholeNumber(text: string, from: number, to: number): number | undefined {
	const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
	return value >= from && value <= to ? value : undefined;
}

/** Replaces the deprivation ranks and deciles by LSOA, in one transaction: readers see the old set or the new one. */
export async function importDeprivation(asker: Asker, lines: TextLines): Promise<DeprivationReport> {
	const startedAt = new Date();
	const { rows, bad } = await readCsvTable(lines, COLUMNS);
	const good = new Map<string, { lsoa: string; rank: number; decile: number }>();
	for (const { line, cells } of rows) {
		const rank = wholeNumber(cells.rank, 1, 100_000);
		const decile = wholeNumber(cells.decile, 1, 10);
		if (!LSOA.test(cells.lsoa)) bad.add(line, "lsoa", `"${cells.lsoa.slice(0, 20)}" is not a code`);
		else if (good.has(cells.lsoa)) bad.add(line, "lsoa", `${cells.lsoa} stands in the file twice`);
		else if (rank === undefined) bad.add(line, "rank", `"${cells.rank.slice(0, 20)}" is not a rank`);
		else if (decile === undefined) bad.add(line, "decile", `"${cells.decile.slice(0, 20)}" is not 1 to 10`);
		else good.set(cells.lsoa, { lsoa: cells.lsoa, rank, decile });
	}
	if (good.size === 0) throw new Error("The file has no usable row. The deprivation data stays as it was.");
	return recordedIn(null, asker, async (tx) => {
		await tx.delete(deprivation);
		await tx.bulk("deprivation", { lsoa: "text", rank: "int", decile: "int" }, [...good.values()]);
		const report = { source: lines.name, loaded: good.size, bad: bad.total, badRows: bad.rows };
		await recordImport(tx, { kind: "deprivation", source: lines.name, startedAt, report });
		return report;
	});
}
