/**
 * The life of a referral: one state, and one table of what may follow which, by whom, and what has to be said with it.
 * Pages, the store and tests read it. Appointments, holds and questions are dated facts beside the state, and none of it.
 */

export const REFERRAL_STATES = [
	"draft",
	"sent",
	"received",
	"accepted",
	"waiting",
	"in-progress",
	"completed",
	"declined",
	"cancelled",
	"withdrawn",
	/** Nobody decided, though the service was asked twice. */
	"expired",
	/** It went on to another service, as a referral of its own. */
	"transferred",
	/** A draft that was thrown away: nothing of it is left but its log. */
	"discarded",
] as const;
export type ReferralState = (typeof REFERRAL_STATES)[number];

/** Sent, and not over. */
export const OPEN_STATES = [
	"sent",
	"received",
	"accepted",
	"waiting",
	"in-progress",
] as const satisfies readonly ReferralState[];
export type OpenState = (typeof OPEN_STATES)[number];
export const isOpenState = (state: ReferralState): state is OpenState =>
	(OPEN_STATES as readonly ReferralState[]).includes(state);

/** Sent, and over. */
export const ENDED_STATES = [
	"completed",
	"declined",
	"cancelled",
	"withdrawn",
	"expired",
	"transferred",
] as const satisfies readonly ReferralState[];
export type EndedState = (typeof ENDED_STATES)[number];
export const isEndedState = (state: ReferralState): state is EndedState =>
	(ENDED_STATES as readonly ReferralState[]).includes(state);

/** Beside people: the clock, which does what is due by the council's standards (`clock.ts`). */
export const REFERRAL_ACTORS = ["referrer", "service", "family", "clock"] as const;
export type ReferralActor = (typeof REFERRAL_ACTORS)[number];

export const REFERRAL_STEPS = [
	"send",
	"discard",
	"receive",
	"accept",
	"decline",
	"wait",
	"begin",
	"complete",
	"cancel",
	"transfer",
	"withdraw",
	"expire",
	"reopen",
	"step-back",
] as const;
export type ReferralStep = (typeof REFERRAL_STEPS)[number];

/** What has to be said with a step. */
export type StepNeed =
	/** That nobody is in danger now. */
	| "safety"
	/** To the service that gets it. */
	| "consent"
	| "safe-contact"
	/** In words. */
	| "reason"
	/** One of `DECLINE_REASONS`. */
	| "why"
	/** Other services, or that there are none. */
	| "alternatives"
	/** When it is expected to begin, or, while nobody knows, when that is looked at again. */
	| "expected"
	/** The first appointment attended, or the first contact. */
	| "first-contact"
	| "outcome"
	/** Another service, at which a referral of its own begins. */
	| "onward";

export interface Transition {
	step: ReferralStep;
	from: readonly ReferralState[];
	/** "before": the state that the referral had before the one it is in. */
	to: ReferralState | "before";
	by: readonly ReferralActor[];
	needs: readonly StepNeed[];
	/** Once in the life of a referral. */
	once?: true;
	/** The other end, of a step of the family's or the clock's both, is told by e-mail that there is news. */
	isNews?: true;
	/** So is the family, where e-mail is a safe way. */
	isFamilyNews?: true;
	/** Days since the state was reached. */
	withinDays?: number;
}

export const REOPEN_DAYS = 28;

export const TRANSITIONS: readonly Transition[] = [
	{
		step: "send",
		from: ["draft"],
		to: "sent",
		by: ["referrer"],
		needs: ["safety", "consent", "safe-contact"],
		isFamilyNews: true,
		isNews: true,
	},
	{ step: "discard", from: ["draft"], to: "discarded", by: ["referrer"], needs: [] },
	// By a button, never by looking at it.
	{ step: "receive", from: ["sent"], to: "received", by: ["service"], needs: [] },
	{
		step: "accept",
		from: ["sent", "received"],
		to: "accepted",
		by: ["service"],
		needs: ["reason"],
		isFamilyNews: true,
	},
	{
		step: "decline",
		from: ["sent", "received"],
		to: "declined",
		by: ["service"],
		needs: ["why", "reason", "alternatives"],
		isFamilyNews: true,
		isNews: true,
	},
	{ step: "wait", from: ["accepted"], to: "waiting", by: ["service"], needs: ["expected"], isFamilyNews: true },
	{ step: "begin", from: ["accepted", "waiting"], to: "in-progress", by: ["service"], needs: ["first-contact"] },
	{
		step: "complete",
		from: ["in-progress"],
		to: "completed",
		by: ["service"],
		needs: ["outcome"],
		isFamilyNews: true,
		isNews: true,
	},
	{
		step: "cancel",
		from: OPEN_STATES,
		to: "cancelled",
		by: ["referrer", "service"],
		needs: ["reason"],
		isFamilyNews: true,
		isNews: true,
	},
	{
		step: "transfer",
		from: OPEN_STATES,
		to: "transferred",
		by: ["referrer", "service"],
		needs: ["onward", "reason", "safety", "consent"],
		isFamilyNews: true,
		isNews: true,
	},
	// Of their own; a reason is theirs to give.
	{ step: "withdraw", from: OPEN_STATES, to: "withdrawn", by: ["family"], needs: [], isNews: true },
	{
		step: "expire",
		from: ["sent", "received"],
		to: "expired",
		by: ["clock"],
		needs: [],
		isFamilyNews: true,
		isNews: true,
	},
	{
		step: "reopen",
		from: ["declined", "cancelled", "withdrawn", "expired"],
		to: "sent",
		by: ["referrer"],
		needs: ["reason"],
		isFamilyNews: true,
		isNews: true,
		once: true,
		withinDays: REOPEN_DAYS,
	},
	{
		step: "step-back",
		from: ["accepted", "declined", "waiting", "in-progress", "completed"],
		to: "before",
		by: ["service"],
		needs: ["reason"],
		isNews: true,
		isFamilyNews: true,
		once: true,
	},
];

/** A referral as far as the table asks. */
export interface ReferralLife {
	state: ReferralState;
	/** When it reached its state. */
	stateSince: Date;
	/** What was done with it, oldest first. */
	steps: readonly { step: ReferralStep; from: ReferralState }[];
}

const DAY_MS = 86_400_000;

const mayFollow = (
	{ step, from, by, once, withinDays }: Transition,
	life: ReferralLife,
	actor: ReferralActor,
	now: Date,
) =>
	from.includes(life.state) &&
	by.includes(actor) &&
	!(once && life.steps.some((done) => done.step === step)) &&
	(withinDays === undefined || now.getTime() - life.stateSince.getTime() <= withinDays * DAY_MS);

/** What somebody may do with a referral now, in the order of the table. */
export const stepsFor = (life: ReferralLife, actor: ReferralActor, now: Date): Transition[] =>
	TRANSITIONS.filter((transition) => mayFollow(transition, life, actor, now));

/** The state that a referral has after a step that may be done. */
export const stateAfter = ({ to }: Transition, { state, steps }: ReferralLife): ReferralState =>
	to === "before" ? (steps.at(-1)?.from ?? state) : to;
