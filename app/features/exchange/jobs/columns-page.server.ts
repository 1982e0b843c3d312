/** The page that asks what the columns of a sheet mean, and what is read from it. */
import { BUILT_INS, type BuiltIn, type ImportSettings, type JobMap } from "../../../model/exchange/job";
import { FIELDS, type Field as SheetField } from "../../../model/exchange/sheet-fields";
import type { Asker } from "../../../model/people/asker";
import { pageError } from "../../../platform/errors";
import { offered } from "../../../platform/forms/choice-fields";
import { type Field, field } from "../../../platform/forms/field";
import { listErrors, type Values } from "../../../platform/forms/field-errors";
import { form, readAnswers, readValues } from "../../../platform/forms/form";
import { line } from "../../../platform/forms/text-fields";
import { typedIn } from "../../../platform/forms/values";
import { ENGLISH } from "../../../platform/i18n/languages";
import { speechIn } from "../../../platform/i18n/speech.server";
import { BUILT_IN_MAPS, missingHeadings } from "../sheets/import-services.server";
import { type Sheet, SheetError, type SheetRow } from "../sheets/read-sheet.server";
import { listName } from "./feed-form";
import { sourceOf } from "./job-map";
import { type ImportJob, readJobSheet } from "./jobs.server";

const speech = speechIn(ENGLISH);

const SAMPLES = 3;
const LONGEST_SAMPLE = 60;

/** What a form of columns holds. */
export interface ColumnsTyped {
	how: "own" | BuiltIn;
	/** The field of each column, by its position; empty for one that is left out. */
	fields: (SheetField | "")[];
	source: string;
	organisation: string;
}

export interface ColumnsPage {
	origin: string;
	rows: number;
	guessed: boolean;
	/** What the last list with the same headings was called; null where there was none. */
	lastSource: string | null;
	columns: { heading: string; samples: string[] }[];
	typed: ColumnsTyped;
}

export async function columnsPage(asker: Asker, job: ImportJob): Promise<ColumnsPage> {
	const { headings = [], rows = 0, guessedEncoding = false, map, source, lastSource = null } = job.settings;
	const sheet = await sheetOf(asker, job);
	const typed: ColumnsTyped = { source, ...meaningOf(headings, map) };
	const columns = headings.map((heading) => ({ heading, samples: samplesOf(sheet.rows, heading) }));
	return { origin: job.origin, rows, guessed: guessedEncoding, lastSource, columns, typed };
}

/** What the columns mean so far, as the form shows it. */
function meaningOf(headings: readonly string[], map: JobMap | undefined): Omit<ColumnsTyped, "source"> {
	return {
		how: map && "builtIn" in map ? map.builtIn : "own",
		fields: headings.map((heading) => (map && "columns" in map && fieldIn(map, heading)) || ""),
		organisation: (map && "columns" in map && map.organisation) || "",
	};
}

const fieldIn = (map: Exclude<JobMap, { builtIn: BuiltIn }>, heading: string) =>
	FIELDS.find((field) => map.columns[field]?.includes(heading));

function samplesOf(rows: readonly SheetRow[], heading: string): string[] {
	const samples = new Set<string>();
	for (const { cells } of rows) {
		const text = cells.get(heading)?.trim();
		if (text) samples.add(text.length > LONGEST_SAMPLE ? `${text.slice(0, LONGEST_SAMPLE)}…` : text);
		if (samples.size >= SAMPLES) break;
	}
	return [...samples];
}

/** The sheet of a job whose columns are asked for. @throws the 404 page for one that is over */
export async function sheetOf(asker: Asker, job: ImportJob): Promise<Sheet> {
	if (job.kind !== "sheet" || job.importRunId) throw pageError("not-found");
	try {
		return await readJobSheet(asker, job.id);
	} catch (error) {
		if (error instanceof SheetError) throw pageError("not-found");
		throw error;
	}
}

export type ColumnsErrors = Partial<Record<"how" | "name" | "twice" | "source" | "organisation", string>>;

export type ColumnsRead =
	| { ok: true; settings: ImportSettings }
	| { ok: false; errors: ColumnsErrors; typed: ColumnsTyped };

const LONGEST_ORGANISATION = 300;
export const isField = (text: string): text is SheetField => FIELDS.some((field) => field === text);

/** The field of each column, by its position: that of the first stands in `column-0`. */
const columnFields = (count: number): Field<(SheetField | "")[]> =>
	field((at) =>
		Array.from(
			{ length: count },
			(_, index) =>
				offered(FIELDS)
					.or("")
					.read(at.part(String(index))) ?? "",
		),
	);

/** @param shown what the page held before anybody chose */
function columnsForm(headings: readonly string[], shown: Pick<ColumnsTyped, "fields" | "organisation">) {
	return form(
		{
			source: listName("source"),
			organisation: line(LONGEST_ORGANISATION),
			how: offered(["own", ...BUILT_INS]).or("own"),
			column: columnFields(headings.length),
		},
		({ how, column = [], organisation }) => {
			if (how !== "own") {
				const isNew = column.some((one, at) => one && one !== shown.fields[at]);
				if (isNew || (organisation && organisation !== shown.organisation)) return { how: "not-asked" as const };
				const builtIn = how && BUILT_IN_MAPS.get(how);
				const missing = builtIn ? missingHeadings(builtIn, headings) : [];
				return { how: missing.length > 0 && { reason: "how", what: missing.slice(0, 10).join(", ") } };
			}
			const twice = column.find((one, at) => one && one !== "address" && column.indexOf(one) !== at);
			return {
				name: !column.includes("name") && "name",
				twice: twice && { reason: "twice", what: speech.t(`staff-exchange:field.${twice}`) },
			};
		},
	);
}

/** Reads the form of columns. Errors are sentences, by the field to mend. */
export function readColumns(posted: Values, job: ImportJob): ColumnsRead {
	const { headings = [], map: known } = job.settings;
	const read = readValues(columnsForm(headings, meaningOf(headings, known)), posted);
	if (!read.ok) {
		const words = listErrors(read.errors, (reason, what) =>
			speech.t(`staff-exchange:columns.error.${reason}`, { missing: what, field: what }),
		);
		return {
			ok: false,
			errors: Object.fromEntries(words.map(({ field, text }) => [field, text])),
			typed: typedColumns(posted, headings.length),
		};
	}
	const { how, column, source, organisation } = read.values;
	const map: JobMap =
		how !== "own"
			? { builtIn: how }
			: {
					columns: columnsOf(headings, column),
					organisation,
					topics: known && "topics" in known ? known.topics : {},
				};
	return { ok: true, settings: { ...job.settings, source: sourceOf(source), map } };
}

/** What was typed, to be shown again. */
function typedColumns(posted: Values, count: number): ColumnsTyped {
	const { how, column } = readAnswers(
		form({ how: offered(["own", ...BUILT_INS]).or("own"), column: columnFields(count) }),
		posted,
	);
	return { how, fields: column, ...typedIn(posted, ["source", "organisation"]) };
}

function columnsOf(
	headings: readonly string[],
	fields: readonly (SheetField | "")[],
): Partial<Record<SheetField, string[]>> {
	const columns: Partial<Record<SheetField, string[]>> = {};
	headings.forEach((heading, at) => {
		const field = fields[at];
		if (field) columns[field] = [...(columns[field] ?? []), heading];
	});
	return columns;
}
