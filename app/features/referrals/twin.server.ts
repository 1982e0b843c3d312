/** Another open referral of the same person to the same service, which is found before there are two. */
import { and, inArray, ne } from "drizzle-orm";
import { referral } from "../../../db/schema/referrals";
import { sameness } from "../../model/referrals/referral";
import { OPEN_STATES } from "../../model/referrals/transitions";
import { lookUp } from "../../platform/keys/look-up.server";
import type { Read } from "../../platform/store-handles";
import type { OpenReferral } from "./open-referral.server";
import type { ReferralReader } from "./reader.server";

export const bySameness = lookUp("health", referral.detailsLookUp);

/** Its id where the asker may see it. */
export interface Twin {
	id: string | null;
}

export async function twinOf(
	tx: Read<"health">,
	who: Pick<ReferralReader, "actor" | "person" | "organisationIds">,
	{ id, serviceId, details }: Pick<OpenReferral, "id" | "serviceId" | "details">,
): Promise<Twin | undefined> {
	const person = details.answers.who;
	if (person === null) return undefined;
	const [found] = await tx
		.select({ id: referral.id, referrerId: referral.referrerId, organisationId: referral.organisationId })
		.from(referral)
		.where(
			and(bySameness.is(sameness(serviceId, person)), inArray(referral.state, [...OPEN_STATES]), ne(referral.id, id)),
		)
		.limit(1);
	if (!found) return undefined;
	const isTheirs =
		who.actor === "referrer" ? found.referrerId === who.person.id : who.organisationIds.includes(found.organisationId);
	return { id: isTheirs ? found.id : null };
}
