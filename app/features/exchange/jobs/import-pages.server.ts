/** What the pages of imports show. */
import { and, eq } from "drizzle-orm";
import { importRun } from "../../../../db/schema";
import { localNow } from "../../../model/calendar/local-time";
import {
	BUILT_INS,
	type BuiltIn,
	type ImportProblem,
	type ImportSettings,
	type JobMap,
} from "../../../model/exchange/job";
import { FIELDS, type Field as SheetField } from "../../../model/exchange/sheet-fields";
import { TOPICS, type Topic } from "../../../model/listings/vocabulary";
import type { Asker } from "../../../model/people/asker";
import { staffPaths } from "../../../paths";
import { pageError } from "../../../platform/errors";
import { offered } from "../../../platform/forms/choice-fields";
import { type Field, field } from "../../../platform/forms/field";
import { listErrors, type Values } from "../../../platform/forms/field-errors";
import { form, readAnswers, readValues } from "../../../platform/forms/form";
import { line } from "../../../platform/forms/text-fields";
import { typedIn } from "../../../platform/forms/values";
import { ENGLISH } from "../../../platform/i18n/languages";
import { speechIn } from "../../../platform/i18n/speech.server";
import { readFor } from "../../../platform/store.server";
import { type DescribedRow, describeEntry } from "../../publishing/describe-entry";
import { knownNames } from "../../publishing/known-names.server";
import { RUN_STATE, stateOf } from "../runs/import-run.server";
import { BUILT_IN_MAPS, missingHeadings, readListings } from "../sheets/import-services.server";
import { type Sheet, SheetError, type SheetRow } from "../sheets/read-sheet.server";
import { listName } from "./feed-form";
import { mapOf, sourceOf, topicOf } from "./job-map";
import { type HistoryRow, type Importer, type ImportJob, listImports, readJobSheet } from "./jobs.server";
import { progressOf } from "./run-job.server";

const speech = speechIn(ENGLISH);

/** "24 November 2026, 2:05pm" */
function moment(at: Date): string {
	const { date, time } = localNow(at);
	return `${speech.format.date(date)}, ${speech.format.time(time)}`;
}

export interface ImportLine {
	key: string;
	origin: string;
	/** The job's own page. */
	href: string | null;
	when: string;
	by: string | null;
	status: HistoryStatus;
	/** How far it is, while it is applied or taken back. */
	percent: number | null;
	tally: HistoryRow["tally"];
	undoHref: string | null;
}
export type HistoryStatus = ImportJob["status"] | "rehearsed" | "stopped" | "undoing";

function historyStatus({ job, run }: HistoryRow): HistoryStatus {
	if (run?.state === "undone" || run?.state === "undoing") return run.state;
	if (job?.status === "done" && job.dryRun) return "rehearsed";
	// A job that stopped waits for its turn again, or has failed.
	if (job) return job.status;
	if (run?.state === "applying") return "running";
	return run?.state === "stopped" ? "stopped" : "done";
}

