/** What a family reads of its referral. */
import type { AppLoadContext } from "@remix-run/node";
import { eq } from "drizzle-orm";
import { council } from "../../../db/schema";
import { localNow } from "../../model/calendar/local-time";
import { ANYONE } from "../../model/people/asker";
import {
	type AppointmentState,
	type AppointmentWay,
	isMovable,
	isOpenAppointment,
	type OPEN_APPOINTMENTS,
} from "../../model/referrals/appointments";
import type { FamilyFeedback } from "../../model/referrals/closure";
import type { ReferralState } from "../../model/referrals/transitions";
import { speechIn } from "../../platform/i18n/speech.server";
import { readFor } from "../../platform/store.server";
import { publicServicesById } from "../directory/listings/public-listings.server";
import type { OpenAppointment } from "./appointments.server";
import { isOpen } from "./family-says.server";
import type { OpenReferral } from "./open-referral.server";

/** An appointment to come, or of today. */
export interface FamilyAppointment {
	id: string;
	/** "joi, 3 decembrie, la 10:00" */
	when: string;
	state: (typeof OPEN_APPOINTMENTS)[number];
	/** Null where it does not open. */
	way: AppointmentWay | null;
	/** In the service's words. */
	where: string | null;
	/** Until when they can ask for another time, where it is not until it begins. */
	until: string | null;
	isMovable: boolean;
	/** Nothing can be said of it any more. */
	hasBegun: boolean;
	/** Which times suit, as they said last. */
	suits: string;
}

export interface FollowView {
	service: string;
	/** Numbers of the service that families may call. */
	phones: string[];
	/** Whom to ask where the service is not listed any more. */
	council: { name: string; phone: string | null } | null;
	/** The service that it came on from. */
	cameFrom: string | null;
	state: Exclude<ReferralState, "draft" | "discarded" | "transferred">;
	since: string;
	/** By when it begins, or is looked at again. */
	expected: string | null;
	review: string | null;
	/** What the service or the referrer said with the newest step, in their words. */
	said: string | null;
	instead: string[];
	referrer: string;
	isOpen: boolean;
	appointments: FamilyAppointment[];
	/** Whether they are asked if it helped. */
	asksFeedback: boolean;
	/** What they said of it. */
	feedback: FamilyFeedback | null;
	contact: { phone: string; times: string };
}

/** States that begin with words for the family. */
const isSaid = (state: ReferralState) => state === "accepted" || state === "declined" || state === "completed";

export async function followView(
	opened: OpenReferral,
	language: AppLoadContext["language"],
	now: Date,
): Promise<FollowView> {
	const { state, stateSince, steps, details, councilId, serviceId } = opened;
	const { format } = speechIn(language);
	const [listed] = await publicServicesById(ANYONE, councilId, [serviceId]);
	const newest = steps.at(-1);
	const words = newest?.to === state ? newest.words : null;
	// What was said when it was put on the waiting list holds when it comes back to it.
	const wait = state === "waiting" ? steps.findLast(({ step }) => step === "wait")?.words : null;
	const { answers, service, referrer } = details;
	const cameFrom = steps[0]?.words?.cameFrom?.name ?? null;
	return {
		service: service.name,
		cameFrom,
		council: listed ? null : await councilToAsk(councilId),
		phones: (listed?.content.phones ?? []).map(({ number }) => number),
		// Nobody follows a draft, nor one that went on: the link leads where it went.
		state: state === "draft" || state === "discarded" || state === "transferred" ? "sent" : state,
		since: format.date(localNow(stateSince).date),
		expected: wait?.expectedOn ? format.date(wait.expectedOn) : null,
		review: wait?.reviewOn ? format.date(wait.reviewOn) : null,
		said: isSaid(state) || newest?.step === "step-back" || words?.cameFrom ? (words?.reason ?? null) : null,
		instead: (words?.alternatives ?? []).map(({ name }) => name),
		referrer: referrer.name,
		isOpen: isOpen({ state }),
		appointments: untilItsDayIsOver(opened, now).map((one) => appointmentView(one, language, now)),
		asksFeedback: state === "completed" && opened.feedback === null,
		feedback: opened.feedback,
		contact: { phone: answers.contact?.phone ?? "", times: answers["safe-contact"]?.times ?? "" },
	};
}

async function councilToAsk(id: string): Promise<FollowView["council"]> {
	const db = await readFor(ANYONE);
	const [found] = await db
		.select({ name: council.name, settings: council.settings })
		.from(council)
		.where(eq(council.id, id));
	if (!found) return null;
	const phone = found.settings.contactLines.find(({ kind }) => kind === "phone");
	return { name: found.name, phone: phone?.value ?? null };
}

const isToCome = <One extends OpenAppointment>(
	one: One,
): one is One & { state: Exclude<AppointmentState, "moved" | "attended" | "late" | "not-attended" | "cancelled"> } =>
	isOpenAppointment(one);

const notCalledOff = ({ appointments }: OpenReferral) => appointments.filter(isToCome);

/** Those that are neither over nor called off. */
export const toCome = (opened: OpenReferral, now: Date) =>
	notCalledOff(opened).filter(({ startsAt }) => startsAt > now);

/** Those, and what has begun today: who is late looks up where it is. */
const untilItsDayIsOver = (opened: OpenReferral, now: Date) =>
	notCalledOff(opened).filter(({ startsAt }) => localNow(startsAt).date >= localNow(now).date);

function appointmentView(
	one: ReturnType<typeof notCalledOff>[number],
	language: AppLoadContext["language"],
	now: Date,
): FamilyAppointment {
	const { t, format } = speechIn(language);
	const { date, time } = localNow(one.startsAt);
	const today = localNow(now).date;
	return {
		id: one.id,
		when: t("follow:appointment.when", { day: format.weekdayDate(date, today), time: format.time(time) }),
		state: one.state,
		way: one.details?.way ?? null,
		where: one.details?.where ?? null,
		until: one.movableUntil && format.weekdayDate(one.movableUntil, today),
		isMovable: isMovable(one, now),
		hasBegun: one.startsAt <= now,
		suits: one.steps.findLast(({ step }) => step === "ask")?.words?.times ?? "",
	};
}
