/** Steps of appointments by the table of `model/referrals/appointments.ts`, in a transaction in which the referral was opened. */
import { toInstant } from "../../model/calendar/local-time";
import {
	APPOINTMENT_TIME,
	type AppointmentDetails,
	type AppointmentNeed,
	type AppointmentStep,
	type AppointmentTransition,
	type AppointmentWords,
	appointmentSteps,
	isOpenAppointment,
	timeFaults,
} from "../../model/referrals/appointments";
import type { ReferralState } from "../../model/referrals/transitions";
import type { Recorded } from "../../platform/audit.server";
import { addAppointment, appointmentRevision, type OpenAppointment, writeAppointmentStep } from "./appointments.server";
import type { Doer } from "./doer.server";
import { about, type OpenReferral } from "./open-referral.server";

/** A local day, `YYYY-MM-DD`, and time of day, `HH:MM`. */
export interface AppointmentTime extends AppointmentDetails {
	on: string;
	time: string;
}

export type AppointmentSaid = Partial<Omit<AppointmentWords, "by">> & { when?: AppointmentTime };

/**
 * Does a step that may be done now, and says so in the log. Whom it is news for, the caller tells.
 * @param one the appointment; null to offer a new one
 * @returns undefined for a step that may not be done, or that says too little
 */
export async function addAppointmentStep(
	tx: Recorded<"health">,
	opened: OpenReferral,
	{ one, step, doer, said }: { one: OpenAppointment | null; step: AppointmentStep; doer: Doer; said: AppointmentSaid },
	now: Date,
): Promise<AppointmentTransition | undefined> {
	const transition = appointmentSteps(opened.state, one, doer.actor, now).find((row) => row.step === step);
	if (!transition?.needs.every((need) => isMet(need, said, now))) return undefined;
	const number = appointmentRevision(opened.appointments) + 1;
	const write = writer(tx, opened, doer, now);
	if (one) await write(one.id, number, transition, said);
	if (said.when && transition.needs.includes("when")) {
		const { on, time, ...details } = said.when;
		const insteadOfId = one?.id ?? null;
		const id = await addAppointment(tx, opened.id, { startsAt: toInstant(on, time), insteadOfId, details });
		await write(id, one ? number + 1 : number, { step: "offer", to: "offered" }, {});
	}
	return transition;
}

function isMet(need: AppointmentNeed, said: AppointmentSaid, now: Date): boolean {
	if (need === "when") return said.when !== undefined && Object.keys(timeFaults(said.when, now)).length === 0;
	return typeof said[need] === "string";
}

/**
 * Calls off what a referral leaves behind in a state that has no appointments: those to come.
 * @returns whether there were any
 */
export async function callOff(
	tx: Recorded<"health">,
	opened: OpenReferral,
	{ to, doer }: { to: ReferralState; doer: Doer },
	now: Date,
): Promise<boolean> {
	if ((APPOINTMENT_TIME as readonly ReferralState[]).includes(to)) return false;
	const toCome = opened.appointments.filter((one) => isOpenAppointment(one) && one.startsAt > now);
	const number = appointmentRevision(opened.appointments) + 1;
	const write = writer(tx, opened, doer, now);
	for (const [index, { id }] of toCome.entries())
		await write(id, number + index, { step: "cancel", to: "cancelled" }, {});
	return toCome.length > 0;
}

const NO_WORDS: Omit<AppointmentWords, "by"> = { reason: null, times: null, whose: null };

const writer =
	(tx: Recorded<"health">, { id: referralId }: OpenReferral, { actor, personId, by }: Doer, at: Date) =>
	async (
		appointmentId: string,
		number: number,
		{ step, to }: Pick<AppointmentTransition, "step" | "to">,
		{ when: _, ...words }: AppointmentSaid,
	) => {
		const doneBy = personId ?? actor;
		const said = { ...NO_WORDS, ...words, by };
		await writeAppointmentStep(tx, referralId, { appointmentId, number, step, to, actor, doneBy, words: said, at });
		tx.record({
			action: "referral.appointment",
			actor: personId === null ? null : { id: personId },
			...about(referralId),
			details: { as: actor, appointment: appointmentId, step, to },
		});
	};
