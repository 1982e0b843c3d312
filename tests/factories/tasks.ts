/** The queue as tests look into it, and as time would change it. */
import { asc, eq } from "drizzle-orm";
import { readFor, transaction } from "../../app/platform/store.server";
import { importRun, task } from "../../db/schema";
import { TEST } from "./asker";

/** All tasks of a kind, the oldest first. */
export const tasksOf = async (kind: string) =>
	(await readFor(TEST)).select().from(task).where(eq(task.kind, kind)).orderBy(asc(task.createdAt));

/** As if whoever has something in hand had been silent for longer than a lease. */
export async function leasesLapse(): Promise<void> {
	await transaction(TEST, async (tx) => {
		await tx.update(task).set({ heldUntil: new Date(0) });
		await tx.update(importRun).set({ heldUntil: null });
	});
}

/** As if the time until the next try had passed. */
export async function tasksComeDue(): Promise<void> {
	await transaction(TEST, (tx) => tx.update(task).set({ dueAt: new Date(0) }));
}

/** As if the process that has something in hand had ended that often before. */
export async function endedBefore(kind: string, attempts: number): Promise<void> {
	const dead = { heldBy: "another-machine 4711 a-mark", heldUntil: new Date(0) };
	await transaction(TEST, (tx) =>
		tx
			.update(task)
			.set({ attempts, ...dead })
			.where(eq(task.kind, kind)),
	);
}
