/**
 * Runs imports that were begun in the browser, one at a time. The job keeps what people see of it; who runs it, how often
 * it was tried and when it is tried again is the queue's. One whose process ends is taken up again, under its run.
 */
import { and, eq, inArray } from "drizzle-orm";
import { council, importJob, person } from "../../../../db/schema";
import {
	type ImportJobReport,
	type ImportSettings,
	KEPT_PROBLEMS,
	NOTHING_IMPORTED,
} from "../../../model/exchange/job";
import type { Recorded } from "../../../platform/audit.server";
import { beginningOf, cleanText } from "../../../platform/clean-text";
import type { ForeignProblem } from "../../../platform/foreign/findings";
import { guardedFetch } from "../../../platform/guarded-fetch.server";
import { ClaimLost, type Held, worker } from "../../../platform/queue/worker.server";
import { portal, transaction } from "../../../platform/store.server";
import { unavailableIn } from "../../../platform/store-errors";
import type { Tx } from "../../../platform/store-handles";
import { FeedError } from "../open-referral/fetch-feed.server";
import { type FeedReport, importFeed } from "../open-referral/import-feed.server";
import { ImportBusy, ImportStopped, RunTaken } from "../runs/import-run.server";
import { SourceShrank } from "../sheets/brake";
import { importSheet, type ServicesReport } from "../sheets/import-services.server";
import { SheetError, type SheetRow } from "../sheets/read-sheet.server";
import type { Tally } from "../sheets/reconcile";
import { mapOf } from "./job-map";
import { readJobSheet } from "./jobs.server";
import { IMPORT } from "./tasks";

/** Two minutes in all: an import of the same source that is under way, or whose process has just died, is over by then. */
const PATIENCE = { tries: 5, firstMs: 10_000, longestMs: 60_000 };
const MOST_SERVICES = 100_000;

/** How far the jobs of this process are. */
const running = new Map<string, number>();

/** 0 to 1 for a job that runs in this process. */
export const progressOf = (jobId: string): number | undefined => running.get(jobId);

type HeldImport = Held<"portal", Record<string, never>>;

interface Job {
	id: string;
	kind: "sheet" | "feed";
	origin: string;
	dryRun: boolean;
	settings: ImportSettings;
	council: { id: string; name: string };
	actor: { id: string; name: string };
}

export const runImports = worker(portal, IMPORT, { patience: PATIENCE, work, gaveUp });

async function work(held: HeldImport): Promise<void> {
	const job = await begin(held);
	// Taken out of the queue, or taken back, meanwhile.
	if (!job) return;
	running.set(job.id, 0);
	try {
		await run(held, job);
	} catch (error) {
		if (isLost(error)) throw new ClaimLost();
		if (isOfTheImport(error)) return await fail(held, () => error.message);
		// It waits for its turn again; of a store that does not answer nothing can be asked now.
		if (!unavailableIn(error)) await setBack(held);
		throw error;
	} finally {
		running.delete(job.id);
	}
}

async function begin(held: HeldImport): Promise<Job | undefined> {
	return transaction(held.asker, async (tx) => {
		await held.check(tx);
		const [job] = await tx
			.select({
				id: importJob.id,
				kind: importJob.kind,
				origin: importJob.origin,
				dryRun: importJob.dryRun,
				settings: importJob.settings,
				council: { id: council.id, name: council.name },
				actor: { id: person.id, name: person.name },
			})
			.from(importJob)
			.innerJoin(council, eq(council.id, importJob.councilId))
			.innerJoin(person, eq(person.id, importJob.createdBy))
			.where(isUnderWay(held));
		if (!job) return undefined;
		await tx
			.update(importJob)
			.set({ status: "running", startedAt: new Date(), progress: 0 })
			.where(eq(importJob.id, job.id));
		return { ...job, settings: job.settings ?? { source: "" } };
	});
}

/** Of a job whose process ended, that it runs still stands there. */
const isUnderWay = ({ key }: HeldImport) =>
	and(eq(importJob.id, key), inArray(importJob.status, ["queued", "running"]));

/** Somebody else has the task, and perhaps the run as well. */
const isLost = (error: unknown) =>
	error instanceof ClaimLost || (error instanceof ImportStopped && error.cause instanceof ClaimLost);

/** What trying again does not mend: its words are what people read. */
const isOfTheImport = (error: unknown): error is Error =>
	error instanceof SheetError ||
	error instanceof FeedError ||
	error instanceof SourceShrank ||
	(error instanceof ImportStopped && error.cause instanceof RunTaken);

async function setBack(held: HeldImport): Promise<void> {
	await transaction(held.asker, async (tx) => {
		await held.check(tx);
		await tx.update(importJob).set({ status: "queued" }).where(isUnderWay(held));
	});
}

/** @param words of a job that ended without its report, by whether it has written anything */
async function fail(held: HeldImport, words: (hasWritten: boolean) => string): Promise<void> {
	await transaction(held.asker, async (tx) => {
		await held.finish(tx);
		const [job] = await tx.select({ runId: importJob.importRunId }).from(importJob).where(isUnderWay(held));
		if (!job) return;
		const failure = words(job.runId !== null);
		await tx
			.update(importJob)
			.set({ status: "failed", report: { ...NOTHING_IMPORTED, failure }, finishedAt: new Date() })
			.where(isUnderWay(held));
	});
}

