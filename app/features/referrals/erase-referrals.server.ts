/**
 * Erases referrals whose period is over: whom they are about, what was said, who worked on them, and what waits to be told of
 * them. Coarse facts stay for figures, by a row that leads back to nobody; that one was erased stands in its log, by its id.
 */
import { randomUUID } from "node:crypto";
import { and, asc, eq, gt, inArray, lt } from "drizzle-orm";
import { council } from "../../../db/schema";
import { auditEntry, outbox, task } from "../../../db/schema/every-store";
import {
	referral,
	referralAppointment,
	referralAppointmentStep,
	referralChase,
	referralFact,
	referralFeedback,
	referralLink,
	referralMessage,
	referralNote,
	referralStep,
} from "../../../db/schema/referrals";
import { localNow, toInstant } from "../../model/calendar/local-time";
import { referralRules } from "../../model/councils/settings";
import { dateAtAge } from "../../model/health/age";
import type { SystemAsker } from "../../model/people/asker";
import { factOf } from "../../model/referrals/fact";
import { ENDED_STATES, isEndedState } from "../../model/referrals/transitions";
import { type Recorded, recordedAt, referralStream } from "../../platform/audit.server";
import { health, readFor } from "../../platform/store.server";
import { about, stepWords } from "./open-referral.server";

/** What belongs to a referral, those first that name others. */
export const PARTS = [
	referralFeedback,
	referralAppointmentStep,
	referralAppointment,
	referralChase,
	referralNote,
	referralStep,
	referralLink,
	referralMessage,
];

/** How many are looked for at once; each is erased in a transaction of its own. */
const AT_ONCE = 200;

/**
 * Erases what ended longer ago than its council keeps it. One that cannot be erased holds up no other.
 * @throws what the first of those threw, when all others are done
 */
export async function eraseEnded(asker: SystemAsker, stopping: AbortSignal, now = new Date()): Promise<void> {
	const portal = await readFor(asker);
	const db = await health.readFor(asker);
	const failures: unknown[] = [];
	for (const { id: councilId, settings } of await portal
		.select({ id: council.id, settings: council.settings })
		.from(council)) {
		const before = toInstant(monthsAgo(localNow(now).date, referralRules(settings).keepMonths), "00:00");
		const isOver = and(
			eq(referral.councilId, councilId),
			inArray(referral.state, [...ENDED_STATES]),
			lt(referral.stateSince, before),
		);
		for (let last = ""; !stopping.aborted; ) {
			const some = await db
				.select({ id: referral.id })
				.from(referral)
				.where(and(isOver, gt(referral.id, last)))
				.orderBy(asc(referral.id))
				.limit(AT_ONCE);
			if (some.length === 0) break;
			for (const { id } of some) {
				last = id;
				await recordedAt(health, referralStream(id), asker, (tx) => erase(tx, id)).catch((failure: unknown) =>
					failures.push(failure),
				);
			}
		}
	}
	if (failures.length > 0) throw failures[0];
}

/** The date that many calendar months before, or the day after the end of a month that is too short. */
const monthsAgo = (date: string, months: number): string => dateAtAge(date, { months: -months });

/** @returns false where it is not there, or not over */
async function erase(tx: Recorded<"health">, id: string): Promise<boolean> {
	const [row] = await tx.select().from(referral).where(eq(referral.id, id));
	if (!row || !isEndedState(row.state)) return false;
	const steps = await tx
		.select()
		.from(referralStep)
		.where(eq(referralStep.referralId, id))
		.orderBy(asc(referralStep.number));
	const readable = steps.map(({ id: stepId, step, toState, at, words }) => {
		const opened = stepWords.open(stepId, words);
		return { step, to: toState, at, words: opened.ok ? opened.value : null };
	});
	await tx.insert(referralFact).values({ id: randomUUID(), ...factOf({ ...row, state: row.state, steps: readable }) });
	for (const part of PARTS) await tx.delete(part).where(eq(part.referralId, id));
	await tx.delete(outbox).where(eq(outbox.subject, `referral:${id}`));
	await tx.delete(task).where(eq(task.key, id));
	await tx.update(referral).set({ cameFromId: null }).where(eq(referral.cameFromId, id));
	await tx.delete(referral).where(eq(referral.id, id));
	tx.record({ action: "referral.erased", actor: null, ...about(id) });
	return true;
}

/**
 * Reads which referrals were erased, in a database that a backup is going to replace.
 * @returns what erases them in the backup too, and says how many it had
 */
export async function erasuresToRepeat(asker: SystemAsker): Promise<(tx: Recorded<"health">) => Promise<number>> {
	const db = await health.readFor(asker);
	const erased = await db
		.select({ id: auditEntry.subjectId })
		.from(auditEntry)
		.where(eq(auditEntry.action, "referral.erased"));
	return async (tx) => {
		let repeated = 0;
		for (const { id } of erased) if (id !== null && (await erase(tx, id))) repeated++;
		return repeated;
	};
}
