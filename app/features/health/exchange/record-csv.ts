/**
 * A record as sheets, one of each section: a row an entry, a column for each thing that its kinds may say. Headings and values
 * are those of the model, in English, as other programs want them. Pure.
 */
import type { Child } from "../../../model/health/record/child";
import type { Entry } from "../../../model/health/record/entry";
import { SECTIONS } from "../../../model/health/record/sections";
import { BYTE_ORDER_MARK, csvLine } from "../../../platform/csv-cell";

/** What a child's row of the record is told with, besides its entries. */
const ABOUT = [
	"nhsNumber",
	"givenName",
	"familyName",
	"bornOn",
	"sex",
	"gestationDays",
	"birthWeightGrams",
	"diedOn",
	"hepatitisBRisk",
	"hadChickenpox",
] as const satisfies readonly (keyof Child)[];

/** Each sheet by the name of its file; sections without an entry have none. */
export function recordSheets(child: Child, entries: readonly Entry[]): Record<string, string> {
	const about = sheet([[...ABOUT.map(heading)], ABOUT.map((name) => cell(child[name]))]);
	const sheets = SECTIONS.flatMap((section): [string, string][] => {
		const own = entries.filter((entry) => entry.section === section);
		return own.length === 0 ? [] : [[`${section}.csv`, sheet(rowsOf(own))]];
	});
	return { "child.csv": about, ...Object.fromEntries(sheets) };
}

function rowsOf(entries: readonly Entry[]): string[][] {
	const names = [...new Set(entries.flatMap(({ body }) => Object.keys(body)))];
	return [
		[
			...names.map(heading),
			"status",
			"written by",
			"role",
			"organisation",
			"kind of writer",
			"recorded at",
			"entry",
			"corrects",
		],
		...entries.map(({ id, body, status, writer, recordedAt, corrects }) => {
			const said: Record<string, unknown> = body;
			return [
				...names.map((name) => cell(said[name])),
				status,
				writer.name ?? "not shown",
				writer.role ?? "",
				writer.organisation ?? "",
				writer.kind,
				recordedAt.toISOString(),
				id,
				corrects ?? "",
			];
		}),
	];
}

/** "weightGrams": "weight grams" */
const heading = (name: string): string => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

function cell(value: unknown): string {
	if (value === null || value === undefined) return "";
	if (typeof value === "boolean") return value ? "yes" : "no";
	if (typeof value !== "object") return String(value);
	return Object.entries(value)
		.map(([name, each]) => `${name}: ${cell(each)}`)
		.join("; ");
}

const sheet = (rows: readonly string[][]): string => BYTE_ORDER_MARK + rows.map(csvLine).join("");