async function gaveUp(held: HeldImport, failure: unknown): Promise<void> {
	await fail(held, (hasWritten) => {
		if (failure instanceof ImportBusy) return failure.message;
		const ours = "Something went wrong on our side.";
		if (failure instanceof ImportStopped) return `${ours} ${failure.message}`;
		const what = failure === undefined ? "It was stopped several times before it was done." : ours;
		return hasWritten
			? `${what} What was written so far stays as it is now. Finish it, or take it back.`
			: `${what} Nothing was changed. Try again.`;
	});
}

async function run(held: HeldImport, job: Job): Promise<void> {
	const done = job.kind === "sheet" ? await runSheet(held, job) : await runFeed(held, job);
	if (done.written) return;
	await transaction(held.asker, (tx) => finish(tx, held, done.report, null));
}

interface Done {
	report: ImportJobReport;
	/** It is in the database already, with what was imported. */
	written: boolean;
}

/** What every import is told, whatever it reads. */
function common({ stopping }: HeldImport, job: Job) {
	return {
		stopping,
		begun: async (tx: Recorded, runId: string) => {
			await tx.update(importJob).set({ importRunId: runId }).where(eq(importJob.id, job.id));
		},
		council: job.council,
		dryRun: job.dryRun,
		mayWithdraw: job.settings.mayWithdraw,
		actor: job.actor,
		onProgress: (_text: string, fraction: number | null) => {
			if (fraction !== null) running.set(job.id, fraction);
		},
	};
}

async function runSheet(held: HeldImport, job: Job): Promise<Done> {
	const sheet = await readJobSheet(held.asker, job.id);
	const rows = new Map(sheet.rows.map((row) => [String(row.line), row]));
	const report = await importSheet(held.asker, {
		...common(held, job),
		name: job.origin,
		sheet,
		map: mapOf(job.settings),
		alongside: (tx, report) => finish(tx, held, sheetReport(report, rows), report.runId),
	});
	return { report: sheetReport(report, rows), written: !job.dryRun };
}

async function runFeed(held: HeldImport, job: Job): Promise<Done> {
	const report = await importFeed(held.asker, {
		...common(held, job),
		place: job.origin,
		source: job.settings.source,
		fetch: guardedFetch,
		mostServices: MOST_SERVICES,
		alongside: (tx, report) => finish(tx, held, feedReport(report), report.runId),
	});
	if (!report) throw new FeedError("The feed has not changed since the last import. Nothing was changed.");
	return { report: feedReport(report), written: !job.dryRun };
}

async function finish(tx: Tx, held: HeldImport, report: ImportJobReport, importRunId: string | null): Promise<void> {
	await held.finish(tx);
	await tx
		.update(importJob)
		.set({
			status: "done",
			report,
			importRunId,
			progress: 1,
			finishedAt: new Date(),
			// What was imported for good is in the listings.
			...(importRunId && { upload: null }),
		})
		.where(eq(importJob.id, held.key));
}

function talliesOf({
	services,
	conflicts,
	kept,
	hidden,
	gone,
	shrinks,
	alike,
	duplicates,
	ledger,
}: ServicesReport | FeedReport) {
	const { added, republished, changed, unchanged, withdrawn }: Tally = services;
	const named = kept.slice(0, KEPT_PROBLEMS);
	return {
		added: added + republished,
		changed,
		unchanged,
		withdrawn,
		shrinks,
		conflicts,
		kept: named,
		gone: gone.slice(0, KEPT_PROBLEMS),
		hidden: hidden.slice(0, KEPT_PROBLEMS),
		alike: alike.slice(0, KEPT_PROBLEMS),
		duplicates,
		ledger,
	};
}

function sheetReport(report: ServicesReport, rows: ReadonlyMap<string, SheetRow>): ImportJobReport {
	const { refused, ...rest } = problemsOf(report);
	return {
		...talliesOf(report),
		...rest,
		rows: report.rows,
		refused: refused.map((one) => {
			const cells = [...(rows.get(one.where)?.cells.values() ?? [])];
			return cells.length > 0 ? { ...one, cells: cells.map((cell) => beginningOf(cleanText(cell), 1000)) } : one;
		}),
	};
}

function feedReport(report: FeedReport): ImportJobReport {
	return { ...talliesOf(report), ...problemsOf(report), rows: report.items };
}

/** What was wrong, the first of each kind, and how many rows or items were refused. */
function problemsOf({ refused, warnings }: ServicesReport | FeedReport) {
	const first = (problems: readonly ForeignProblem[]) =>
		problems.slice(0, KEPT_PROBLEMS).map(({ where, field, reason }) => ({ where, field, reason }));
	return {
		refused: first(refused),
		refusedCount: new Set(refused.map(({ where }) => where)).size,
		warnings: first(warnings),
		warningCount: warnings.length,
	};
}
