/** What the health store tells the portal's, which writes letters: that there is news of a referral. */
import { topic } from "../../platform/relay/topic";

/** The portal's store, which knows their addresses, writes to who made it, or to the workers of an organisation. */
export const referralNews = topic<
	"health",
	{ referralId: string; councilId: string; to: { personId: string } | { organisationId: string } }
>("referral.news", "health");

/** The portal's store writes to a family, in their language where it is one of ours: its link, or the code that opens it. */
export const familyLetter = topic<"health", { email: string; language: string; token: string; code: string | null }>(
	"referral.family-letter",
	"health",
);
