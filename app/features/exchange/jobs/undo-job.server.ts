/** Taking an import back from its page. */
import { and, eq } from "drizzle-orm";
import { importJob } from "../../../../db/schema";
import type { Importer } from "./jobs.server";
import { type Undone, undoImport } from "./undo-import.server";

/** Takes the run back, and says so on the page of the job that it was. */
export async function undoRun(who: Importer, runId: string): Promise<Undone> {
	return undoImport(who, who.council.id, runId, {
		actor: who.person,
		alongside: async (tx, { undone, notUndone }) => {
			const ofRun = and(eq(importJob.councilId, who.council.id), eq(importJob.importRunId, runId));
			const [job] = await tx.select({ report: importJob.report }).from(importJob).where(ofRun);
			if (!job?.report) return;
			const report = { ...job.report, undone: { undone, notUndone } };
			await tx.update(importJob).set({ status: "undone", report }).where(ofRun);
		},
	});
}
