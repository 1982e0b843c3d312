/**
 * Appointments of a referral: records of their own beside its state, as often as needed. One table of what may follow which,
 * by whom, and what has to be said with it; and what is derived of them. Pages, the store and tests read it.
 */
import { addDays, localNow, toInstant } from "../calendar/local-time";
import type { FIRST_CONTACTS, ReferralWriter } from "./referral";
import type { ReferralActor, ReferralState } from "./transitions";

export const APPOINTMENT_STATES = [
	"offered",
	"confirmed",
	/** The family cannot come then, and said which times suit. */
	"asked",
	/** Another one stands in its place. */
	"moved",
	"attended",
	"late",
	"not-attended",
	"cancelled",
] as const;
export type AppointmentState = (typeof APPOINTMENT_STATES)[number];

/** Neither over nor called off. */
export const OPEN_APPOINTMENTS = ["offered", "confirmed", "asked"] as const satisfies readonly AppointmentState[];

export const APPOINTMENT_STEPS = ["offer", "confirm", "ask", "move", "attend", "late", "miss", "cancel"] as const;
export type AppointmentStep = (typeof APPOINTMENT_STEPS)[number];

/** How somebody is seen or spoken to. */
export const APPOINTMENT_WAYS = ["place", "telephone", "video", "home"] as const;
export type AppointmentWay = (typeof APPOINTMENT_WAYS)[number];

/** Whose reason it was that somebody did not come. */
export const WHOSE_REASONS = ["family", "service", "unknown"] as const;
export type WhoseReason = (typeof WHOSE_REASONS)[number];

/** How and where somebody is seen or spoken to. */
export interface AppointmentDetails {
	way: AppointmentWay;
	/** The place, the number, the link: in words. */
	where: string | null;
	/** The last day, `YYYY-MM-DD`, on which the family may ask for another time; null: until it begins. */
	movableUntil: string | null;
}

/** What was said with a step of an appointment. What it does not ask for is null. */
export interface AppointmentWords {
	by: ReferralWriter;
	reason: string | null;
	/** Which times suit. */
	times: string | null;
	whose: WhoseReason | null;
}

/** Of a referral in these an appointment is made, and something comes of it. */
export const APPOINTMENT_TIME = ["accepted", "waiting", "in-progress"] as const satisfies readonly ReferralState[];

/** What has to be said with a step. */
export type AppointmentNeed =
	/** Day, time, how and where. */
	| "when"
	/** Which times suit, in words. */
	| "times"
	/** One of `WHOSE_REASONS`. */
	| "whose"
	/** In words. */
	| "reason";

export interface AppointmentTransition {
	step: AppointmentStep;
	/** Null: there is none yet. */
	from: readonly (AppointmentState | null)[];
	to: AppointmentState;
	by: readonly ReferralActor[];
	needs: readonly AppointmentNeed[];
	/** Until it begins, as long as it can be moved, from its day on (some come early), or once its time has come. */
	when?: "before" | "movable" | "day" | "begun";
	/** The states of the referral, where fewer than `APPOINTMENT_TIME`. */
	in?: readonly ReferralState[];
	/** The other ends are told by e-mail that there is news; the family, where e-mail is a safe way. */
	isNews?: true;
	isFamilyNews?: true;
}

const COMES = ["offered", "confirmed", "asked"] as const;
const NOT_BEGUN = ["accepted", "waiting"] as const;

/** What came of one can be put right; that somebody came stands once the referral began with it. */
export const APPOINTMENT_TRANSITIONS: readonly AppointmentTransition[] = [
	{ step: "offer", from: [null], to: "offered", by: ["service"], needs: ["when"], isFamilyNews: true },
	// By the service, where the family said so to it.
	{ step: "confirm", from: ["offered"], to: "confirmed", by: ["family", "service"], needs: [], when: "before" },
	{ step: "ask", from: COMES, to: "asked", by: ["family"], needs: ["times"], when: "movable", isNews: true },
	{ step: "move", from: COMES, to: "moved", by: ["service"], needs: ["when"], isFamilyNews: true },
	{
		step: "attend",
		from: [...COMES, "late", "not-attended"],
		to: "attended",
		by: ["service"],
		needs: [],
		when: "day",
	},
	{ step: "late", from: [...COMES, "attended", "not-attended"], to: "late", by: ["service"], needs: [], when: "day" },
	{ step: "miss", from: COMES, to: "not-attended", by: ["service"], needs: ["whose"], when: "begun", isNews: true },
	{
		step: "miss",
		from: ["attended", "late"],
		to: "not-attended",
		by: ["service"],
		needs: ["whose"],
		when: "begun",
		in: NOT_BEGUN,
		isNews: true,
	},
	{ step: "cancel", from: COMES, to: "cancelled", by: ["service"], needs: ["reason"], isFamilyNews: true },
];

