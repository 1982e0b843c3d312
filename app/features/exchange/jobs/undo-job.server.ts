/** Taking an import back from its page, and going on with that in the background when it was stopped. */
import { and, eq } from "drizzle-orm";
import { importJob } from "../../../../db/schema";
import { NOTHING_IMPORTED } from "../../../model/exchange/job";
import type { SystemAsker } from "../../../model/people/asker";
import type { Importer } from "./jobs.server";
import { continueUndoing, type UndoBy, type Undone, undoImport } from "./undo-import.server";

/** Takes the run back, and says so on the page of the job that it was. */
export async function undoRun(who: Importer, runId: string): Promise<Undone> {
	return undoImport(who, who.council.id, runId, { actor: who.person, ...onItsPage(who.council.id, runId) });
}

/** Goes on with taking back what was begun by a process that is gone. */
export async function finishUndoing(asker: SystemAsker, stopping: AbortSignal): Promise<void> {
	await continueUndoing(asker, stopping, onItsPage);
}

function onItsPage(councilId: string, runId: string): Pick<UndoBy, "begun" | "alongside"> {
	const ofRun = and(eq(importJob.councilId, councilId), eq(importJob.importRunId, runId));
	return {
		// From here on it is not run any further.
		begun: async (tx) => {
			await tx.update(importJob).set({ status: "undone" }).where(ofRun);
		},
		alongside: async (tx, { undone, notUndone }) => {
			const [job] = await tx.select({ report: importJob.report }).from(importJob).where(ofRun);
			if (!job) return;
			const report = { ...(job.report ?? NOTHING_IMPORTED), undone: { undone, notUndone } };
			await tx.update(importJob).set({ report }).where(ofRun);
		},
	};
}
