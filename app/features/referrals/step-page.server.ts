/** A step of a referral that asks something: what it will do, what is asked, and doing it. */
import { localNow } from "../../model/calendar/local-time";
import { beginsWith } from "../../model/referrals/appointments";
import type { Misfit } from "../../model/referrals/fit";
import { TRANSITIONS, type Transition } from "../../model/referrals/transitions";
import { pageError } from "../../platform/errors";
import type { FieldErrors, Values } from "../../platform/forms/field-errors";
import { readValues } from "../../platform/forms/form";
import type { Speech } from "../../platform/i18n/context";
import { ENGLISH } from "../../platform/i18n/languages";
import { speechIn } from "../../platform/i18n/speech.server";
import { findAlternatives, fitOf } from "./find-services.server";
import { moveReferral, NO_WORDS } from "./move-referral.server";
import { type OpenReferral, requireReferral } from "./open-referral.server";
import type { ReferralReader } from "./reader.server";
import { stateInWords, stepLine } from "./referral-page.server";
import { nameOf } from "./referral-words";
import { fieldsOf, PAGE_STEPS, type PageStep, possibleSteps, type StepField, type StepReason, stepForm } from "./steps";
import type { Twin } from "./twin.server";

export interface StepPage {
	id: string;
	title: string;
	step: PageStep;
	heading: string;
	name: string;
	fields: StepField[];
	/** With which appointment it begins, where one says it. */
	first: string | null;
	/** What it is now and what was done last, where the step cannot be done; null where it can. */
	blocked: string[] | null;
	revision: number;
	/** Who reads the reason: the other end. */
	readBy: "referrer" | "service";
	/** What may be named in the service's place. */
	alternatives: { value: string; label: string }[];
}

interface At {
	referral?: string;
	step?: string;
}

/** @throws the page "not found" for a step that there is not, or that is not theirs to do */
function transitionNamed(
	{ actor }: ReferralReader,
	name: string | undefined,
): { step: PageStep; transition: Transition } {
	const step = PAGE_STEPS.find((one) => one === name);
	const transition = TRANSITIONS.find((one) => one.step === step && one.by.includes(actor));
	if (!step || !transition) throw pageError("not-found");
	return { step, transition };
}

const alternativesTo = async (who: ReferralReader, { serviceId, details }: OpenReferral) =>
	(await findAlternatives(who, serviceId, details.answers)).map(({ id, content }) => ({ id, name: content.name }));

export async function stepPage(who: ReferralReader, at: At): Promise<StepPage> {
	const speech = speechIn(ENGLISH);
	const { t } = speech;
	const opened = await requireReferral(who, at.referral);
	const { step, transition } = transitionNamed(who, at.step);
	const isPossible = possibleSteps(opened, who.actor, new Date()).includes(transition);
	const newest = opened.steps.at(-1);
	const fields = isPossible ? fieldsOf(transition, opened) : [];
	const heading = t(`staff-referrals:step.${step}`);
	const others = fields.includes("alternatives") ? await alternativesTo(who, opened) : [];
	return {
		id: opened.id,
		title: `${heading} – ${t("common:product")}`,
		step,
		heading,
		name: nameOf(opened.details.answers) ?? "",
		fields,
		first: isPossible && transition.needs.includes("first-contact") ? firstInWords(opened, speech) : null,
		blocked: isPossible
			? null
			: [
					stateInWords(opened, speech),
					...waitsFor(step, opened, speech),
					...(newest ? [stepLine(newest, who, speech).by] : []),
				],
		revision: opened.revision,
		readBy: who.actor === "service" ? "referrer" : "service",
		alternatives: others.map(({ id, name }) => ({ value: id, label: name })),
	};
}

/** What has to come of an appointment before it begins. */
const waitsFor = (step: PageStep, { appointments }: OpenReferral, { t }: Speech): string[] =>
	step === "begin" && beginsWith(appointments, null) === null ? [t("staff-referrals:appointment.first")] : [];

function firstInWords({ appointments }: OpenReferral, { t, format }: Speech): string | null {
	const first = beginsWith(appointments, null);
	return first === null || first === "contact"
		? null
		: t(`staff-referrals:said.${first.firstContact}`, { date: format.date(first.contactOn) });
}

export type StepPosted =
	| { ok: true }
	| { ok: false; status: 400; errors: FieldErrors<StepReason | "not-there">; typed: Values }
	/** Somebody has done something with it meanwhile, or it cannot be sent to the service any more. */
	| { ok: false; status: 409; why: "changed" | Misfit; typed: Values }
	/** It would be open again, and another one is. */
	| { ok: false; status: 409; why: "twin"; twin: Twin; typed: Values };

export async function postStep(who: ReferralReader, at: At, values: Values): Promise<StepPosted> {
	const opened = await requireReferral(who, at.referral);
	const { step, transition } = transitionNamed(who, at.step);
	const refused = (why: "changed" | Misfit) => ({ ok: false, status: 409, why, typed: values }) as const;
	if (!mayBeDone(who, opened, transition)) return refused("changed");
	const fields = fieldsOf(transition, opened);
	const read = readValues(stepForm(transition, fields, daysOf(opened)), values);
	if (!read.ok) return { ...read, status: 400 };
	const { revision, alternatives: chosen, noneFound: _, ...said } = read.values;
	if (step === "reopen") {
		const { misfits } = await fitOf(who, opened.serviceId, opened.details.answers);
		const [misfit] = misfits;
		if (misfit) return refused(misfit);
	}
	const asked = new Set<string>(fields);
	const words = Object.fromEntries(Object.entries(said).filter(([field]) => asked.has(field)));
	const others = asked.has("alternatives") ? await alternativesTo(who, opened) : null;
	if (others && chosen.some((one) => !others.some(({ id }) => id === one)))
		return { ok: false, status: 400, errors: { alternatives: { reason: "not-there" } }, typed: values };
	const alternatives = others?.filter(({ id }) => chosen.includes(id)) ?? null;
	const moved = await moveReferral(who, opened.id, {
		step,
		revision,
		words: { ...NO_WORDS, ...words, alternatives },
	});
	if (moved.ok) return { ok: true };
	if (moved.reason === "not-found") throw pageError("not-found");
	if (moved.reason === "twin") return { ok: false, status: 409, why: "twin", twin: moved.twin, typed: values };
	return refused("changed");
}

const daysOf = ({ sentAt }: OpenReferral) => ({
	today: localNow().date,
	sentOn: sentAt && localNow(sentAt).date,
});

/** Now, or where the same form was sent before and did it. */
function mayBeDone(who: ReferralReader, opened: OpenReferral, transition: Transition): boolean {
	const newest = opened.steps.at(-1);
	const isDone = newest?.step === transition.step && newest.doneBy === who.person.id;
	return isDone || possibleSteps(opened, who.actor, new Date()).includes(transition);
}
