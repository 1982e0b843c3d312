/** A kind of task for tests of the queue: what it does is a row of the inbox, once for each time that it is done. */
import { randomUUID } from "node:crypto";
import { like } from "drizzle-orm";
import { enqueue, type NewTask } from "../../app/platform/queue/enqueue.server";
import { type TaskKind, taskKind } from "../../app/platform/queue/task-kind";
import type { Held } from "../../app/platform/queue/worker.server";
import type { ProductStore } from "../../app/platform/store.server";
import { health, portal } from "../../app/platform/store.server";
import type { StoreName, Tx } from "../../app/platform/store-handles";
import { inbox, task } from "../../db/schema/every-store";
import { TEST } from "./asker";

export type TestBody = { words?: string };
export type HeldTest = Held<StoreName, TestBody>;

export const storeNamed = (name: string): ProductStore => (name === "health" ? health : portal);
export const testKind = (store: ProductStore): TaskKind<StoreName, TestBody> => taskKind("test", store.name);

/** Asks for a task of the kind. */
export const ask = (store: ProductStore, key: string, more: Partial<NewTask<TestBody>> = {}) =>
	store.transaction(TEST, (tx) => enqueue(tx, testKind(store), { key, body: {}, councilId: null, ...more }));

/** What such a task does. */
export async function noteDone(tx: Tx<StoreName>, key: string): Promise<void> {
	await tx.insert(inbox).values({ id: `${key}/${randomUUID()}`, topic: "test.done", appliedAt: new Date() });
}

/** Does it, in the transaction in which it is over. */
export const doOnce = (store: ProductStore, held: HeldTest): Promise<void> =>
	store.transaction(TEST, async (tx) => {
		await held.finish(tx);
		await noteDone(tx, held.key);
	});

/** How often each was done. */
export async function timesDone(store: ProductStore): Promise<Record<string, number>> {
	const db = await store.readFor(TEST);
	const rows = await db.select({ id: inbox.id }).from(inbox).where(like(inbox.topic, "test.done"));
	const times: Record<string, number> = {};
	for (const { id } of rows) {
		const key = id.split("/")[0] ?? "";
		times[key] = (times[key] ?? 0) + 1;
	}
	return times;
}

export const allTasks = async (store: ProductStore) => (await store.readFor(TEST)).select().from(task);

export async function noTasks(store: ProductStore): Promise<void> {
	await store.transaction(TEST, async (tx) => {
		await tx.delete(task);
		await tx.delete(inbox);
	});
}
