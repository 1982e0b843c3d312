/** Publishes and takes away what is due, without anyone there. */
import { and, eq, isNotNull, lte, or } from "drizzle-orm";
import { entry, nextRevision } from "../../../db/schema";
import type { SystemAsker } from "../../model/people/asker";
import { type Recorded, recordedIn } from "../../platform/audit.server";
import { logger } from "../../platform/log.server";
import { readFor } from "../../platform/store.server";
import { type Entry, findEntry } from "./find-entry.server";
import { missingForPublication } from "./missing";
import { makePublic, nameOf, takeAway, unreadyParts } from "./publish.server";

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

/**
 * Publishes what was scheduled and takes away what has expired, one entry after the other. One that cannot be published
 * any more goes back with a note, and keeps no other from its day.
 */
export async function publishDue(asker: SystemAsker, stopping: AbortSignal, now = new Date()): Promise<void> {
	const db = await readFor(asker);
	const due = await db
		.select({ id: entry.id, councilId: entry.councilId, kind: entry.kind })
		.from(entry)
		.where(or(toPublish(now), toExpire(now)));
	for (const one of due) {
		if (stopping.aborted) return;
		try {
			await recordedIn(one.councilId, asker, (tx) => settle(tx, one, now));
		} catch (error) {
			logger.error({ err: error, entry: one.id }, "an entry could not be published or taken away on its day");
			await recordedIn(one.councilId, asker, (tx) => putAside(tx, one, now));
		}
	}
}

/** Does to one entry what is due, if it still is: another process may have done it. */
async function settle(tx: Recorded, { id, councilId }: Due, now: Date): Promise<void> {
	const scheduled = await findEntry(tx, councilId, id);
	if (scheduled?.status === "scheduled" && isOver(scheduled.publishAt, now)) await publish(tx, scheduled);
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
	const obstacle = missingForPublication(due.current).length > 0 ? "incomplete" : unready;
	if (obstacle) return sendBack(tx, due, obstacle);
	const [writtenBy, approvedBy] = [await nameOf(tx, due.draftBy), await nameOf(tx, due.approvedBy)];
	await makePublic(tx, due, "published", { writtenBy, approvedBy, note: due.reviewNote });
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

/** After a fault of our own: people decide, and it is not tried again twice a second. */
async function putAside(tx: Recorded, due: Due, now: Date): Promise<void> {
	const [row] = await tx
		.select({ status: entry.status, publishAt: entry.publishAt })
		.from(entry)
		.where(eq(entry.id, due.id));
	if (row?.status === "scheduled" && isOver(row.publishAt, now)) return sendBack(tx, due, "error");
	await tx.update(entry).set({ expireAt: null }).where(eq(entry.id, due.id));
	tx.record(fact("entry.not-expired", due));
}
