/**
 * Runs queued imports in the background, one at a time. A job whose process dies is taken up again, and goes on with the
 * run that it had begun.
 */
import { hostname } from "node:os";
import { and, asc, eq, inArray } from "drizzle-orm";
import { council, importJob, person } from "../../../../db/schema";
import {
	type ImportJobReport,
	type ImportSettings,
	KEPT_PROBLEMS,
	NOTHING_IMPORTED,
} from "../../../model/exchange/job";
import type { SystemAsker } from "../../../model/people/asker";
import type { Recorded } from "../../../platform/audit.server";
import { beginningOf, cleanText } from "../../../platform/clean-text";
import type { ForeignProblem } from "../../../platform/foreign/findings";
import { guardedFetch } from "../../../platform/guarded-fetch.server";
import { logger } from "../../../platform/log.server";
import { readFor, transaction } from "../../../platform/store.server";
import { FeedError } from "../open-referral/fetch-feed.server";
import { type FeedReport, importFeed } from "../open-referral/import-feed.server";
import { ImportBusy, ImportStopped, RunInterrupted, RunTaken } from "../runs/import-run.server";
import { isAlive } from "../runs/worker.server";
import { importSheet, type ServicesReport } from "../sheets/import-services.server";
import { SheetError, type SheetRow } from "../sheets/read-sheet.server";
import type { Tally } from "../sheets/reconcile";
import { mapOf } from "./job-map";
import { readJobSheet } from "./jobs.server";

/** How often a job is tried whose process dies on it. */
const MOST_ATTEMPTS = 3;
/** After how long a job of another machine, of which nothing is known, is taken to be dead. */
const FORGOTTEN_MS = 15 * 60_000;
const MOST_SERVICES = 100_000;

/** How far the jobs of this process are. */
const running = new Map<string, number>();

/** 0 to 1 for a job that runs in this process. */
export const progressOf = (jobId: string): number | undefined => running.get(jobId);

interface Claimed {
	id: string;
	kind: "sheet" | "feed";
	origin: string;
	dryRun: boolean;
	settings: ImportSettings;
	council: { id: string; name: string };
	actor: { id: string; name: string };
}

/** Runs the job that waits longest, if there is one. @returns whether there was */
export async function runNextImportJob(asker: SystemAsker, stopping?: AbortSignal): Promise<boolean> {
	if (running.size > 0) return false;
	await takeUpDeadJobs(asker);
	const job = await claim(asker);
	if (!job) return false;
	running.set(job.id, 0);
	try {
		await run(asker, job, stopping);
	} catch (error) {
		await endEarly(asker, job, error);
	} finally {
		running.delete(job.id);
	}
	return true;
}

/** The words of a job that ended without its report. One that ends because the product stops, waits for its turn. */
async function endEarly(asker: SystemAsker, job: Claimed, error: unknown): Promise<void> {
	if (error instanceof ImportStopped && error.cause instanceof RunInterrupted) {
		const { runner: _, ...settings } = job.settings;
		await transaction(asker, (tx) =>
			tx
				.update(importJob)
				.set({ status: "queued", settings })
				.where(and(eq(importJob.id, job.id), eq(importJob.status, "running"))),
		);
		return;
	}
	const isTaken = error instanceof ImportStopped && error.cause instanceof RunTaken;
	const expected = isTaken || error instanceof SheetError || error instanceof FeedError || error instanceof ImportBusy;
	if (!expected) logger.error({ err: error, job: job.id }, "an import failed");
	const words = "Something went wrong on our side.";
	const failure = expected
		? error.message
		: error instanceof ImportStopped
			? `${words} ${error.message}`
			: `${words} Nothing was changed. Try again.`;
	await fail(asker, job.id, failure);
}

async function claim(asker: SystemAsker): Promise<Claimed | undefined> {
	const db = await readFor(asker);
	const [next] = await db
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
		.where(eq(importJob.status, "queued"))
		.orderBy(asc(importJob.createdAt))
		.limit(1);
	if (!next) return undefined;
	const before = next.settings ?? { source: "" };
	const attempts = (before.runner?.attempts ?? 0) + 1;
	const settings = { ...before, runner: { host: hostname(), pid: process.pid, attempts } };
	const claimed = await transaction(asker, (tx) =>
		tx
			.update(importJob)
			.set({ status: "running", settings, startedAt: new Date(), progress: 0 })
			.where(and(eq(importJob.id, next.id), eq(importJob.status, "queued")))
			.returning({ id: importJob.id }),
	);
	return claimed.length > 0 ? { ...next, settings } : undefined;
}

