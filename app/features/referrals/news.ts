/** What the health store tells the portal's, which writes letters: that there is news of a referral. */
import { topic } from "../../platform/relay/topic";

interface News {
	referralId: string;
	councilId: string;
	to: { personId: string } | { organisationId: string } | { leadersOf: string };
	/** That an answer is late, or that asking for it twice did not help; left out, that something has happened. */
	why?: "late" | "stuck";
}

/** The portal's store, which knows their addresses, writes to who made it, to the workers of an organisation, or to who leads. */
export const referralNews = topic<"health", News>("referral.news", "health");

interface Letter {
	email: string;
	language: string;
	token: string;
	code: string | null;
	/** They said meanwhile that it was not safe to write there: it is told, and not written. */
	held?: true;
}

/** The portal's store writes to a family, in their language where it is one of ours: its link, or the code that opens it. */
export const familyLetter = topic<"health", Letter>("referral.family-letter", "health");

/** They said that it was not safe to write there: the portal's store holds what waits for that address. */
export const familyUnsafe = topic<"health", { email: string }>("referral.family-unsafe", "health");

/** As addresses are compared. */
export const plainAddress = (email: string) => email.trim().toLowerCase();
