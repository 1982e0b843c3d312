/** The one way in which those who work on a referral do something with its appointments: from what their page showed. */
import { toInstant } from "../../model/calendar/local-time";
import type { AppointmentStep } from "../../model/referrals/appointments";
import { type AppointmentSaid, addAppointmentStep } from "./add-appointment-step.server";
import { appointmentRevision } from "./appointments.server";
import { doerOf } from "./doer.server";
import { writeToFamily } from "./follow.server";
import { type Moved, tellEnds } from "./move-referral.server";
import { inReferral, type OpenReferral } from "./open-referral.server";
import type { ReferralReader } from "./reader.server";

export interface AppointmentMove {
	/** Null to offer a new one. */
	appointmentId: string | null;
	step: AppointmentStep;
	/** How many steps of appointments the page knew of. */
	revision: number;
	said?: AppointmentSaid;
}

/** Does a step of the table. The same form sent twice does it once. */
export async function moveAppointment(
	who: ReferralReader,
	referralId: string,
	move: AppointmentMove,
	now = new Date(),
): Promise<Moved> {
	const moved = await inReferral(who, referralId, async (tx, opened): Promise<Moved> => {
		const { appointmentId, step, revision, said = {} } = move;
		const one = opened.appointments.find(({ id }) => id === appointmentId) ?? null;
		if (appointmentId !== null && !one) return { ok: false, reason: "not-found" };
		if (isDone(who, opened, move)) return { ok: true };
		if (appointmentRevision(opened.appointments) !== revision) return { ok: false, reason: "changed" };
		const done = await addAppointmentStep(tx, opened, { one, step, doer: doerOf(who, opened), said }, now);
		if (!done) return { ok: false, reason: "changed" };
		if (done.isNews) await tellEnds(tx, opened, who.actor);
		if (done.isFamilyNews) await writeToFamily(tx, opened, now);
		return { ok: true };
	});
	return moved ?? { ok: false, reason: "not-found" };
}

/** Whether the same person did it already, from the page that they have in hand. */
function isDone({ person }: ReferralReader, { appointments }: OpenReferral, move: AppointmentMove): boolean {
	const { appointmentId, step, revision, said } = move;
	const next = (one: OpenReferral["appointments"][number]) =>
		one.steps.some((done) => done.number === revision + 1 && done.step === step && done.doneBy === person.id);
	const found = appointments.find((one) => next(one) && (appointmentId === null || one.id === appointmentId));
	if (!found || !said?.when) return found !== undefined;
	// Another time is another appointment.
	const { on, time } = said.when;
	const made = appointmentId === null ? found : appointments.find(({ insteadOfId }) => insteadOfId === appointmentId);
	return made?.startsAt.getTime() === toInstant(on, time).getTime();
}