/** Jobs that say they run, but whose process is gone, wait for their turn again; after some tries they have failed. */
async function takeUpDeadJobs(asker: SystemAsker): Promise<void> {
	const db = await readFor(asker);
	const rows = await db
		.select({
			id: importJob.id,
			settings: importJob.settings,
			startedAt: importJob.startedAt,
			importRunId: importJob.importRunId,
		})
		.from(importJob)
		.where(eq(importJob.status, "running"));
	const dead = rows.filter(({ id, settings, startedAt }) => !running.has(id) && isDead(settings, startedAt));
	for (const { id, settings, importRunId } of dead) {
		if ((settings?.runner?.attempts ?? 0) >= MOST_ATTEMPTS) {
			const stopped = "It was stopped several times before it was done.";
			await fail(
				asker,
				id,
				importRunId
					? `${stopped} What was written so far stays as it is now. Finish it, or take it back.`
					: `${stopped} Nothing was changed.`,
			);
			continue;
		}
		await transaction(asker, (tx) =>
			tx
				.update(importJob)
				.set({ status: "queued", progress: 0 })
				.where(and(eq(importJob.id, id), eq(importJob.status, "running"))),
		);
	}
}

function isDead(settings: ImportSettings | null, startedAt: Date | null): boolean {
	const runner = settings?.runner;
	if (runner?.host !== hostname()) return Date.now() - (startedAt?.getTime() ?? 0) > FORGOTTEN_MS;
	// The same number again is a process that began anew: what it runs, it knows.
	return runner.pid === process.pid || !isAlive(runner.pid);
}

async function fail(asker: SystemAsker, id: string, failure: string): Promise<void> {
	await transaction(asker, (tx) =>
		tx
			.update(importJob)
			.set({ status: "failed", report: { ...NOTHING_IMPORTED, failure }, finishedAt: new Date() })
			.where(and(eq(importJob.id, id), inArray(importJob.status, ["running"]))),
	);
}

async function run(asker: SystemAsker, job: Claimed, stopping: AbortSignal | undefined): Promise<void> {
	const done = job.kind === "sheet" ? await runSheet(asker, job, stopping) : await runFeed(asker, job, stopping);
	if (done.written) return;
	await transaction(asker, (tx) => finish(tx, job, done.report, null));
}

interface Done {
	report: ImportJobReport;
	/** It is in the database already, with what was imported. */
	written: boolean;
}

/** What every import is told, whatever it reads. */
function common(job: Claimed, stopping: AbortSignal | undefined) {
	return {
		stopping,
		begun: async (tx: Recorded, runId: string) => {
			await tx.update(importJob).set({ importRunId: runId }).where(eq(importJob.id, job.id));
		},
		council: job.council,
		dryRun: job.dryRun,
		actor: job.actor,
		onProgress: (_text: string, fraction: number | null) => {
			if (fraction !== null) running.set(job.id, fraction);
		},
	};
}

async function runSheet(asker: SystemAsker, job: Claimed, stopping: AbortSignal | undefined): Promise<Done> {
	const sheet = await readJobSheet(asker, job.id);
	const rows = new Map(sheet.rows.map((row) => [String(row.line), row]));
	const report = await importSheet(asker, {
		...common(job, stopping),
		name: job.origin,
		sheet,
		map: mapOf(job.settings),
		alongside: (tx, report) => finish(tx, job, sheetReport(report, rows), report.runId),
	});
	return { report: sheetReport(report, rows), written: !job.dryRun };
}

async function runFeed(asker: SystemAsker, job: Claimed, stopping: AbortSignal | undefined): Promise<Done> {
	const report = await importFeed(asker, {
		...common(job, stopping),
		place: job.origin,
		source: job.settings.source,
		fetch: guardedFetch,
		mostServices: MOST_SERVICES,
		alongside: (tx, report) => finish(tx, job, feedReport(report), report.runId),
	});
	if (!report) throw new FeedError("The feed has not changed since the last import. Nothing was changed.");
	return { report: feedReport(report), written: !job.dryRun };
}

async function finish(
	tx: Pick<Recorded, "update">,
	job: Claimed,
	report: ImportJobReport,
	importRunId: string | null,
): Promise<void> {
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
		.where(eq(importJob.id, job.id));
}

function talliesOf({ services, conflicts, kept, duplicates }: ServicesReport | FeedReport) {
	const { added, republished, changed, unchanged, withdrawn }: Tally = services;
	const named = kept.slice(0, KEPT_PROBLEMS);
	return { added: added + republished, changed, unchanged, withdrawn, conflicts, kept: named, duplicates };
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