export async function importsPage(who: Importer): Promise<ImportLine[]> {
	const { council } = who;
	const paths = staffPaths(council.slug);
	return (await listImports(who, council.id)).map((row) => {
		const { job, run, origin, at, tally } = row;
		const isUnderWay = run !== null && (run.state === "applying" || run.state === "undoing");
		return {
			key: job?.id ?? run?.id ?? "",
			origin,
			href: job && paths.imports(`/${job.id}`),
			when: moment(at),
			by: job?.createdBy ?? null,
			status: historyStatus(row),
			percent: isUnderWay ? percentOf(run.progress) : null,
			tally,
			undoHref: run && run.state !== "undone" && run.state !== "undoing" ? paths.imports(`/undo/${run.id}`) : null,
		};
	});
}

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
async function sheetOf(asker: Asker, job: ImportJob): Promise<Sheet> {
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
const isField = (text: string): text is SheetField => FIELDS.some((field) => field === text);

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

const MOST_CATEGORIES = 60;

export interface TopicsPage {
	origin: string;
	categories: { name: string; topic: Topic | "" }[];
	/** How many more there are. */
	more: number;
	topics: { value: string; text: string }[];
}

/** The categories of a job's sheet, the most used first; undefined when it has none to choose for. */
export async function topicsPage(asker: Asker, job: ImportJob): Promise<TopicsPage | undefined> {
	const { map } = job.settings;
	const columns = map && "columns" in map ? map.columns.category : undefined;
	if (!map || !("columns" in map) || !columns) return undefined;
	const { rows } = await sheetOf(asker, job);
	const often = new Map<string, number>();
	for (const { cells } of rows) {
		const name = columns
			.map((heading) => cells.get(heading)?.trim() ?? "")
			.join(" ")
			.trim();
		if (name && name.length <= LONGEST_ORGANISATION) often.set(name, (often.get(name) ?? 0) + 1);
	}
	const names = [...often].sort(([, a], [, b]) => b - a).map(([name]) => name);
	if (names.length === 0) return undefined;
	const isNew = Object.keys(map.topics).length === 0;
	return {
		origin: job.origin,
		categories: names.slice(0, MOST_CATEGORIES).map((name) => ({
			name,
			topic: (Object.hasOwn(map.topics, name) && map.topics[name]) || (isNew && topicOf(name)) || "",
		})),
		more: Math.max(0, names.length - MOST_CATEGORIES),
		topics: TOPICS.map((value) => ({ value, text: speech.t(`vocabulary:topic.${value}`) })),
	};
}

/** The topic of each category, by its position: that of the first stands in `topic-0`. */
const topicFields = (count: number): Field<(Topic | null)[]> =>
	field((at) => Array.from({ length: count }, (_, index) => offered(TOPICS).read(at.part(String(index))) ?? null));

/** Reads the form of topics into the job's settings. */
export function readTopics(posted: Values, job: ImportJob, page: TopicsPage): ImportSettings {
	const { map } = job.settings;
	if (!map || !("columns" in map)) return job.settings;
	const { topic: chosen } = readAnswers(form({ topic: topicFields(page.categories.length) }), posted);
	const topics = Object.fromEntries(
		page.categories.flatMap(({ name }, at) => (chosen[at] ? [[name, chosen[at]] as const] : [])),
	);
	return { ...job.settings, map: { ...map, topics } };
}

export interface ShownProblem extends Omit<ImportProblem, "cells"> {
	/** The field in the words of the form, where it is one of its fields. */
	fieldName: string;
	/** The text of the row. */
	row: string | null;
}

export interface JobPage {
	id: string;
	kind: ImportJob["kind"];
	status: HistoryStatus;
	origin: string;
	source: string;
	begun: string;
	by: string;
	dryRun: boolean;
	percent: number;
	report:
		| (Omit<NonNullable<ImportJob["report"]>, "refused" | "warnings"> & {
				refused: ShownProblem[];
				warnings: ShownProblem[];
		  })
		| null;
	/** Whether there are more of them than are shown. */
	cut: { refused: boolean; warnings: boolean };
	preview: { id: string; name: string; rows: DescribedRow[] }[];
	previewProblems: ShownProblem[];
	undoHref: string | null;
	/** Some of it is written, and not all. */
	isPartial: boolean;
	hasCategories: boolean;
}

/** Problems shown on a page; the rest is in the download. */
export const SHOWN_PROBLEMS = 50;

const percentOf = (progress: number) => Math.floor(progress * 100);

/** How far a job of another process is: when its run is begun, all is read and compared, which is half of the work. */
const halfwayOn = (run: ImportJob["run"]) => (run ? 0.5 + run.progress / 2 : 0);

export async function jobPage(who: Importer, job: ImportJob): Promise<JobPage> {
	const { id, kind, origin, settings, report, dryRun, importRunId, run } = job;
	const status = run?.state === "undoing" ? run.state : job.status;
	const preview = status === "ready" ? await previewOf(who, job) : { services: [], problems: [] };
	return {
		id,
		kind,
		status,
		origin,
		source: settings.source,
		begun: moment(job.createdAt),
		by: job.createdBy,
		dryRun,
		percent: percentOf(run?.state === "undoing" ? run.progress : (progressOf(id) ?? halfwayOn(run))),
		report: report && {
			...report,
			refused: report.refused.slice(0, SHOWN_PROBLEMS).map(shown),
			warnings: report.warnings.slice(0, SHOWN_PROBLEMS).map(shown),
		},
		cut: {
			refused: (report?.refused.length ?? 0) > SHOWN_PROBLEMS,
			warnings: (report?.warnings.length ?? 0) > SHOWN_PROBLEMS,
		},
		preview: preview.services,
		previewProblems: preview.problems,
		isPartial: run?.state === "stopped" || run?.state === "applying",
		undoHref:
			importRunId && status !== "undone" && status !== "undoing"
				? staffPaths(who.council.slug).imports(`/undo/${importRunId}`)
				: null,
		hasCategories: Boolean(settings.map && "columns" in settings.map && settings.map.columns.category),
	};
}

function shown({ cells, ...problem }: ImportProblem): ShownProblem {
	const { field } = problem;
	const fieldName = isField(field) || field === "row" ? speech.t(`staff-exchange:field.${field}`) : field;
	const row = cells?.filter((cell) => cell.trim() !== "").join(" · ");
	return { ...problem, fieldName, row: row ? row.slice(0, 400) : null };
}

const PREVIEW_ROWS = 20;
const PREVIEW_SERVICES = 5;
/** What of a service is shown before it is imported. */
const PREVIEWED = /^(?:times|(?:summary|topics|organisation|who|places|free|costs|joining|phones)$)/;

async function previewOf(who: Importer, job: ImportJob) {
	let sheet: Sheet;
	try {
		sheet = await readJobSheet(who, job.id);
	} catch (error) {
		if (error instanceof SheetError) return { services: [], problems: [] };
		throw error;
	}
	const rows = sheet.rows.slice(0, PREVIEW_ROWS);
	const read = await readListings(
		who,
		{ name: job.origin, sheet: { ...sheet, rows, refused: [] }, council: who.council, map: mapOf(job.settings) },
		new Date(),
	);
	const db = await readFor(who);
	const first = read.services
		.slice(0, PREVIEW_SERVICES)
		.map(({ organisationId, content }) => ({ kind: "service", organisationId, content }) as const);
	// An organisation that the council has already is not among what is read.
	const known = await knownNames(db, who.council.id, ...first);
	const names = {
		organisations: new Map([
			...known.organisations,
			...read.organisations.map(({ id, content }) => [id, content.name] as const),
		]),
		locations: new Map(read.locations.map(({ id, content }) => [id, `${content.name}, ${content.address.postcode}`])),
	};
	const services = first.map((one, at) => ({
		id: read.services[at]?.id ?? "",
		name: one.content.name,
		rows: describeEntry(one, names, speech)
			.flatMap((section) => section.rows)
			.filter(({ key, lines }) => PREVIEWED.test(key) && lines.length > 0),
	}));
	const cells = new Map(rows.map((row) => [String(row.line), [...row.cells.values()]]));
	const problems = read.refused.map(({ where, field, reason }) =>
		shown({ where, field, reason, cells: cells.get(where) }),
	);
	return { services, problems };
}

/** The run whose undoing is asked for. @throws the 404 page when the council has none with this id */
export async function requireRun(asker: Asker, councilId: string, id: string | undefined) {
	const db = await readFor(asker);
	const [run] = await db
		.select({ id: importRun.id, source: importRun.source, at: importRun.startedAt, ...RUN_STATE })
		.from(importRun)
		.where(and(eq(importRun.councilId, councilId), eq(importRun.id, id ?? "")));
	if (!run) throw pageError("not-found");
	return { id: run.id, source: run.source, when: moment(run.at), state: stateOf(run) };
}
