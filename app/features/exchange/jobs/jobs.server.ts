/** Imports that somebody begins in the browser: their uploads, how they are to be read, and their place in the queue. */

import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { and, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import { importJob, importRun, person } from "../../../../db/schema";
import { editorialRules } from "../../../model/councils/settings";
import {
	type ImportJobKind,
	type ImportJobReport,
	type ImportJobStatus,
	type ImportSettings,
	type JobMap,
	LARGEST_UPLOAD,
} from "../../../model/exchange/job";
import type { Asker, StaffAsker } from "../../../model/people/asker";
import { recorded } from "../../../platform/audit.server";
import { pageError } from "../../../platform/errors";
import type { Values } from "../../../platform/forms/field-errors";
import type { UploadedFile } from "../../../platform/forms/posted";
import { type Mark, markIn, once } from "../../../platform/once.server";
import { enqueue } from "../../../platform/queue/enqueue.server";
import { readFor, transaction } from "../../../platform/store.server";
import type { Council } from "../../directory/councils/queries.server";
import { RUN_STATE, type RunState, stateOf } from "../runs/import-run.server";
import { readSheetText, type Sheet, SheetError } from "../sheets/read-sheet.server";
import { type NotASheet, sheetText } from "../sheets/sheet-text.server";
import { builtInFor, sourceOf, suggestColumns } from "./job-map";
import { IMPORT } from "./tasks";

/** Whoever works on imports. */
export interface Importer extends StaffAsker {
	council: Pick<Council, "id" | "name" | "slug" | "settings">;
}

export interface ImportJob {
	id: string;
	kind: ImportJobKind;
	status: ImportJobStatus;
	origin: string;
	settings: ImportSettings;
	report: ImportJobReport | null;
	dryRun: boolean;
	importRunId: string | null;
	/** How the run stands that it has begun. */
	run: { state: RunState; progress: number } | null;
	/** Who began it: a name, and the id. */
	createdBy: string;
	creatorId: string;
	createdAt: Date;
	finishedAt: Date | null;
}

const columns = {
	id: importJob.id,
	kind: importJob.kind,
	status: importJob.status,
	origin: importJob.origin,
	settings: importJob.settings,
	report: importJob.report,
	dryRun: importJob.dryRun,
	importRunId: importJob.importRunId,
	createdBy: person.name,
	creatorId: importJob.createdBy,
	createdAt: importJob.createdAt,
	finishedAt: importJob.finishedAt,
};

/** The job of a page's URL. @throws the 404 page when the council has none with this id */
export async function requireJob(asker: Asker, councilId: string, id: string | undefined): Promise<ImportJob> {
	const db = await readFor(asker);
	const [found] = await db
		// drizzle takes the run for missing when the first of its columns is null.
		.select({ ...columns, run: { progress: importRun.progress, ...RUN_STATE } })
		.from(importJob)
		.innerJoin(person, eq(person.id, importJob.createdBy))
		.leftJoin(importRun, eq(importRun.id, importJob.importRunId))
		.where(and(eq(importJob.councilId, councilId), eq(importJob.id, id ?? "")));
	if (!found) throw pageError("not-found");
	const run = found.run && { state: stateOf(found.run), progress: found.run.progress };
	return { ...found, run, settings: found.settings ?? { source: "" } };
}

/** The sheet of a job. @throws SheetError when its upload is no longer kept */
export async function readJobSheet(asker: Asker, jobId: string): Promise<Sheet> {
	const db = await readFor(asker);
	const [row] = await db.select({ upload: importJob.upload }).from(importJob).where(eq(importJob.id, jobId));
	if (!row?.upload) throw new SheetError("The upload is no longer kept. Upload the file again.");
	return readSheetText(row.upload);
}

export type Uploaded =
	| { ok: true; id: string }
	| { ok: false; reason: "missing" | "too-large" | NotASheet }
	/** A sentence that says what is wrong with the sheet as a whole. */
	| { ok: false; reason: "unreadable"; sentence: string };

/** Takes an upload: a sheet whose columns have no meaning yet, but for what its headings and earlier imports suggest. */
export async function addSheetJob(
	who: Importer,
	file: UploadedFile | undefined,
	posted: Values = {},
): Promise<Uploaded> {
	if (!file) return { ok: false, reason: "missing" };
	if (file.size > LARGEST_UPLOAD) return { ok: false, reason: "too-large" };
	const decoded = await sheetText(await readFile(file.path));
	if (!decoded.ok) return { ok: false, reason: decoded.why };
	let sheet: Sheet;
	try {
		sheet = await readSheetText(decoded.text);
	} catch (error) {
		if (error instanceof SheetError) return { ok: false, reason: "unreadable", sentence: error.message };
		throw error;
	}
	const { headings } = sheet;
	const known = await lastOfSameHeadings(who, who.council.id, headings);
	const settings: ImportSettings = {
		source: "",
		lastSource: known?.source,
		headings,
		rows: sheet.rows.length + sheet.refused.length,
		guessedEncoding: decoded.encoding === "windows-1252",
		map: known?.map ?? suggestedMap(headings),
	};
	const origin = file.name.slice(-200);
	const id = await addJob(
		who,
		{ kind: "sheet", status: "mapping", origin, upload: decoded.text, settings },
		markIn(posted, decoded.text),
	);
	return { ok: true, id };
}

function suggestedMap(headings: readonly string[]): JobMap {
	const builtIn = builtInFor(headings);
	if (builtIn) return { builtIn };
	return { columns: suggestColumns(headings), organisation: null, topics: {} };
}

const REMEMBERED = 50;

/** What the council's last sheet with these headings was read as. */
async function lastOfSameHeadings(asker: Asker, councilId: string, headings: readonly string[]) {
	const db = await readFor(asker);
	const rows = await db
		.select({ settings: importJob.settings })
		.from(importJob)
		.where(and(eq(importJob.councilId, councilId), eq(importJob.kind, "sheet")))
		.orderBy(desc(importJob.createdAt))
		.limit(REMEMBERED);
	return rows
		.flatMap(({ settings }) => settings ?? [])
		.find(({ source, headings: other }) => source !== "" && other?.join("\n") === headings.join("\n"));
}

/** A feed that is read in the background: a rehearsal first. `name` is what it is called here. */
export async function addFeedJob(
	who: Importer,
	{ address, name }: { address: string; name: string },
	mark: Mark | null = null,
): Promise<string> {
	const settings = { source: sourceOf(name) };
	return addJob(who, { kind: "feed", status: "queued", origin: address, upload: null, settings }, mark);
}

async function addJob(
	who: Importer,
	job: Pick<typeof importJob.$inferInsert, "kind" | "status" | "origin" | "upload" | "settings">,
	mark: Mark | null,
): Promise<string> {
	const id = randomUUID();
	const made = await recorded(who, (tx) =>
		once(tx, mark, async () => {
			await tx.insert(importJob).values({
				...job,
				id,
				councilId: who.council.id,
				report: null,
				progress: 0,
				dryRun: true,
				createdBy: who.person.id,
				createdAt: new Date(),
			});
			if (job.status === "queued") await enqueue(tx, IMPORT, { key: id, body: {}, councilId: who.council.id });
			tx.record({
				action: "import.added",
				actor: who.person,
				councilId: who.council.id,
				subject: { kind: "import-job", id },
				details: { kind: job.kind },
			});
			return id;
		}),
	);
	return made ?? id;
}

const CHANGEABLE: readonly ImportJobStatus[] = ["mapping", "ready", "done", "failed"];

/** Says how a job's sheet is to be read. A job that has run for good is over, and stays as it is. */
export async function saveSettings(who: Importer, job: ImportJob, settings: ImportSettings): Promise<boolean> {
	const saidBy = [...new Set([...(job.settings.saidBy ?? []), who.person.id])];
	return transaction(who, async (tx) => {
		const changed = await tx
			.update(importJob)
			.set({ settings: { ...settings, saidBy }, status: "ready", report: null, dryRun: true, progress: 0 })
			.where(whileWaiting(who, job))
			.returning({ id: importJob.id });
		return changed.length > 0;
	});
}

/**
 * Only a job that waits for a person, and has not changed anything yet.
 * @param finishing or one that stopped in the middle
 */
function whileWaiting(who: Importer, job: ImportJob, finishing = false) {
	const inTheMiddle: readonly ImportJobStatus[] = finishing ? ["failed"] : [];
	return and(
		eq(importJob.councilId, who.council.id),
		eq(importJob.id, job.id),
		inArray(importJob.status, job.importRunId ? inTheMiddle : CHANGEABLE),
	);
}

/**
 * Whether somebody may let a job publish what it brings: where the council asks for two, whoever began it or said how it
 * is to be read may not. To finish one that stopped in the middle decides nothing anew.
 */
export function canRunForGood(who: Importer, { creatorId, settings, importRunId }: ImportJob): boolean {
	if (!editorialRules(who.council.settings).fourEyes || importRunId !== null) return true;
	return creatorId !== who.person.id && !settings.saidBy?.includes(who.person.id);
}

interface Queued {
	dryRun: boolean;
	/** So many services may be withdrawn, as the rehearsal counted them. */
	mayWithdraw?: number;
}

/**
 * Puts a job into the queue: for a rehearsal, or for good, which also finishes one that stopped in the middle.
 * @returns false when it is not waiting for that, or has to be let go by somebody else
 */
export async function queueJob(who: Importer, job: ImportJob, { dryRun, mayWithdraw }: Queued): Promise<boolean> {
	if (!dryRun && !canRunForGood(who, job)) return false;
	return recorded(who, async (tx) => {
		const changed = await tx
			.update(importJob)
			.set({
				settings: { ...job.settings, mayWithdraw },
				...{ status: "queued", dryRun, progress: 0, report: null, startedAt: null, finishedAt: null },
			})
			.where(whileWaiting(who, job, !dryRun))
			.returning({ id: importJob.id });
		if (changed.length === 0) return false;
		await enqueue(tx, IMPORT, { key: job.id, body: {}, councilId: who.council.id });
		tx.record({
			action: dryRun ? "import.rehearsed" : "import.started",
			actor: who.person,
			councilId: who.council.id,
			subject: { kind: "import-job", id: job.id },
			details: { source: job.settings.source },
		});
		return true;
	});
}

/** Takes a job out of the queue: it waits for a person again, and its task finds nothing to do. @returns false when its turn has come already */
export async function cancelJob(who: Importer, job: ImportJob): Promise<boolean> {
	return recorded(who, async (tx) => {
		const changed = await tx
			.update(importJob)
			.set({ status: "ready", dryRun: true })
			.where(
				and(
					eq(importJob.councilId, who.council.id),
					eq(importJob.id, job.id),
					eq(importJob.status, "queued"),
					isNull(importJob.importRunId),
				),
			)
			.returning({ id: importJob.id });
		if (changed.length === 0) return false;
		tx.record({
			action: "import.cancelled",
			actor: who.person,
			councilId: who.council.id,
			subject: { kind: "import-job", id: job.id },
			details: { source: job.settings.source },
		});
		return true;
	});
}

export interface HistoryRow {
	/** A job begun in the browser, or a run of the operator's command. */
	job: { id: string; status: ImportJobStatus; dryRun: boolean; createdBy: string } | null;
	run: { id: string; source: string; state: RunState; progress: number } | null;
	origin: string;
	at: Date;
	/** Of services: what came of it. */
	tally: { added: number; changed: number; withdrawn: number } | null;
}

const SHOWN = 100;

/** The council's newest imports, whoever began them. */
export async function listImports(asker: Asker, councilId: string): Promise<HistoryRow[]> {
	const db = await readFor(asker);
	const [jobs, runs] = await Promise.all([
		db
			.select({
				id: importJob.id,
				status: importJob.status,
				dryRun: importJob.dryRun,
				origin: importJob.origin,
				importRunId: importJob.importRunId,
				createdBy: person.name,
				createdAt: importJob.createdAt,
			})
			.from(importJob)
			.innerJoin(person, eq(person.id, importJob.createdBy))
			.where(eq(importJob.councilId, councilId))
			.orderBy(desc(importJob.createdAt))
			.limit(SHOWN),
		db
			.select({
				id: importRun.id,
				source: importRun.source,
				startedAt: importRun.startedAt,
				progress: importRun.progress,
				...RUN_STATE,
				services: sql`${importRun.report} -> 'services'`.mapWith(parsed),
			})
			.from(importRun)
			.where(eq(importRun.councilId, councilId))
			.orderBy(desc(importRun.startedAt))
			.limit(SHOWN),
	]);
	const byId = new Map(runs.map((run) => [run.id, { ...run, state: stateOf(run) }]));
	const rows: HistoryRow[] = jobs.map(({ id, status, dryRun, origin, importRunId, createdBy, createdAt }) => {
		const run = byId.get(importRunId ?? "");
		byId.delete(importRunId ?? "");
		return { job: { id, status, dryRun, createdBy }, run: run ?? null, origin, at: createdAt, tally: tallyOf(run) };
	});
	for (const run of byId.values()) {
		rows.push({ job: null, run, origin: run.source, at: run.startedAt, tally: tallyOf(run) });
	}
	return rows.sort((a, b) => b.at.getTime() - a.at.getTime()).slice(0, SHOWN);
}

/** A part of a report: SQLite gives it as text. */
const parsed = (value: unknown): unknown => (typeof value === "string" ? JSON.parse(value) : value);

function tallyOf(run: { services: unknown } | undefined): HistoryRow["tally"] {
	const services = run?.services;
	if (typeof services !== "object" || services === null) return null;
	const { added, changed, withdrawn, republished } = services as Record<string, unknown>;
	const number = (value: unknown) => (typeof value === "number" ? value : 0);
	return { added: number(added) + number(republished), changed: number(changed), withdrawn: number(withdrawn) };
}
