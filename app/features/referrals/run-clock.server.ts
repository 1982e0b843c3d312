/**
 * The clock: asks services for an answer that is late, tells who leads, and lets expire what nobody decided, by the rules of
 * `app/model/referrals/clock.ts`. Looking for what is late writes tasks alone; each referral is one of its own, whose step,
 * its message and that the task is over are one transaction. So a process may end at any moment, or several run at once.
 */
import { and, asc, eq, gt, isNull, lt, or, type SQL } from "drizzle-orm";
import { council } from "../../../db/schema";
import { referral, referralChase } from "../../../db/schema/referrals";
import { localNow } from "../../model/calendar/local-time";
import { referralRules } from "../../model/councils/settings";
import type { SystemAsker } from "../../model/people/asker";
import {
	beganBefore,
	CHASES,
	type Chase,
	clockStep,
	EXPIRING,
	isWorkingTime,
	type ReferralRules,
	STANDARD_OF,
} from "../../model/referrals/clock";
import { isOpenState, OPEN_STATES, type OpenState } from "../../model/referrals/transitions";
import { type Recorded, recordedAt, referralStream } from "../../platform/audit.server";
import { stableId } from "../../platform/ids";
import { enqueue } from "../../platform/queue/enqueue.server";
import { taskKind } from "../../platform/queue/task-kind";
import { worker } from "../../platform/queue/worker.server";
import { tellOther } from "../../platform/relay/tell-other.server";
import { health, readFor } from "../../platform/store.server";
import { CLOCK } from "./doer.server";
import { lateIn, rulesOf } from "./late.server";
import { addStep } from "./move-referral.server";
import { referralNews } from "./news";
import { about, findReferral } from "./open-referral.server";

/** So few that nobody waits long for the writer. */
const AT_ONCE = 200;

/** Does what is due with a referral; the key is its id. */
const REFERRAL_CLOCK = taskKind<"health">("referral-clock", "health");

/** Asks for a task for each referral with which something is due, within working hours. */
export async function lookForLate(asker: SystemAsker, stopping: AbortSignal, now = new Date()): Promise<void> {
	const today = localNow(now);
	if (!isWorkingTime(today)) return;
	const db = await readFor(asker);
	for (const { id, settings } of await db.select({ id: council.id, settings: council.settings }).from(council)) {
		const rules = referralRules(settings);
		for (const state of OPEN_STATES) {
			const isDue = and(
				eq(referral.councilId, id),
				lateIn(state, rules, today.date),
				hasStep(state, rules, today.date),
			);
			await askFor(asker, stopping, id, isDue);
		}
	}
}

/** Whether the clock has something to do with one that is late, as far as a find can tell: `clockStep` decides. */
function hasStep(state: OpenState, rules: ReferralRules, today: string): SQL | undefined {
	const expires = (EXPIRING as readonly OpenState[]).includes(state);
	return and(
		or(isNull(referral.chasedAt), lt(referral.chasedAt, beganBefore(0, today))),
		or(
			lt(referral.chases, CHASES.length),
			expires ? lt(referral.stateSince, beganBefore(rules.expireDays, today)) : undefined,
		),
	);
}

async function askFor(asker: SystemAsker, stopping: AbortSignal, councilId: string, isDue: SQL | undefined) {
	const db = await health.readFor(asker);
	for (let last: { id: string; stateSince: Date } | undefined; !stopping.aborted; ) {
		const after =
			last &&
			or(
				gt(referral.stateSince, last.stateSince),
				and(eq(referral.stateSince, last.stateSince), gt(referral.id, last.id)),
			);
		const some = await db
			.select({ id: referral.id, stateSince: referral.stateSince })
			.from(referral)
			.where(and(isDue, after))
			.orderBy(asc(referral.stateSince), asc(referral.id))
			.limit(AT_ONCE);
		last = some.at(-1);
		if (!last) return;
		await health.transaction(asker, async (tx) => {
			for (const { id } of some) await enqueue(tx, REFERRAL_CLOCK, { key: id, body: {}, councilId });
		});
	}
}

export const runClock = worker(health, REFERRAL_CLOCK, {
	atOnce: 2,
	async work(held) {
		const rules = await rulesOf(held.asker, held.councilId ?? "");
		await recordedAt(health, referralStream(held.key), held.asker, async (tx) => {
			await held.finish(tx);
			if (rules) await doStep(tx, held.key, rules);
		});
	},
});

/** One step at most. @returns whether there was one */
export async function doStep(
	tx: Recorded<"health">,
	id: string,
	rules: ReferralRules,
	now = new Date(),
): Promise<boolean> {
	const today = localNow(now);
	const [row] = await tx.select().from(referral).where(eq(referral.id, id));
	if (!row || !isOpenState(row.state) || !isWorkingTime(today)) return false;
	const late = { ...row, state: row.state };
	const step = clockStep(late, rules, today.date);
	if (step === null) return false;
	if (step !== "expire") return chase(tx, late, step, now);
	const opened = await findReferral(tx, eq(referral.id, id), []);
	return opened !== undefined && addStep(tx, opened, { doer: CLOCK, step: "expire" }, now);
}

type Late = typeof referral.$inferSelect & { state: OpenState };

async function chase(tx: Recorded<"health">, row: Late, step: Chase, now: Date): Promise<true> {
	const { id: referralId, revision, councilId, organisationId } = row;
	const standard = STANDARD_OF[row.state];
	await tx.insert(referralChase).values({
		id: stableId("referral-chase", referralId, String(revision), step),
		referralId,
		revision,
		chase: step,
		standard,
		at: now,
	});
	await tx
		.update(referral)
		.set({ chases: row.chases + 1, chasedAt: now })
		.where(eq(referral.id, referralId));
	const isEscalation = step === "escalation";
	await tellOther(tx, referralNews, `referral:${referralId}`, {
		referralId,
		councilId,
		to: isEscalation ? { leadersOf: councilId } : { organisationId },
		why: isEscalation ? "stuck" : "late",
	});
	tx.record({ action: "referral.chased", actor: null, ...about(referralId), details: { chase: step, standard } });
	return true;
}
