/** Lists of referrals: what somebody made, and what came to their organisation. That they were listed is logged, once a list. */
import { and, asc, count, desc, inArray, type SQL } from "drizzle-orm";
import { referral } from "../../../db/schema/referrals";
import type { ReferralDetails } from "../../model/referrals/referral";
import type { ReferralState } from "../../model/referrals/transitions";
import { recordedAt, referralListStream } from "../../platform/audit.server";
import { evenWhileReading } from "../../platform/only-reading";
import { health } from "../../platform/store.server";
import { detailsOf } from "./open-referral.server";
import { type ReferralReader, seenBy } from "./reader.server";

export const REFERRALS_AT_ONCE = 50;

export interface ListedReferral {
	id: string;
	state: ReferralState;
	stateSince: Date;
	createdAt: Date;
	sentAt: Date | null;
	/** Null where they do not open. */
	details: ReferralDetails | null;
}

/**
 * A page of those that somebody may see in some states; the one that has waited longest first, or the newest.
 * @param page from 1
 */
export async function listReferrals(
	who: ReferralReader,
	{ states, order, page }: { states: readonly ReferralState[]; order: "oldest" | "newest"; page: number },
): Promise<ListedReferral[]> {
	const read = () =>
		recordedAt(health, referralListStream(who.person.id), who, async (tx) => {
			const rows = await tx
				.select()
				.from(referral)
				.where(and(seenBy(who), inArray(referral.state, [...states])))
				.orderBy(...(order === "oldest" ? oldestFirst : newestFirst))
				.limit(REFERRALS_AT_ONCE)
				.offset((page - 1) * REFERRALS_AT_ONCE);
			if (rows.length > 0)
				tx.record({
					action: "referral.listed",
					actor: who.person,
					listedFor: who.person.id,
					details: { as: who.actor, referrals: rows.map(({ id }) => id) },
				});
			return rows.map((row) => {
				const details = detailsOf.open(row.id, row.details);
				return { ...row, details: details.ok ? details.value : null };
			});
		});
	return evenWhileReading(read);
}

const oldestFirst: SQL[] = [asc(referral.sentAt), asc(referral.id)];
const newestFirst: SQL[] = [desc(referral.createdAt), desc(referral.id)];

/** How many there are in each state, of those that somebody may see. */
export async function countReferrals(who: ReferralReader): Promise<ReadonlyMap<ReferralState, number>> {
	const db = await health.readFor(who);
	const rows = await db
		.select({ state: referral.state, number: count() })
		.from(referral)
		.where(seenBy(who))
		.groupBy(referral.state);
	return new Map(rows.map(({ state, number }) => [state, number]));
}
