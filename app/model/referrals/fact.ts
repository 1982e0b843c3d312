/** What stays of a referral when it is erased, for figures: months, days and words of our own, of nobody. Pure. */
import { daysBetween, localNow } from "../calendar/local-time";
import type { DeclineReason, Outcome, StepWords } from "./referral";
import type { EndedState, ReferralState, ReferralStep } from "./transitions";

export interface ReferralFact {
	councilId: string;
	serviceId: string;
	organisationId: string;
	/** How it ended. */
	state: EndedState;
	/** `YYYY-MM` */
	sentMonth: string;
	endedMonth: string;
	declineReason: DeclineReason | null;
	outcome: Outcome | null;
	/** Whether its loop was closed; null where nobody noted it. */
	closed: boolean | null;
	/** Calendar days from when it was sent first; null for what did not happen. */
	daysToReceived: number | null;
	/** Accepted or declined. */
	daysToDecided: number | null;
	/** The first contact. */
	daysToBegun: number | null;
	daysToEnded: number;
}

interface Ended {
	councilId: string;
	serviceId: string;
	organisationId: string;
	state: EndedState;
	sentAt: Date | null;
	createdAt: Date;
	stateSince: Date;
	closed: boolean | null;
	/** Oldest first; words are null where they do not open. */
	steps: readonly { step: ReferralStep; to: ReferralState; at: Date; words: StepWords | null }[];
}

export function factOf(ended: Ended): ReferralFact {
	const { councilId, serviceId, organisationId, state, steps } = ended;
	const sent = localNow(ended.sentAt ?? ended.createdAt).date;
	const over = localNow(ended.stateSince).date;
	const daysTo = (...states: ReferralState[]) => {
		const first = steps.find(({ step, to }) => step !== "step-back" && states.includes(to));
		return first ? daysBetween(sent, localNow(first.at).date) : null;
	};
	const last = steps.at(-1)?.words;
	return {
		councilId,
		serviceId,
		organisationId,
		state,
		sentMonth: sent.slice(0, 7),
		endedMonth: over.slice(0, 7),
		declineReason: state === "declined" ? (last?.why ?? null) : null,
		outcome: state === "completed" ? (last?.outcome ?? null) : null,
		closed: ended.closed,
		daysToReceived: daysTo("received"),
		daysToDecided: daysTo("accepted", "declined"),
		daysToBegun: daysTo("in-progress"),
		daysToEnded: daysBetween(sent, over),
	};
}
