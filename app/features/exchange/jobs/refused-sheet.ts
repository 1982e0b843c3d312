/** The refused rows of an import as a CSV file: its own columns, and what is wrong with each row. Pure. */

import type { ImportJobReport, ImportSettings } from "../../../model/exchange/job";
import { csvLine } from "../../../platform/csv-cell";

/** The mark by which spreadsheet programs know UTF-8. */
const BYTE_ORDER_MARK = "\ufeff";

export function refusedSheet(job: { settings: ImportSettings; report: ImportJobReport | null }): string {
	const { headings = [] } = job.settings;
	const rows = new Map<string, { cells: string[]; reasons: string[] }>();
	for (const { where, field, reason, cells = [] } of job.report?.refused ?? []) {
		const row = rows.get(where) ?? { cells, reasons: [] };
		row.reasons.push(`${field}: ${reason}`);
		rows.set(where, row);
	}
	const lines = [...rows].map(([where, { cells, reasons }]) =>
		csvLine([...headings.map((_, at) => cells[at] ?? ""), where, reasons.join("; ")]),
	);
	return BYTE_ORDER_MARK + csvLine([...headings, "line refused", "why refused"]) + lines.join("");
}
