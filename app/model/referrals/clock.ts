/**
 * How long a referral may stay in a state, and what the clock does with one that is late: it asks the service for an answer
 * twice, tells who leads, and in the end lets one expire that nobody decided. One step a working day, from what stands in
 * the referral: a clock that jumps leaves none out and does none twice. Pure.
 */
import { z } from "zod";
import { addDays, type LocalNow, localNow, toInstant } from "../calendar/local-time";
import { isWorkingDay, workingDaysAfter, workingDaysAgo } from "../calendar/working-days";
import type { OpenState } from "./transitions";

/** What is awaited in each open state. */
export const STANDARD_OF = {
	sent: "acknowledge",
	received: "decide",
	accepted: "begin",
	waiting: "review",
	"in-progress": "outcome",
} as const satisfies Record<OpenState, string>;
export type Standard = (typeof STANDARD_OF)[OpenState];

const days = (most: number) => z.number().int().min(1).max(most);

/** What a council decides over referrals; days are working days. */
export const referralRulesSchema = z.object({
	/** Until the service says that it has it. */
	acknowledgeDays: days(20),
	/** From then on, until it says yes or no. */
	decideDays: days(60),
	/** From then on, until the first contact or the waiting list. */
	beginDays: days(120),
	/** From the first contact on, until the outcome. */
	outcomeDays: days(500),
	/** After which a referral that was not decided expires, once the service was asked twice and who leads was told. */
	expireDays: days(120),
	/** Calendar months after its end for which a referral is kept. Letters with its link are gone before (`mail`). */
	keepMonths: z.number().int().min(6).max(300),
});
export type ReferralRules = z.infer<typeof referralRulesSchema>;

/** What holds where a council has not decided otherwise. */
export const REFERRAL_RULES: ReferralRules = {
	acknowledgeDays: 2,
	decideDays: 5,
	beginDays: 20,
	outcomeDays: 120,
	expireDays: 20,
	keepMonths: 36,
};

/** In their order; each is a fact of its own, once in a state. */
export const CHASES = ["first-chase", "second-chase", "escalation"] as const;
export type Chase = (typeof CHASES)[number];

/** What of a referral the clock reads. */
export interface Clocked {
	state: OpenState;
	stateSince: Date;
	/** Of one that waits, the day on which it begins or is looked at again, `YYYY-MM-DD`; null where nobody said. */
	waitsUntil: string | null;
	/** How many of `CHASES` were done since it reached its state. */
	chases: number;
	/** When the newest of them was done. */
	chasedAt: Date | null;
}

/** Working days that are allowed in a state; null for one that waits until a day of its own. */
export function daysAllowed(state: OpenState, rules: ReferralRules): number | null {
	const days: Record<OpenState, number | null> = {
		sent: rules.acknowledgeDays,
		received: rules.decideDays,
		accepted: rules.beginDays,
		waiting: null,
		"in-progress": rules.outcomeDays,
	};
	return days[state];
}

/** The working days that have gone by since a moment. */
export const workingDaysSince = (since: Date, today: string): number => workingDaysAfter(localNow(since).date, today);

/** Whether what is awaited has not come in time. @param today `YYYY-MM-DD` */
export function isLate(one: Pick<Clocked, "state" | "stateSince" | "waitsUntil">, rules: ReferralRules, today: string) {
	const allowed = daysAllowed(one.state, rules);
	if (allowed === null) return one.waitsUntil !== null && one.waitsUntil < today;
	return workingDaysSince(one.stateSince, today) > allowed;
}

/** Before which moment something has to have begun for more than so many working days to have gone by: `isLate`, for a find. */
export const beganBefore = (days: number, today: string): Date =>
	toInstant(addDays(workingDaysAgo(today, days + 1), 1), "00:00");

/** States in which a referral expires: nobody decided. */
export const EXPIRING = ["sent", "received"] as const satisfies readonly OpenState[];

/** What the clock does with a referral now; null for nothing. @param today a working day, `YYYY-MM-DD` */
export function clockStep(one: Clocked, rules: ReferralRules, today: string): Chase | "expire" | null {
	const isChasedLately = one.chasedAt !== null && workingDaysSince(one.chasedAt, today) < 1;
	if (!isLate(one, rules, today) || isChasedLately) return null;
	const chase = CHASES[one.chases];
	if (chase) return chase;
	const expires = (EXPIRING as readonly OpenState[]).includes(one.state);
	return expires && workingDaysSince(one.stateSince, today) > rules.expireDays ? "expire" : null;
}

const OPENS = "09:00";
const CLOSES = "17:00";

/** Whether people who work may be asked for something. */
export const isWorkingTime = ({ date, time }: LocalNow): boolean =>
	isWorkingDay(date) && time >= OPENS && time < CLOSES;
