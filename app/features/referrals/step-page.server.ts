/** A step of a referral that asks something: what it will do, what is asked, and doing it. */
import { localNow } from "../../model/calendar/local-time";
import type { PublicService } from "../../model/listings/public-service";
import { beginsWith } from "../../model/referrals/appointments";
import type { Misfit } from "../../model/referrals/fit";
import { TRANSITIONS, type Transition } from "../../model/referrals/transitions";
import { pageError } from "../../platform/errors";
import type { FieldErrors, Values } from "../../platform/forms/field-errors";
import { readValues } from "../../platform/forms/form";
import { queryText } from "../../platform/forms/values";
import type { Speech } from "../../platform/i18n/context";
import { ENGLISH } from "../../platform/i18n/languages";
import { speechIn } from "../../platform/i18n/speech.server";
import { findAlternatives, fitOf, searchToRefer } from "./find-services.server";
import { type Moved, moveReferral, NO_WORDS } from "./move-referral.server";
import { type OpenReferral, requireReferral } from "./open-referral.server";
import { reachOf } from "./reach.server";
import type { ReferralReader } from "./reader.server";
import { stateInWords, stepLine } from "./referral-page.server";
import { nameOf } from "./referral-words";
import { fieldsOf, PAGE_STEPS, type PageStep, possibleSteps, type StepField, type StepReason, stepForm } from "./steps";
import { transferReferral } from "./transfer.server";
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
	/** What may be named in the service's place, or where it may go on to. */
	alternatives: { value: string; label: string }[];
	/** What was searched for among those to which it may go on. */
	q: string;
}

const MAX_WORDS = 200;

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
	(await findAlternatives(who, serviceId, details.answers)).map(({ service: { id, content } }) => ({
		id,
		name: content.name,
	}));

/** Where it may go on to: what was searched for, or those for the same need. */
async function onwardFrom(who: ReferralReader, opened: OpenReferral, q: string): Promise<PublicService[]> {
	const found =
		q === ""
			? await findAlternatives(who, opened.serviceId, opened.details.answers)
			: (await searchToRefer(who, { q, page: 1 })).found;
	return found.flatMap(({ service, receives }) => (receives && service.id !== opened.serviceId ? [service] : []));
}

export async function stepPage(who: ReferralReader, at: At, search: URLSearchParams): Promise<StepPage> {
	const speech = speechIn(ENGLISH);
	const { t } = speech;
	const opened = await requireReferral(who, at.referral);
	const { step, transition } = transitionNamed(who, at.step);
	const isPossible = possibleSteps(opened, who.actor, new Date()).includes(transition);
	const newest = opened.steps.at(-1);
	const reach = await reachOf(who, opened);
	const fields = isPossible ? fieldsOf(transition, { ...opened, isWritten: reach === "written" }) : [];
	const heading = t(`staff-referrals:step.${step}`);
	const others = fields.includes("alternatives") ? await alternativesTo(who, opened) : [];
	const q = queryText(search, "q", MAX_WORDS);
	const onward = fields.includes("onwardTo") ? await onwardFrom(who, opened, q) : [];
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
					...(newest ? [stepLine(newest, speech).by] : []),
				],
		revision: opened.revision,
		readBy: who.actor === "service" ? "referrer" : "service",
		alternatives: [
			...others.map(({ id, name }) => ({ value: id, label: name })),
			...onward.map(({ id, content, organisation }) => ({
				value: id,
				label: t("staff-referrals:one.to", { service: content.name, organisation: organisation.content.name }),
			})),
		],
		q,
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
	const isWritten = (await reachOf(who, opened)) === "written";
	const fields = fieldsOf(transition, { ...opened, isWritten });
	const read = readValues(stepForm(transition, fields, daysOf(opened)), values);
	if (!read.ok) return { ...read, status: 400 };
	const { revision, alternatives: chosen, noneFound: _, ...said } = read.values;
	const answerTo = (moved: Moved): StepPosted => {
		if (moved.ok) return { ok: true };
		if (moved.reason === "not-found") throw pageError("not-found");
		return moved.reason === "twin" ? { ...moved, status: 409, why: "twin", typed: values } : refused("changed");
	};
	if (step === "transfer") {
		const { onwardTo, reason } = said;
		const { service, misfits } = await fitOf(who, onwardTo ?? "", opened.details.answers);
		const misfit = onwardTo === opened.serviceId ? "gone" : misfits[0];
		if (!service || misfit) return refused(misfit ?? "gone");
		const organisation = { id: service.organisation.id, name: service.organisation.content.name };
		const named = { id: service.id, name: service.content.name, organisation };
		return answerTo(await transferReferral(who, opened.id, { service: named, reason: reason ?? "", revision }));
	}
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
	return answerTo(
		await moveReferral(who, opened.id, { step, revision, words: { ...NO_WORDS, ...words, alternatives } }),
	);
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
