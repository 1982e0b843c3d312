/** The appointments of a referral as its door reads them, and the rows that a step of one writes. */
import { randomUUID } from "node:crypto";
import { asc, eq } from "drizzle-orm";
import { referralAppointment, referralAppointmentStep } from "../../../db/schema/referrals";
import type {
	AppointmentDetails,
	AppointmentLife,
	AppointmentState,
	AppointmentStep,
	AppointmentWords,
} from "../../model/referrals/appointments";
import type { ReferralActor } from "../../model/referrals/transitions";
import { sealedField } from "../../platform/keys/sealed-field.server";
import type { Read, Tx } from "../../platform/store-handles";

const appointmentDetails = sealedField("health", referralAppointment.details);
const appointmentWords = sealedField("health", referralAppointmentStep.words);

export interface OpenAppointmentStep {
	/** 1, 2, 3 … in the referral. */
	number: number;
	step: AppointmentStep;
	actor: ReferralActor;
	doneBy: string;
	at: Date;
	/** Null where they do not open. */
	words: AppointmentWords | null;
}

export interface OpenAppointment extends AppointmentLife {
	id: string;
	insteadOfId: string | null;
	/** Null where they do not open. */
	details: AppointmentDetails | null;
	/** Oldest first. */
	steps: OpenAppointmentStep[];
}

/** By when they begin. The caller has opened the referral. */
export async function appointmentsOf(tx: Read<"health">, referralId: string): Promise<OpenAppointment[]> {
	const rows = await tx
		.select()
		.from(referralAppointment)
		.where(eq(referralAppointment.referralId, referralId))
		.orderBy(asc(referralAppointment.startsAt), asc(referralAppointment.id));
	if (rows.length === 0) return [];
	const steps = await tx
		.select()
		.from(referralAppointmentStep)
		.where(eq(referralAppointmentStep.referralId, referralId))
		.orderBy(asc(referralAppointmentStep.number));
	return rows.map((row) => {
		const opened = appointmentDetails.open(row.id, row.details);
		const details = opened.ok ? opened.value : null;
		const own = steps.filter(({ appointmentId }) => appointmentId === row.id);
		return {
			...row,
			details,
			movableUntil: details?.movableUntil ?? null,
			steps: own.map((one) => {
				const words = appointmentWords.open(one.id, one.words);
				return { ...one, words: words.ok ? words.value : null };
			}),
		};
	});
}

/** How many steps of appointments there were: a page says from how many it was made. */
export const appointmentRevision = (some: readonly Pick<OpenAppointment, "steps">[]): number =>
	some.reduce((sum, { steps }) => sum + steps.length, 0);

/** Adds an appointment. Its step is written by the caller. @returns its id */
export async function addAppointment(
	tx: Tx<"health">,
	referralId: string,
	{ startsAt, insteadOfId, details }: { startsAt: Date; insteadOfId: string | null; details: AppointmentDetails },
): Promise<string> {
	const id = randomUUID();
	const sealed = appointmentDetails.seal(id, details);
	await tx
		.insert(referralAppointment)
		.values({ id, referralId, state: "offered", insteadOfId, startsAt, details: sealed });
	return id;
}

interface Written {
	appointmentId: string;
	number: number;
	step: AppointmentStep;
	to: AppointmentState;
	actor: ReferralActor;
	doneBy: string;
	words: AppointmentWords;
	at: Date;
}

/** Writes a step that may be done, and the state after it. */
export async function writeAppointmentStep(
	tx: Tx<"health">,
	referralId: string,
	{ to: toState, words, ...step }: Written,
): Promise<void> {
	const id = randomUUID();
	await tx.update(referralAppointment).set({ state: toState }).where(eq(referralAppointment.id, step.appointmentId));
	await tx
		.insert(referralAppointmentStep)
		.values({ ...step, id, referralId, toState, words: appointmentWords.seal(id, words) });
}
