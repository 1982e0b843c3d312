/** Tasks that failed for good: who sees them, and who tries them again. */
import { and, asc, count, eq, isNotNull, isNull, lt, min, type SQL } from "drizzle-orm";
import { task } from "../../../db/schema/every-store";
import type { Asker } from "../../model/people/asker";
import type { ProductStore } from "../store.server";
import type { AnyRead, StoreName, Tx } from "../store-handles";
import { isFree } from "./lease.server";

export interface FailedTask {
	id: string;
	kind: string;
	/** What it is about, an id. */
	key: string;
	councilId: string | null;
	failedAt: Date;
	/** What went wrong at the last try. */
	words: string;
}

const MOST_SHOWN = 100;
/** Longer than this nothing waits by itself. */
const LATE_MS = 3_600_000;

/** The oldest first. @param which a council's, or one */
export async function findFailed(db: AnyRead, which?: SQL): Promise<FailedTask[]> {
	const rows = await db
		.select()
		.from(task)
		.where(and(isNotNull(task.failedAt), which))
		.orderBy(asc(task.failedAt))
		.limit(MOST_SHOWN);
	return rows.flatMap(({ id, kind, key, councilId, failedAt, lastError }) =>
		failedAt ? [{ id, kind, key, councilId, failedAt, words: lastError ?? "" }] : [],
	);
}

export const ofCouncil = (councilId: string): SQL => eq(task.councilId, councilId);

/** Has a task that failed tried again from the beginning, at once. @returns the task; undefined where none failed */
export async function tryAgain<S extends StoreName>(
	tx: Tx<S>,
	id: string,
	which?: SQL,
	now = new Date(),
): Promise<FailedTask | undefined> {
	const [failed] = await findFailed(tx, and(eq(task.id, id), which));
	if (!failed) return undefined;
	await tx.update(task).set({ failedAt: null, attempts: 0, dueAt: now }).where(eq(task.id, id));
	return failed;
}

/**
 * Takes a task that failed away. Where what it was for is still due by what stands in the store, it is asked for anew.
 * @returns the task; undefined where none failed
 */
export async function dismiss<S extends StoreName>(
	tx: Tx<S>,
	id: string,
	which?: SQL,
): Promise<FailedTask | undefined> {
	const [failed] = await findFailed(tx, and(eq(task.id, id), which));
	if (failed) await tx.delete(task).where(eq(task.id, id));
	return failed;
}

/** @returns what is wrong with the queue of a store, in lines for the operator; none when all is well */
export async function checkQueue(store: ProductStore, asker: Asker, now = new Date()): Promise<string[]> {
	const db = await store.readFor(asker);
	const failed = await findFailed(db);
	const late = await db
		.select({ kind: task.kind, tasks: count(), since: min(task.dueAt) })
		.from(task)
		.where(and(isNull(task.failedAt), lt(task.dueAt, new Date(now.getTime() - LATE_MS)), isFree(task, now)))
		.groupBy(task.kind);
	return [
		...failed.map(
			({ id, kind, key, failedAt, words }) =>
				`a task "${kind}" (${key}) failed on ${failedAt.toISOString()}: ${words} Try it again with: hub queue retry ${id}${store.name === "portal" ? "" : ` --store ${store.name}`}`,
		),
		...late.map(({ kind, tasks, since }) => `${tasks} tasks "${kind}" wait, the first since ${since?.toISOString()}`),
	];
}
