/** Who may see a referral: whoever made it, and the workers of the organisation to which it was sent. */
import { and, eq, inArray, ne, type SQL } from "drizzle-orm";
import { referral } from "../../../db/schema/referrals";
import type { PersonAsker } from "../../model/people/asker";
import { allows } from "../../model/people/roles";
import type { ReferralDetails, ReferralWriter } from "../../model/referrals/referral";
import type { ReferralActor } from "../../model/referrals/transitions";
import { pageError } from "../../platform/errors";
import type { Professional } from "../people/require-staff.server";

/** Somebody who works on referrals, and on which end of them. */
export type ReferralReader = Worker & { actor: Exclude<ReferralActor, "family" | "clock"> };
type Worker = PersonAsker & Pick<Professional, "role" | "council" | "organisationIds">;

export const asReferralReader = (who: Worker): ReferralReader => ({
	...who,
	actor: allows([who.role], "referrals.make") ? "referrer" : "service",
});

/** @throws the page "not found" for whoever does not make referrals */
export function asReferrer(who: Professional): ReferralReader {
	const reader = asReferralReader(who);
	if (reader.actor !== "referrer") throw pageError("not-found");
	return reader;
}

/** The condition of every find. A draft is its author's alone. */
export const seenBy = ({ actor, person, organisationIds }: ReferralReader): SQL | undefined =>
	actor === "referrer"
		? eq(referral.referrerId, person.id)
		: and(inArray(referral.organisationId, [...organisationIds]), ne(referral.state, "draft"));

/** The same one by one, each the beginning of an index: what somebody made, or what came to each of their organisations. */
export const setsSeenBy = (who: ReferralReader): (SQL | undefined)[] =>
	who.actor === "referrer" ? [seenBy(who)] : who.organisationIds.map((id) => seenBy({ ...who, organisationIds: [id] }));

/** As whom they write. */
export const writerOf = (who: ReferralReader, { service }: Pick<ReferralDetails, "service">): ReferralWriter => ({
	name: who.person.name,
	role: who.role,
	organisation: who.actor === "service" ? service.organisation : who.council.name,
});
