/** The page that lists the council's imports, and whose of them is to be taken back. */
import { and, eq } from "drizzle-orm";
import { importRun } from "../../../../db/schema";
import { localNow } from "../../../model/calendar/local-time";
import type { Asker } from "../../../model/people/asker";
import { staffPaths } from "../../../paths";
import { pageError } from "../../../platform/errors";
import { ENGLISH } from "../../../platform/i18n/languages";
import { speechIn } from "../../../platform/i18n/speech.server";
import { readFor } from "../../../platform/store.server";
import { RUN_STATE, stateOf } from "../runs/import-run.server";
import { type HistoryRow, type Importer, type ImportJob, listImports } from "./jobs.server";

const { format } = speechIn(ENGLISH);

/** "24 November 2026, 2:05pm" */
export function moment(at: Date): string {
	const { date, time } = localNow(at);
	return `${format.date(date)}, ${format.time(time)}`;
}

export const percentOf = (progress: number): number => Math.floor(progress * 100);

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
