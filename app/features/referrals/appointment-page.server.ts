/** The pages of an appointment for whoever offers it: its time and place, and what came of it. */
import { type AppointmentStep, appointmentSteps } from "../../model/referrals/appointments";
import { pageError } from "../../platform/errors";
import type { FieldErrors, Values } from "../../platform/forms/field-errors";
import { readValues } from "../../platform/forms/form";
import { ENGLISH } from "../../platform/i18n/languages";
import { speechIn } from "../../platform/i18n/speech.server";
import {
	type AppointmentReason,
	offerForm,
	RECORDED_STEPS,
	type RecordedStep,
	recordForm,
	valuesOfOffer,
} from "./appointment-forms";
import { appointmentWhen } from "./appointment-words";
import { appointmentRevision, type OpenAppointment } from "./appointments.server";
import { type AppointmentMove, moveAppointment } from "./move-appointment.server";
import { type OpenReferral, requireReferral } from "./open-referral.server";
import { reachOf } from "./reach.server";
import type { ReferralReader } from "./reader.server";
import { stateInWords } from "./referral-page.server";
import { contactWarnings, nameOf } from "./referral-words";

interface At {
	referral?: string;
	/** Left out to offer a new one. */
	appointment?: string;
}

export interface AppointmentPage {
	id: string;
	title: string;
	heading: string;
	name: string;
	/** When the appointment is that there is. */
	when: string | null;
	/** What must not be overlooked. */
	warnings: string[];
	/** Where it cannot be done: how it stands. */
	blocked: string[] | null;
	revision: number;
}

export interface OfferPage extends AppointmentPage {
	/** Which times suit, as the family said last. */
	suits: string | null;
	values: Values;
}

export interface RecordPage extends AppointmentPage {
	steps: RecordedStep[];
}

export type AppointmentPosted =
	| { ok: true }
	| { ok: false; status: 400; errors: FieldErrors<AppointmentReason>; typed: Values }
	/** Somebody has done something with it meanwhile. */
	| { ok: false; status: 409; typed: Values };

/** @throws the page "not found" for whoever offers none, and an appointment that there is not */
async function openFor(who: ReferralReader, { referral, appointment }: At) {
	const opened = await requireReferral(who, referral);
	const one = opened.appointments.find(({ id }) => id === appointment) ?? null;
	if (who.actor !== "service" || (appointment !== undefined && !one)) throw pageError("not-found");
	return { opened, one, reach: await reachOf(who, opened), now: new Date() };
}

function pageOf(
	{ opened, one, reach, now }: Awaited<ReturnType<typeof openFor>>,
	heading: "offer" | "move" | "record",
	isPossible: boolean,
): AppointmentPage {
	const speech = speechIn(ENGLISH);
	const { t } = speech;
	const text = t(`staff-referrals:appointment.${heading}`);
	const { answers } = opened.details;
	return {
		id: opened.id,
		title: `${text} – ${t("common:product")}`,
		heading: text,
		name: nameOf(answers) ?? "",
		when: one && appointmentWhen(one, speech, now),
		warnings: [
			...contactWarnings(answers, speech),
			...(reach === "written" ? [] : [t("staff-referrals:appointment.unwritten")]),
		],
		blocked: isPossible ? null : [stateInWords(opened, speech), ...(one ? [stateOf(one)] : [])],
		revision: appointmentRevision(opened.appointments),
	};
}

const suitsOf = ({ state, steps }: OpenAppointment) =>
	state === "asked" ? (steps.findLast(({ step }) => step === "ask")?.words?.times ?? null) : null;

function stateOf({ state }: OpenAppointment): string {
	const { t } = speechIn(ENGLISH);
	return t("staff-referrals:appointment.is", { state: t(`staff-referrals:appointmentState.${state}`) });
}

const possible = (who: ReferralReader, { state }: OpenReferral, one: OpenAppointment | null, now: Date) =>
	appointmentSteps(state, one, who.actor, now).map(({ step }) => step);

/** A new one, or one in the place of another. */
const offerStep = (one: OpenAppointment | null): AppointmentStep => (one ? "move" : "offer");

export async function offerPage(who: ReferralReader, at: At): Promise<OfferPage> {
	const found = await openFor(who, at);
	const { opened, one, now } = found;
	const heading = one ? "move" : "offer";
	const page = pageOf(found, heading, possible(who, opened, one, now).includes(offerStep(one)));
	return { ...page, suits: one && suitsOf(one), values: one?.details ? valuesOfOffer(one.details) : {} };
}

export async function postOffer(who: ReferralReader, at: At, values: Values): Promise<AppointmentPosted> {
	const { opened, one, now } = await openFor(who, at);
	const read = readValues(offerForm(now), values);
	if (!read.ok) return { ...read, status: 400 };
	const { revision, ...when } = read.values;
	const move = { appointmentId: one?.id ?? null, step: offerStep(one), revision, said: { when } };
	return done(await moveAppointment(who, opened.id, move, now), values);
}

export async function recordPage(who: ReferralReader, at: At): Promise<RecordPage> {
	const found = await openFor(who, at);
	const { opened, one, now } = found;
	const can = possible(who, opened, one, now);
	const steps = RECORDED_STEPS.filter((step) => can.includes(step));
	return { ...pageOf(found, "record", steps.length > 0), steps };
}

export async function postRecord(who: ReferralReader, at: At, values: Values): Promise<AppointmentPosted> {
	const { opened, one, now } = await openFor(who, at);
	const read = readValues(recordForm, values);
	if (!read.ok) return { ...read, status: 400 };
	const { revision, step, ...said } = read.values;
	const move: AppointmentMove = { appointmentId: one?.id ?? null, step, revision, said };
	return done(await moveAppointment(who, opened.id, move, now), values);
}

function done(moved: Awaited<ReturnType<typeof moveAppointment>>, typed: Values): AppointmentPosted {
	if (moved.ok) return moved;
	if (moved.reason === "not-found") throw pageError("not-found");
	return { ok: false, status: 409, typed };
}
