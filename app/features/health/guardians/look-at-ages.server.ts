/**
 * What the age of a child asks for: at 11 somebody looks at who sees the record, at 16 it is the young person's, and whoever
 * was their guardian sees it no more unless they agreed. Dates of birth stand encrypted, so all are opened, once an hour: a
 * birthday begins at midnight, and a process at any time. What has to be done for one child is a task of its own, so that one that fails holds up no other.
 */
import { and, asc, eq, gt, inArray, isNull } from "drizzle-orm";
import { child, guardian, recordDecision, recordDue } from "../../../../db/schema/health";
import { localNow } from "../../../model/calendar/local-time";
import { dateAtAge } from "../../../model/health/age";
import { type DueKind, dayToAskAt16, dueByAge, YEARS_OF_REVIEW } from "../../../model/health/record/decisions";
import type { SystemAsker } from "../../../model/people/asker";
import { recordedAt, recordStream } from "../../../platform/audit.server";
import { enqueue } from "../../../platform/queue/enqueue.server";
import { taskKind } from "../../../platform/queue/task-kind";
import { worker } from "../../../platform/queue/worker.server";
import { health } from "../../../platform/store.server";
import type { Read, Tx } from "../../../platform/store-handles";
import { openChild } from "../record/stored-record.server";
import { endAll } from "./decide.server";

/** So few that nobody else waits long for the thread: opening one takes some microseconds. */
const CHILDREN_AT_ONCE = 200;

/** Ends all guardianships of a child; the key is its id. */
const END_AT_16 = taskKind<"health", Record<string, never>>("end-at-16", "health");

type Due = DueKind | "end" | null;

/** Looks at each child once: what is due is listed, and what has to end is asked for. */
export async function lookAtAges(asker: SystemAsker, stopping: AbortSignal, today = localNow().date): Promise<void> {
	for (let after = ""; !stopping.aborted; ) {
		const db = await health.readFor(asker);
		const rows = await db
			.select()
			.from(child)
			.where(and(eq(child.status, "active"), gt(child.id, after)))
			.orderBy(asc(child.id))
			.limit(CHILDREN_AT_ONCE);
		const last = rows.at(-1);
		if (!last) return;
		after = last.id;
		const found = await duesOf(db, rows, today);
		const listed = await db
			.select()
			.from(recordDue)
			.where(inArray(recordDue.childId, [...found.keys()]));
		const changed = [...found].filter(([id, due]) => isNews(due, listed.find(({ childId }) => childId === id)?.kind));
		if (changed.length > 0) await health.transaction(asker, (tx) => note(tx, changed));
	}
}

const isNews = (due: Due, listed: DueKind | undefined) => due === "end" || due !== (listed ?? null);

async function duesOf(
	db: Read<"health">,
	rows: readonly (typeof child.$inferSelect)[],
	today: string,
): Promise<Map<string, Due>> {
	const ids = rows.map(({ id }) => id);
	const decisions = await db
		.select({ childId: recordDecision.childId, kind: recordDecision.kind, at: recordDecision.decidedAt })
		.from(recordDecision)
		.where(and(inArray(recordDecision.childId, ids), inArray(recordDecision.kind, ["reviewed", "stays-agreed"])));
	const guarded = await db
		.selectDistinct({ childId: guardian.childId })
		.from(guardian)
		.where(and(inArray(guardian.childId, ids), isNull(guardian.endedAt)));
	const dues = new Map<string, Due>();
	for (const row of rows) {
		const about = openChild(row);
		// Whose facts do not open stays as it is listed: absence is proved, never inferred.
		if (!about) continue;
		const eleventh = dateAtAge(about.bornOn, { months: YEARS_OF_REVIEW * 12 });
		const own = decisions.filter(({ childId }) => childId === row.id);
		const decided = {
			reviewed: own.some(({ kind, at }) => kind === "reviewed" && dayOf(at) >= eleventh),
			agreed: own.some(({ kind, at }) => kind === "stays-agreed" && dayOf(at) >= dayToAskAt16(about.bornOn)),
		};
		const hasGuardian = guarded.some(({ childId }) => childId === row.id);
		dues.set(row.id, hasGuardian ? dueByAge(about, decided, today) : null);
	}
	return dues;
}

const dayOf = (moment: Date): string => localNow(moment).date;

async function note(tx: Tx<"health">, dues: readonly (readonly [childId: string, due: Due])[]): Promise<void> {
	for (const [childId, due] of dues) {
		if (due === "end") await enqueue(tx, END_AT_16, { key: childId, body: {}, councilId: null });
		else if (due === null) await tx.delete(recordDue).where(eq(recordDue.childId, childId));
		else {
			const row = { childId, kind: due };
			await tx
				.insert(recordDue)
				.values(row)
				.onConflictDoUpdate({ target: recordDue.childId, set: { kind: due } });
		}
	}
}

export const endAt16 = worker(health, END_AT_16, {
	async work(held) {
		const childId = held.key;
		await recordedAt(health, recordStream(childId), held.asker, async (tx) => {
			const rows = await tx.select().from(child).where(eq(child.id, childId));
			// The young person may have agreed since.
			if ((await duesOf(tx, rows, localNow().date)).get(childId) === "end") {
				await endAll(tx, childId, new Date(), "ended-at-16");
			} else await tx.delete(recordDue).where(eq(recordDue.childId, childId));
			await held.finish(tx);
		});
	},
});
