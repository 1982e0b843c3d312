/**
 * Publishes and takes away what is due, without anyone there. What is close to its time is looked for, and becomes a task
 * of its own: a fault in one keeps no other from its day.
 */
import { and, eq, isNotNull, lte, not, or, type SQL } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { entry, nextRevision } from "../../../db/schema";
import type { Asker, SystemAsker } from "../../model/people/asker";
import { type Recorded, recordedIn } from "../../platform/audit.server";
import { enqueue, isEnqueued } from "../../platform/queue/enqueue.server";
import { taskKind } from "../../platform/queue/task-kind";
import { type Held, NotNow, worker } from "../../platform/queue/worker.server";
import { portal, readFor, transaction } from "../../platform/store.server";
import { inTurns } from "../../platform/taking-turns.server";
import { type Entry, findEntry } from "./find-entry.server";
import { obstaclesTo } from "./missing";
import { authorsOf, makePublic, nameOf, type OpenAt, takeAway, unreadyParts } from "./publish.server";

/** Publishes an entry, or takes it away; the key is its id. */
export const PUBLISH = taskKind("publish", "portal");

/** Half a minute in all: then people decide. */
const PATIENCE = { tries: 5, firstMs: 2000, longestMs: 60_000 };
/** So long before its time an entry's task is there, so that nothing but doing it is left when it has come. */
const AHEAD_MS = 5000;
const AT_ONCE = 50;

type HeldTask = Held<"portal", Record<string, never>>;
type Due = Pick<typeof entry.$inferSelect, "id" | "councilId" | "kind">;

/** What its writer and its reviewer read when an entry was not published on its day. */
const NOT_PUBLISHED = {
	incomplete:
		"This was not published on its day, because something is missing. See what, and send it for review again.",
	organisation: "This was not published on its day, because its organisation is not published.",
	places: "This was not published on its day, because one of its places is not published.",
	error: "This was not published on its day, because of a fault. Send it for review again.",
};

const toPublish = (now: Date) => and(eq(entry.status, "scheduled"), lte(entry.publishAt, now));
const toExpire = (now: Date) => and(isNotNull(entry.liveVersion), lte(entry.expireAt, now));

/** Asks for a task for each entry whose time has come or is close, and that has none for this time. */
export async function lookForDue(asker: SystemAsker, stopping: AbortSignal): Promise<void> {
	const db = await readFor(asker);
	const soon = new Date(Date.now() + AHEAD_MS);
	const { id, councilId, status, publishAt, expireAt } = entry;
	const isNew = (due: SQL | undefined, moment: PgColumn) => and(due, not(isEnqueued(db, PUBLISH, id, moment)));
	const due = await db
		.select({ id, councilId, status, publishAt, expireAt })
		.from(entry)
		.where(or(isNew(toPublish(soon), entry.publishAt), isNew(toExpire(soon), entry.expireAt)));
	for await (const some of inTurns(due, AT_ONCE)) {
		if (stopping.aborted) return;
		await transaction(asker, async (tx) => {
			for (const { id: key, councilId, status, publishAt, expireAt } of some) {
				const moments = [status === "scheduled" ? publishAt : null, expireAt].map((one) => one?.getTime() ?? Infinity);
				await enqueue(tx, PUBLISH, { key, body: {}, councilId, dueAt: new Date(Math.min(...moments)) });
			}
		});
	}
}

/**
 * One that cannot be published any more goes back with a note, and so does one about which we fail again and again. A service
 * whose day has come is not taken away over what is open at it: that waits until each is decided.
 * @param openAt how many are open at services; a service with none is not in it
 */
