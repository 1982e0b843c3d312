/** Whether letters reach the family of a referral, and whether who referred is still there: the portal knows both. */
import { isSender, safeAddress } from "../../model/referrals/referral";
import { isUndelivered } from "../../platform/mail/undelivered.server";
import { mayRefer } from "../people/members/referrers.server";
import type { OpenReferral } from "./open-referral.server";
import type { ReferralReader } from "./reader.server";

/**
 * `not-asked`: nobody has said which ways are safe. `unsafe`: e-mail is none of them. `held`: nor any more, and the last one
 * was held, or did not arrive. `undelivered`: the last one did not arrive, as far as anybody knows.
 */
export type Reach = "written" | "not-asked" | "unsafe" | "held" | "undelivered";

export async function reachOf(who: ReferralReader, { details }: Pick<OpenReferral, "details">): Promise<Reach> {
	const email = safeAddress(details.answers);
	const { contact, "safe-contact": safe } = details.answers;
	if (safe === null) return "not-asked";
	if (email === null) {
		const wasWritten = safe.emailUnsafe && contact?.email;
		return wasWritten && (await isUndelivered(who, wasWritten)) ? "held" : "unsafe";
	}
	return (await isUndelivered(who, email)) ? "undelivered" : "written";
}

/** Whether who referred refers no more in that council: left, or kept out. A system asks by itself. */
export const hasReferrerLeft = async (
	who: ReferralReader,
	{ councilId, referrerId }: Pick<OpenReferral, "councilId" | "referrerId">,
): Promise<boolean> =>
	who.actor === "service" && !isSender(referrerId) && !(await mayRefer(who, councilId, referrerId));
