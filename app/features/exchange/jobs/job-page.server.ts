/** The page of one import: a preview, a rehearsal, how far it is, its report. */
import type { ImportProblem } from "../../../model/exchange/job";
import type { Ledger } from "../../../model/exchange/ledger";
import { staffPaths } from "../../../paths";
import { ENGLISH } from "../../../platform/i18n/languages";
import { speechIn } from "../../../platform/i18n/speech.server";
import { readFor } from "../../../platform/store.server";
import { type DescribedRow, describeEntry } from "../../publishing/describe-entry";
import { knownNames } from "../../publishing/known-names.server";
import { readListings } from "../sheets/import-services.server";
import { type Sheet, SheetError } from "../sheets/read-sheet.server";
import { isField } from "./columns-page.server";
import { type HistoryStatus, moment, percentOf } from "./history-page.server";
import { mapOf } from "./job-map";
import { canRunForGood, type Importer, type ImportJob, readJobSheet } from "./jobs.server";
import { progressOf } from "./run-job.server";

const speech = speechIn(ENGLISH);

export interface ShownProblem extends Omit<ImportProblem, "cells"> {
	/** The field in the words of the form, where it is one of its fields. */
	fieldName: string;
	/** The text of the row. */
	row: string | null;
}

/** A ledger with its fields by name. */
export interface ShownLedger {
	lines: (Ledger["lines"][number] & { name: string })[];
	total: Ledger["total"];
	notes: (Omit<Ledger["notes"][number], "field" | "column"> & { name: string })[];
	/** Whether there are more notes than are shown. */
	cut: boolean;
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
	/** Who asks may let it publish what it brings; otherwise a second person has to. */
	mayRun: boolean;
	percent: number;
	report:
		| (Omit<NonNullable<ImportJob["report"]>, "refused" | "warnings" | "ledger"> & {
				ledger: ShownLedger | null;
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
		mayRun: canRunForGood(who, job),
		percent: percentOf(run?.state === "undoing" ? run.progress : (progressOf(id) ?? halfwayOn(run))),
		report: report && {
			...report,
			ledger: report.ledger ? shownLedger(report.ledger) : null,
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

/** What a field is called: as the form calls it, as a column is headed, or by the way to it. */
function nameOf({ field, column }: { field: string; column?: string }): string {
	if (column !== undefined) return speech.t("staff-exchange:ledger.column", { heading: column });
	return isField(field) || field === "row" ? speech.t(`staff-exchange:field.${field}`) : field;
}

function shownLedger({ lines, total, notes, noteCount }: Ledger): ShownLedger {
	return {
		lines: lines.map((line) => ({ ...line, name: nameOf(line) })),
		total,
		notes: notes.slice(0, SHOWN_PROBLEMS).map(({ where, words, fate, reason, ...note }) => {
			return { where, words, fate, reason, name: nameOf(note) };
		}),
		cut: noteCount > SHOWN_PROBLEMS,
	};
}

function shown({ cells, ...problem }: ImportProblem): ShownProblem {
	const fieldName = nameOf(problem);
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