export const publishDue = (openAt: (asker: Asker, ...asked: Parameters<OpenAt>) => ReturnType<OpenAt>) =>
	worker(portal, PUBLISH, {
		atOnce: 4,
		patience: PATIENCE,
		async work(held) {
			const now = new Date();
			const { isHeld, isToPublish } = await standing(held, now, (ids) => openAt(held.asker, ids));
			if (isHeld && !isToPublish) throw new NotNow("Referrals to it are open.");
			await finishing(held, (tx, { id, councilId }) => settle(tx, { id, councilId, isHeld }, now));
		},
		gaveUp: (held) => finishing(held, (tx, { id }) => putAside(tx, id, new Date())),
	});

async function standing({ asker, key }: HeldTask, now: Date, openAt: OpenAt) {
	const db = await readFor(asker);
	const [found] = await db.select().from(entry).where(eq(entry.id, key));
	const ends = found?.kind === "service" && found.liveVersion !== null && isOver(found.expireAt, now);
	return {
		isHeld: ends && (await openAt([key])).size > 0,
		isToPublish: found?.status === "scheduled" && isOver(found.publishAt, now),
	};
}

/** Something is done to the task's entry, and the task is over with it. */
async function finishing(
	held: HeldTask,
	fn: (tx: Recorded, about: { id: string; councilId: string }) => Promise<void>,
): Promise<void> {
	const { key: id, councilId, asker } = held;
	if (councilId === null) throw new Error("Every entry is a council's.");
	await recordedIn(councilId, asker, async (tx) => {
		await held.finish(tx);
		await fn(tx, { id, councilId });
	});
}

/** Does to one entry what is due, if it still is: somebody may have moved it to another day. */
async function settle(
	tx: Recorded,
	{ id, councilId, isHeld }: { id: string; councilId: string; isHeld: boolean },
	now: Date,
): Promise<void> {
	const scheduled = await findEntry(tx, councilId, id);
	if (scheduled?.status === "scheduled" && isOver(scheduled.publishAt, now)) await publish(tx, scheduled);
	if (isHeld) return;
	const live = await findEntry(tx, councilId, id);
	if (live?.live && isOver(live.expireAt, now)) {
		await takeAway(tx, live, {});
		tx.record(fact("entry.expired", live));
	}
}

const isOver = (moment: Date | null, now: Date) => moment !== null && moment <= now;

const fact = (action: string, { id, kind, councilId }: Due, details = {}) => ({
	action,
	actor: null,
	councilId,
	subject: { kind, id },
	details,
});

async function publish(tx: Recorded, due: Entry): Promise<void> {
	const unready = await unreadyParts(tx, due.councilId, due.current);
	const obstacle = obstaclesTo(due).length > 0 ? "incomplete" : unready;
	if (obstacle) return sendBack(tx, due, obstacle);
	const approvedBy = await nameOf(tx, due.approvedBy);
	await makePublic(tx, due, "published", { ...(await authorsOf(tx, due)), approvedBy, note: due.reviewNote });
	tx.record(fact("entry.published", due, { version: due.lastVersion + 1, scheduled: true }));
}

async function sendBack(tx: Recorded, due: Due, reason: keyof typeof NOT_PUBLISHED): Promise<void> {
	await tx
		.update(entry)
		.set({
			status: "changes-requested",
			reviewNote: NOT_PUBLISHED[reason],
			publishAt: null,
			approvedBy: null,
			revision: nextRevision,
			updatedAt: new Date(),
		})
		.where(eq(entry.id, due.id));
	tx.record(fact("entry.not-published", due, { reason }));
}

/** After a fault of our own: people decide. */
async function putAside(tx: Recorded, id: string, now: Date): Promise<void> {
	const [found] = await tx
		.select({
			id: entry.id,
			councilId: entry.councilId,
			kind: entry.kind,
			status: entry.status,
			publishAt: entry.publishAt,
		})
		.from(entry)
		.where(eq(entry.id, id));
	if (!found) return;
	if (found.status === "scheduled" && isOver(found.publishAt, now)) return sendBack(tx, found, "error");
	await tx.update(entry).set({ expireAt: null }).where(eq(entry.id, id));
	tx.record(fact("entry.not-expired", found));
}
