/** When the loop of a referral is closed: what became of it is known, and both who referred and the family were told. Pure. */
import type { Outcome } from "./referral";
import { ENDED_STATES, type ReferralActor, type ReferralState, type Transition } from "./transitions";

/** Whether it helped, as the family says. */
export const HELPED = ["yes", "partly", "no"] as const;
export type Helped = (typeof HELPED)[number];

export interface FamilyFeedback {
	helped: Helped;
	words: string | null;
}

/** How a referral came to its state. */
export interface Ending {
	state: ReferralState;
	/** Of one that was completed. */
	outcome: Outcome | null;
	isReferrerTold: boolean;
	isFamilyTold: boolean;
}

/** Those that ended with an answer, whatever it was. One that expired has none. */
const ANSWERED: readonly ReferralState[] = ["declined", "cancelled", "withdrawn"];

/** Those of which it is asked whether they are closed. One that went on closes where it ends. */
export const LOOP_ENDS = ENDED_STATES.filter((state) => state !== "transferred");

/** @returns whether it is closed; null while it has not ended */
export function isClosed({ state, outcome, isReferrerTold, isFamilyTold }: Ending): boolean | null {
	if (!(LOOP_ENDS as readonly ReferralState[]).includes(state)) return null;
	const isKnown = ANSWERED.includes(state) || (outcome !== null && outcome !== "unknown");
	return isKnown && isReferrerTold && isFamilyTold;
}

/**
 * Who knows of a step: who did it, and who was written to.
 * @param isWritten whether a letter went to the family
 * @param isSaid that whoever did it told the family
 * @param isFetched who referred is a system: nobody writes to it, and it knows of a step when it has fetched it
 */
export const toldBy = (
	{ isNews }: Pick<Transition, "isNews">,
	actor: ReferralActor,
	{ isWritten, isSaid, isFetched }: { isWritten: boolean; isSaid: boolean; isFetched: boolean },
): Pick<Ending, "isReferrerTold" | "isFamilyTold"> => ({
	isReferrerTold: actor === "referrer" || (isNews === true && !isFetched),
	isFamilyTold: actor === "family" || isWritten || isSaid,
});
