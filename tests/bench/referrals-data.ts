/** Referrals made up from a seed: a tenth of them open, of which a fifth wait at one service; two in a hundred have something due today. */
import { randomUUID } from "node:crypto";
import { detailsOf } from "../../app/features/referrals/open-referral.server";
import { addDays, localNow } from "../../app/model/calendar/local-time";
import { beganBefore, CHASES, daysAllowed, REFERRAL_RULES } from "../../app/model/referrals/clock";
import type { ReferralWriter } from "../../app/model/referrals/referral";
import { ENDED_STATES, isOpenState, OPEN_STATES, type OpenState } from "../../app/model/referrals/transitions";
import { lookUp } from "../../app/platform/keys/look-up.server";
import { referral } from "../../db/schema/referrals";
import { ANSWERS } from "../factories/referrals";
import { randomFrom } from "./data";

export type ReferralRow = typeof referral.$inferInsert;

/** Of the council in which they are made; the first service is the large one. */
export interface Ends {
	councilId: string;
	services: readonly { id: string; organisationId: string; name: string }[];
	referrerIds: readonly string[];
}

/** Who made all of them, in their words. */
export const WRITER: ReferralWriter = { name: "Helen Okoro", role: "health-visitor", organisation: "Northmere" };

const DAY_MS = 86_400_000;
const NAMES = ["Ana", "Elena", "Sadia", "Maya", "Ruth", "Zofia", "Amina", "Grace"];
const random = randomFrom(12);
const hashes = lookUp("health", referral.detailsLookUp);

/** A moment up to so many days before another one. */
const before = (moment: Date, days: number) => new Date(moment.getTime() - Math.floor(random.next() * days * DAY_MS));

/** Most are in time, some were asked for all that they can be, few have a step due. */
function openOne(state: OpenState, now: Date) {
	const today = localNow(now).date;
	const chance = random.below(100);
	const isLate = chance < 12;
	const allowed = daysAllowed(state, REFERRAL_RULES);
	const limit = allowed === null ? before(now, 30) : beganBefore(allowed, today);
	const inTime = new Date(limit.getTime() + random.next() * (now.getTime() - limit.getTime()));
	const chases = !isLate ? 0 : chance < 2 ? random.below(CHASES.length) : CHASES.length;
	return {
		stateSince: isLate ? before(limit, 14) : inTime,
		waitsUntil: state === "waiting" ? addDays(today, isLate ? -1 - random.below(9) : random.below(60)) : null,
		chases,
		chasedAt: chases > 0 ? new Date(now.getTime() - 6 * DAY_MS) : null,
		closed: null,
	};
}

const endedOne = (now: Date) => ({
	stateSince: before(now, 1000),
	waitsUntil: null,
	chases: 0,
	chasedAt: null,
	closed: random.chance(0.6),
});

/** @param at from 0 */
export function referralRow(at: number, { councilId, services, referrerIds }: Ends, now: Date): ReferralRow {
	const tenth = Math.floor(at / 10);
	const service = services[tenth % 5 === 0 ? 0 : 1 + (tenth % (services.length - 1))];
	const referrerId = referrerIds[at % referrerIds.length];
	if (!service || !referrerId || !ANSWERS.who) throw new Error("Nobody is there to refer, or to be referred to.");
	const id = randomUUID();
	const state = at % 10 === 0 ? random.pick(OPEN_STATES) : random.pick(ENDED_STATES);
	const stands = isOpenState(state) ? openOne(state, now) : endedOne(now);
	const who = { ...ANSWERS.who, givenName: random.pick(NAMES), familyName: `Popescu ${at}` };
	const named = { name: service.name, organisation: "Lantern families" };
	return {
		...stands,
		id,
		state,
		revision: 1,
		councilId,
		serviceId: service.id,
		organisationId: service.organisationId,
		referrerId,
		details: detailsOf.seal(id, { answers: { ...ANSWERS, who }, service: named, referrer: WRITER }),
		detailsLookUp: hashes.hash(id),
		createdAt: stands.stateSince,
		sentAt: stands.stateSince,
	};
}

/** Whether the clock has a step to do with it today. */
export const isDue = ({ state, stateSince, waitsUntil = null, chases = 0 }: ReferralRow, today: string): boolean => {
	if (!isOpenState(state) || chases >= CHASES.length) return false;
	const allowed = daysAllowed(state, REFERRAL_RULES);
	return allowed === null ? waitsUntil !== null && waitsUntil < today : stateSince < beganBefore(allowed, today);
};
