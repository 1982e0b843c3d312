/** Who does something with a referral, as its steps and those of its appointments say. */
import { type ReferralWriter, senderAsReferrer } from "../../model/referrals/referral";
import type { ReferralActor } from "../../model/referrals/transitions";
import type { OpenReferral } from "./open-referral.server";
import { type ReferralReader, writerOf } from "./reader.server";

export interface Doer {
	actor: ReferralActor;
	/** Null for the family, for the clock, and for a system. */
	personId: string | null;
	/** The id of the system of another organisation. */
	sender?: string;
	by: ReferralWriter;
}

export const CLOCK: Doer = { actor: "clock", personId: null, by: { name: "", role: "clock", organisation: "" } };

/** As whom a step is written down. */
export const doneByOf = ({ actor, personId, sender }: Doer): string =>
	personId ?? (sender === undefined ? actor : senderAsReferrer(sender));

export const doerOf = (who: ReferralReader, { details }: Pick<OpenReferral, "details">): Doer => ({
	actor: who.actor,
	personId: who.person.id,
	by: writerOf(who, details),
});

/** As whom a family does something. */
export const asFamilyOf = ({
	details: {
		answers: { who },
	},
}: Pick<OpenReferral, "details">): Doer => ({
	actor: "family",
	personId: null,
	by: { name: who ? `${who.givenName} ${who.familyName}` : "", role: "family", organisation: "" },
});
