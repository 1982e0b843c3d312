/** Appointments in words, for the pages of those who work on a referral. */
import { localNow } from "../../model/calendar/local-time";
import {
	type AppointmentState,
	type AppointmentStep,
	appointmentSteps,
	isOpenAppointment,
} from "../../model/referrals/appointments";
import type { Speech } from "../../platform/i18n/context";
import { RECORDED_STEPS } from "./appointment-forms";
import type { OpenAppointment, OpenAppointmentStep } from "./appointments.server";
import type { OpenReferral } from "./open-referral.server";
import type { ReferralReader } from "./reader.server";
import { writerInWords } from "./referral-words";

export interface AppointmentCard {
	id: string;
	/** "Thursday 3 December at 10am" */
	when: string;
	state: AppointmentState;
	/** How and where; until when it can be moved. */
	lines: string[];
	/** What was done with it. */
	steps: { number: number; what: string; lines: string[]; by: string }[];
	/** Something came of it that can be said, or another time can be offered. */
	records: boolean;
	moves: boolean;
}

/** "Thursday 3 December at 10am", as a clock in England shows it. */
export function appointmentWhen(
	{ startsAt }: Pick<OpenAppointment, "startsAt">,
	{ t, format }: Speech,
	now: Date,
): string {
	const { date, time } = localNow(startsAt);
	return t("staff-referrals:appointment.when", {
		day: format.weekdayDate(date, localNow(now).date),
		time: format.time(time),
	});
}

/** The next one first, then those that are over, the newest first. */
export function appointmentCards(
	{ appointments, state }: OpenReferral,
	who: ReferralReader,
	speech: Speech,
	now: Date,
): AppointmentCard[] {
	const toCome = appointments.filter(({ startsAt }) => startsAt > now);
	const over = appointments.filter(({ startsAt }) => startsAt <= now).toReversed();
	return [...toCome, ...over].map((one) => {
		const possible = appointmentSteps(state, one, who.actor, now).map(({ step }) => step);
		const recorded: readonly AppointmentStep[] = RECORDED_STEPS;
		return {
			id: one.id,
			when: appointmentWhen(one, speech, now),
			state: one.state,
			lines: placeLines(one, speech),
			steps: one.steps.map((step) => stepLines(step, speech)).toReversed(),
			records: possible.some((step) => recorded.includes(step)),
			moves: possible.includes("move"),
		};
	});
}

function placeLines({ state, details }: OpenAppointment, { t, format }: Speech): string[] {
	if (!details) return [t("staff-referrals:one.unreadable")];
	const { way, where, movableUntil } = details;
	return [
		t(`staff-referrals:appointmentWay.${way}`),
		where,
		movableUntil && isOpenAppointment({ state })
			? t("staff-referrals:appointment.movable-until", { date: format.date(movableUntil) })
			: null,
	].filter((line): line is string => line !== null && line !== "");
}

function stepLines({ number, step, actor, at, words }: OpenAppointmentStep, speech: Speech) {
	const { t, format } = speech;
	const who = words ? writerInWords(words.by, speech) : t(`staff-referrals:actor.${actor}`);
	return {
		number,
		what: t(`staff-referrals:appointmentStep.${step}`),
		by: t("staff-referrals:one.by", { who, when: format.moment(at) }),
		lines: words
			? [
					words.whose && t(`staff-referrals:whose.${words.whose}`),
					words.times && t("staff-referrals:appointment.times", { times: words.times }),
					words.reason,
				].filter((line): line is string => line !== null && line !== "")
			: [t("staff-referrals:one.unreadable")],
	};
}