/** An appointment as far as the table asks. */
export interface AppointmentLife {
	state: AppointmentState;
	startsAt: Date;
	/** The last local day on which the family may ask for another time; null: until it begins. */
	movableUntil: string | null;
}

const hasBegun = ({ startsAt }: AppointmentLife, now: Date) => startsAt <= now;

export const isMovable = (one: AppointmentLife, now: Date): boolean =>
	!hasBegun(one, now) && (one.movableUntil === null || localNow(now).date <= one.movableUntil);

const IS_TIME: Readonly<
	Record<NonNullable<AppointmentTransition["when"]>, (one: AppointmentLife, now: Date) => boolean>
> = {
	before: (one, now) => !hasBegun(one, now),
	movable: isMovable,
	day: ({ startsAt }, now) => localNow(startsAt).date <= localNow(now).date,
	begun: hasBegun,
};

/** What somebody may do with an appointment now, or with none, in the order of the table. */
export const appointmentSteps = (
	referral: ReferralState,
	one: AppointmentLife | null,
	actor: ReferralActor,
	now: Date,
): AppointmentTransition[] =>
	APPOINTMENT_TRANSITIONS.filter(
		({ from, by, when, in: states = APPOINTMENT_TIME }) =>
			from.includes(one?.state ?? null) &&
			by.includes(actor) &&
			states.includes(referral) &&
			(one === null || when === undefined || IS_TIME[when](one, now)),
	);

/** Whether it is neither over nor called off, whatever its time. */
export const isOpenAppointment = ({ state }: Pick<AppointmentLife, "state">): boolean =>
	(OPEN_APPOINTMENTS as readonly AppointmentState[]).includes(state);

/** The first one to which the family came; undefined while there is none. */
export const firstAttended = <One extends AppointmentLife>(some: readonly One[]): One | undefined =>
	some
		.filter(({ state }) => state === "attended" || state === "late")
		.toSorted((one, other) => one.startsAt.getTime() - other.startsAt.getTime())[0];

/** Of a service that works by appointments one has to be attended first: one that was offered, and not called off. */
const worksByAppointments = (some: readonly AppointmentLife[]) =>
	some.some(({ state }) => state !== "cancelled" && state !== "moved");

export interface FirstContact {
	firstContact: (typeof FIRST_CONTACTS)[number];
	/** Local `YYYY-MM-DD`. */
	contactOn: string;
}

/**
 * With what a referral begins: the first appointment attended, or, where there are none, the first contact.
 * @param contactOn the local day of a contact without an appointment, where somebody said one
 * @returns "contact" while that day is needed; null while an appointment has to be attended first
 */
export function beginsWith(
	some: readonly AppointmentLife[],
	contactOn: string | null,
): FirstContact | "contact" | null {
	const first = firstAttended(some);
	if (first) return { firstContact: "appointment", contactOn: localNow(first.startsAt).date };
	if (worksByAppointments(some)) return null;
	return contactOn === null ? "contact" : { firstContact: "contact", contactOn };
}

const MOST_DAYS_AHEAD = 730;

/** Whether a day is further ahead than anything is promised. Both `YYYY-MM-DD`. */
export const isTooFar = (date: string, today: string): boolean => date > addDays(today, MOST_DAYS_AHEAD);

/** What is wrong with the time of an appointment. */
export type TimeFault = "past" | "too-far" | "skipped" | "after-it";

/**
 * @param said local days and time of day; what is not known yet is null
 * @returns a fault by what has to be mended: a time that is over, two years ahead, or that the clocks skip in March
 */
export function timeFaults(
	{ on, time, movableUntil }: { on: string | null; time: string | null; movableUntil: string | null },
	now: Date,
): Partial<Record<"on" | "time" | "movableUntil", TimeFault>> {
	const today = localNow(now).date;
	const faults: Partial<Record<"on" | "time" | "movableUntil", TimeFault>> = {};
	if (on !== null && on < today) faults.on = "past";
	else if (on !== null && isTooFar(on, today)) faults.on = "too-far";
	else if (on !== null && time !== null) {
		const startsAt = toInstant(on, time);
		if (localNow(startsAt).time !== time) faults.time = "skipped";
		else if (startsAt <= now) faults.time = "past";
	}
	if (movableUntil !== null && movableUntil < today) faults.movableUntil = "past";
	else if (movableUntil !== null && on !== null && movableUntil > on) faults.movableUntil = "after-it";
	return faults;
}
