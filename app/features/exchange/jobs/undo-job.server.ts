/** Taking an import back from its page, and going on with that in the background when it was stopped. */
import { and, eq } from "drizzle-orm";
import { importJob } from "../../../../db/schema";
import { NOTHING_IMPORTED } from "../../../model/exchange/job";
import type { SystemAsker } from "../../../model/people/asker";
import { enqueue } from "../../../platform/queue/enqueue.server";
import { NotNow, worker } from "../../../platform/queue/worker.server";
import { portal, readFor, transaction } from "../../../platform/store.server";
import type { Importer } from "./jobs.server";
import { UNDO_IMPORT } from "./tasks";
import { stoppedUndoings, type UndoBy, type Undone, undoImport, whoUndoes } from "./undo-import.server";

/** Takes the run back, and says so on the page of the job that it was. */
export async function undoRun(who: Importer, runId: string): Promise<Undone> {
	return undoImport(who, who.council.id, runId, { actor: who.person, ...onItsPage(who.council.id, runId) });
}

/** Has the queue go on with what was begun and stopped, by whomever: a page, the operator's command, a process that died. */
export async function goOnUndoing(asker: SystemAsker): Promise<void> {
	for (const { id, councilId } of await stoppedUndoings(await readFor(asker), UNDO_IMPORT)) {
		await transaction(asker, (tx) => enqueue(tx, UNDO_IMPORT, { key: id, body: {}, councilId }));
	}
}

export const finishUndoing = worker(portal, UNDO_IMPORT, {
	async work(held) {
		const { key: runId, councilId, asker, stopping } = held;
		if (councilId === null) return;
		const page = onItsPage(councilId, runId);
		const actor = await whoUndoes(await readFor(asker), runId);
		const undone = await undoImport(asker, councilId, runId, {
			...page,
			actor,
			stopping,
			alongside: async (tx, done) => {
				await held.finish(tx);
				await page.alongside(tx, done);
			},
		});
		if (!undone.ok && undone.reason === "busy") throw new NotNow();
	},
});

function onItsPage(councilId: string, runId: string): Required<Pick<UndoBy, "begun" | "alongside">> {
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
