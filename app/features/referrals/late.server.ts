/** Which referrals are late by the standards of their council, as conditions of finds. */
import { and, eq, lt, or, type SQL } from "drizzle-orm";
import { council } from "../../../db/schema";
import { referral } from "../../../db/schema/referrals";
import { referralRules } from "../../model/councils/settings";
import type { Asker } from "../../model/people/asker";
import { beganBefore, daysAllowed, type ReferralRules } from "../../model/referrals/clock";
import { OPEN_STATES, type OpenState } from "../../model/referrals/transitions";
import { readFor } from "../../platform/store.server";

/** The standards of a council; undefined where there is no such council any more. */
export async function rulesOf(asker: Asker, councilId: string): Promise<ReferralRules | undefined> {
	const db = await readFor(asker);
	const [found] = await db.select({ settings: council.settings }).from(council).where(eq(council.id, councilId));
	return found && referralRules(found.settings);
}

/** `isLate` of one state. @param today `YYYY-MM-DD` */
export function lateIn(state: OpenState, rules: ReferralRules, today: string): SQL | undefined {
	const allowed = daysAllowed(state, rules);
	const isOver =
		allowed === null ? lt(referral.waitsUntil, today) : lt(referral.stateSince, beganBefore(allowed, today));
	return and(eq(referral.state, state), isOver);
}

export const isLateNow = (rules: ReferralRules, today: string): SQL | undefined =>
	or(...OPEN_STATES.map((state) => lateIn(state, rules, today)));
