/**
 * Reminds guardians who asked for it: once for each appointment, review and visit, by what their own pages show. Looking for
 * whom to remind is a short job; each is a task of its own, and the portal's store is told in its transaction.
 */
import { and, eq, isNull, lt, or } from "drizzle-orm";
import { guardianLink, reminderSent } from "../../../../db/schema/health";
import { localNow } from "../../../model/calendar/local-time";
import { dueThisWeek } from "../../../model/health/due-this-week";
import type { SystemAsker } from "../../../model/people/asker";
import { type Recorded, recordedAt, recordStream } from "../../../platform/audit.server";
import { stableId } from "../../../platform/ids";
import { enqueue } from "../../../platform/queue/enqueue.server";
import { taskKind } from "../../../platform/queue/task-kind";
import { worker } from "../../../platform/queue/worker.server";
import { tellOther } from "../../../platform/relay/tell-other.server";
import { health } from "../../../platform/store.server";
import { sightOf } from "../record/reader.server";
import { guardianOf, hasDied } from "./calendar-feed.server";
import { type GuardianLink, purgeLinks, tokenIn } from "./guardian-links.server";
import { reminderDue } from "./reminder-due";

/** Nobody is written to before this time of day. */
const FROM = "08:00";
const AT_ONCE = 200;
const SECTIONS = ["appointments", "reviews", "immunisations"] as const;

/** Looks at what a guardian has to do; the key is their link's id. */
const REMIND_GUARDIAN = taskKind<"health">("remind-guardian", "health");

/** Asks for a task for each guardian who was not looked at today. */
export async function lookForGuardians(asker: SystemAsker, stopping: AbortSignal, now = new Date()): Promise<void> {
	await health.transaction(asker, purgeLinks);
	const { date, time } = localNow(now);
	if (time < FROM) return;
	const isNotLookedAt = and(
		eq(guardianLink.kind, "reminders"),
		or(isNull(guardianLink.lookedOn), lt(guardianLink.lookedOn, date)),
	);
	while (!stopping.aborted) {
		const asked = await health.transaction(asker, async (tx) => {
			const some = await tx.select({ id: guardianLink.id }).from(guardianLink).where(isNotLookedAt).limit(AT_ONCE);
			for (const { id } of some) {
				await tx.update(guardianLink).set({ lookedOn: date }).where(eq(guardianLink.id, id));
				await enqueue(tx, REMIND_GUARDIAN, { key: id, body: {}, councilId: null });
			}
			return some.length;
		});
		if (asked < AT_ONCE) return;
	}
}

export const remindGuardians = worker(health, REMIND_GUARDIAN, {
	atOnce: 2,
	async work(held) {
		const db = await health.readFor(held.asker);
		const [link] = await db.select().from(guardianLink).where(eq(guardianLink.id, held.key));
		// They have stopped it meanwhile.
		if (!link) return health.transaction(held.asker, (tx) => held.finish(tx));
		await recordedAt(health, recordStream(link.childId), held.asker, async (tx) => {
			await held.finish(tx);
			await remind(tx, link);
		});
	},
});

async function remind(tx: Recorded<"health">, link: GuardianLink, today = localNow().date): Promise<void> {
	const { id, childId, personId, language } = link;
	const [token, sight] = [tokenIn(link), await sightOf(guardianOf(link), tx, childId)];
	if (!sight?.child || token === null || (await hasDied(tx, childId))) return;
	const { entries } = await sight.entries(SECTIONS);
	const things = dueThisWeek({ child: sight.child, entries, today });
	const rows = things.map((thing) => ({ id: stableId("reminder", id, thing), linkId: id }));
	const isNew =
		rows.length > 0 && (await tx.insert(reminderSent).values(rows).onConflictDoNothing().returning()).length > 0;
	tx.record({
		action: "record.looked-ahead",
		actor: null,
		recordId: childId,
		subject: { kind: "guardian-link", id },
		details: { sections: [...SECTIONS], reminded: isNew },
	});
	if (isNew) await tellOther(tx, reminderDue, `person:${personId}`, { personId, language, token });
}
