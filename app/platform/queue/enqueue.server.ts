/** Asks for something to be done in the background, in the transaction of the fact: it is if, and only if, that is kept. */
import { randomUUID } from "node:crypto";
import { and, eq, exists, gte, isNull, or, type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { task } from "../../../db/schema/every-store";
import type { AnyRead, Read, StoreName, Tx } from "../store-handles";
import type { TaskKind } from "./task-kind";

export interface NewTask<Body extends object> {
	/** What it is about, an id: there is one task of the kind for it. */
	key: string;
	body: Body;
	/** Whose staff see it if it fails; null for the operator alone. */
	councilId: string | null;
	/** Not before. */
	dueAt?: Date;
}

/**
 * One that waits already is the same task, at the earlier of both times. One that is being done is done once more when
 * that is over. One that had failed comes to life again.
 */
export async function enqueue<S extends StoreName, Body extends object>(
	tx: Tx<S>,
	kind: TaskKind<S, Body>,
	{ key, body, councilId, dueAt }: NewTask<Body>,
	now = new Date(),
): Promise<void> {
	const waits = sql`${task.failedAt} IS NULL AND ${task.heldBy} IS NULL`;
	await tx
		.insert(task)
		.values({
			id: randomUUID(),
			kind: kind.name,
			key,
			body,
			councilId,
			revision: 1,
			attempts: 0,
			dueAt: dueAt ?? now,
			...{ heldBy: null, heldUntil: null, lastError: null, failedAt: null },
			createdAt: now,
		})
		.onConflictDoUpdate({
			target: [task.kind, task.key],
			set: {
				body: sql`excluded.body`,
				revision: sql`${task.revision} + 1`,
				attempts: sql`CASE WHEN ${task.failedAt} IS NULL THEN ${task.attempts} ELSE 0 END`,
				dueAt: sql`CASE WHEN ${waits} AND ${task.dueAt} < excluded.due_at THEN ${task.dueAt} ELSE excluded.due_at END`,
				failedAt: null,
			},
		});
}

/**
 * The condition that there is such a task: whoever looks for what is to be asked for leaves out what was.
 * @param moment at which it is to be done, if there is one: what failed before that was for another time, and does not count
 */
export const isEnqueued = (db: AnyRead, { name }: TaskKind, key: PgColumn | SQL, moment?: PgColumn): SQL =>
	exists(
		db
			.select({ id: task.id })
			.from(task)
			.where(
				and(eq(task.kind, name), eq(task.key, key), moment && or(isNull(task.failedAt), gte(task.failedAt, moment))),
			),
	);

/** What the tasks of a kind are told that are there, for a council. */
export async function bodiesOf<S extends StoreName, Body extends object>(
	db: Read<S>,
	{ name }: TaskKind<S, Body>,
	councilId: string,
): Promise<Body[]> {
	const rows = await db
		.select({ body: task.body })
		.from(task)
		.where(and(eq(task.kind, name), eq(task.councilId, councilId)));
	// `enqueue` takes nothing else for this kind.
	return rows.map(({ body }) => body as Body);
}
