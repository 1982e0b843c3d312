/** One referral, as whoever made it and whoever works on it see it. */
import { localNow } from "../../model/calendar/local-time";
import { appointmentSteps } from "../../model/referrals/appointments";
import { NOTE_SIGHTS, type StepWords } from "../../model/referrals/referral";
import type { ReferralState, ReferralStep } from "../../model/referrals/transitions";
import { pathsFor } from "../../paths";
import { pageError } from "../../platform/errors";
import { choice, offered, revision } from "../../platform/forms/choice-fields";
import type { FieldErrors, Values } from "../../platform/forms/field-errors";
import { form, readAnswers, readValues } from "../../platform/forms/form";
import { note } from "../../platform/forms/text-fields";
import type { Speech } from "../../platform/i18n/context";
import { ENGLISH } from "../../platform/i18n/languages";
import { speechIn } from "../../platform/i18n/speech.server";
import { markIn } from "../../platform/once.server";
import { seeOther } from "../../platform/see-other";
import { type AppointmentCard, appointmentCards } from "./appointment-words";
import { servicesFor } from "./find-services.server";
import { rulesOf } from "./late.server";
import { moveReferral } from "./move-referral.server";
import { serviceCard } from "./new-page.server";
import { type OpenReferral, type OpenStep, requireReferral } from "./open-referral.server";
import { hasReferrerLeft, reachOf } from "./reach.server";
import type { ReferralReader } from "./reader.server";
import { type AnswerGroup, answerGroups, contactWarnings, lateInWords, nameOf, writerInWords } from "./referral-words";
import { PAGE_STEPS, possibleSteps } from "./steps";
import { writeNote } from "./write-note.server";

export interface StepLine {
	number: number;
	what: string;
	by: string;
	lines: string[];
	/** Services that were named in its place, for the referrer. */
	alternatives: Alternative[];
}

export interface Alternative {
	id: string;
	name: string;
	/** Its public page. */
	href: string;
	/** Whether it can be sent there now, and whether the family comes there by itself. */
	receives: boolean;
	isOpen: boolean;
}

export interface ReferralPage {
	id: string;
	title: string;
	name: string;
	service: string;
	organisation: string;
	state: ReferralState;
	stateWords: string;
	/** That an answer is late, and who was asked for it. */
	late: string | null;
	sent: string | null;
	/** What must not be overlooked before anybody is called. */
	warnings: string[];
	groups: AnswerGroup[];
	referrer: string;
	/** Where it came from, and where it went on to; an address for who may open that. */
	linked: { text: string; href: string | null }[];
	/** Whether the family hears of it. */
	family: string;
	steps: StepLine[];
	appointments: AppointmentCard[];
	/** Whether the reader can offer one now. */
	offers: boolean;
	/** What the family said afterwards. */
	feedback: { helped: string; words: string | null; by: string } | null;
	notes: { id: string; by: string; text: string; sight: string | null }[];
	unread: boolean;
	revision: number;
	/** By a button at once. */
	receive: boolean;
	actions: { href: string; text: string }[];
	/** Whether the reader says who sees a note. */
	choosesSight: boolean;
	done: string | null;
}

const DONE = ["sent", "moved", "noted", "appointment"] as const;

/** @throws the page "not found" for one that is not theirs; a redirect to the form of a draft */
export async function referralPage(
	who: ReferralReader,
	id: string | undefined,
	done: string | null,
): Promise<ReferralPage> {
	const speech = speechIn(ENGLISH);
	const { t, format } = speech;
	const opened = await requireReferral(who, id);
	if (opened.state === "draft") throw seeOther((paths) => paths.referral(opened.id, "/draft/check"));
	const { answers, service, referrer } = opened.details;
	const name = nameOf(answers) ?? "";
	const paths = pathsFor("en");
	const now = new Date();
	const steps = possibleSteps(opened, who.actor, now);
	const said = DONE.find((one) => one === done);
	const [rules, reach, hasLeft, instead] = await Promise.all([
		rulesOf(who, opened.councilId),
		reachOf(who, opened),
		hasReferrerLeft(who, opened),
		alternativesNow(who, opened),
	]);
	const chased = ({ chase, at }: OpenReferral["chased"][number]) =>
		t(`staff-referrals:chased.${chase}`, { date: format.date(localNow(at).date) });
	return {
		id: opened.id,
		title: `${t("staff-referrals:one.page")} – ${t("common:product")}`,
		name,
		service: service.name,
		organisation: service.organisation,
		state: opened.state,
		stateWords: stateInWords(opened, speech),
		late:
			[lateInWords(opened, rules, localNow().date, speech), ...opened.chased.map(chased)].filter(Boolean).join(" ") ||
			null,
		sent: opened.sentAt && t("staff-referrals:one.sent", { when: format.moment(opened.sentAt) }),
		warnings: [
			...(reach === "undelivered" || reach === "held" ? [t(`staff-referrals:warning.${reach}`)] : []),
			...contactWarnings(answers, speech),
			...(hasLeft ? [t("staff-referrals:warning.referrerLeft")] : []),
		],
		groups: answerGroups(answers, speech),
		referrer: writerInWords(referrer, speech),
		linked: linkedTo(opened, who, speech),
		family: t(`staff-referrals:one.family-${reach}`),
		steps: opened.steps
			.map((step) => ({
				...stepLine(step, speech),
				alternatives: instead.filter(({ id }) => step.words?.alternatives?.some((one) => one.id === id)),
			}))
			.toReversed(),
		appointments: appointmentCards(opened, who, speech, now),
		offers: appointmentSteps(opened.state, null, who.actor, now).length > 0,
		feedback: opened.feedback && {
			helped: t(`staff-referrals:helped.${opened.feedback.helped}`),
			words: opened.feedback.words,
			by: t("staff-referrals:one.by", {
				who: t("staff-referrals:actor.family"),
				when: format.moment(opened.feedback.at),
			}),
		},
		notes: opened.notes.map(({ id, at, text, by, sight }) => ({
			id,
			by: t("staff-referrals:one.by", { who: writerInWords(by, speech), when: format.moment(at) }),
			text,
			sight: who.actor === "service" ? t(`staff-referrals:sight.${sight}`) : null,
		})),
		unread: opened.unread > 0,
		revision: opened.revision,
		receive: steps.some(({ step }) => step === "receive"),
		actions: PAGE_STEPS.filter((one) => steps.some(({ step }) => step === one)).map((step) => ({
			href: paths.referral(opened.id, `/${step}`),
			text: t(`staff-referrals:step.${step}`),
		})),
		choosesSight: who.actor === "service",
		done: said ? t(`staff-referrals:done.${said}`) : null,
	};
}

/** Those of the services that were named in its place which it can go to now, for whoever referred. */
async function alternativesNow(who: ReferralReader, { steps, details }: OpenReferral): Promise<Alternative[]> {
	const named = steps.flatMap(({ words }) => words?.alternatives ?? []).map(({ id }) => id);
	if (who.actor !== "referrer") return [];
	const found = await servicesFor(who, [...new Set(named)], details.answers);
	return found.map((one) => serviceCard(who, one));
}

/** Both ends of a way from one service to another. Who referred follows both; a service learns of the other one no more than this. */
function linkedTo({ cameFromId, onward, steps }: OpenReferral, who: ReferralReader, { t }: Speech) {
	const hrefOf = (id: string | null) => (id !== null && who.actor === "referrer" ? pathsFor("en").referral(id) : null);
	const from = steps.find(({ words }) => words?.cameFrom)?.words?.cameFrom;
	const to = steps.find(({ words }) => words?.onwardTo)?.words?.onwardTo;
	const state = onward && t(`staff-referrals:state.${onward.state}`);
	return [
		...(from ? [{ text: t("staff-referrals:said.cameFrom", { ...from }), href: hrefOf(cameFromId) }] : []),
		...(to && onward && state
			? [{ text: t("staff-referrals:one.went-on", { ...to, state }), href: hrefOf(onward.id) }]
			: []),
	];
}

/** "Waiting since 3 November 2026. Expected by 20 December 2026." */
export function stateInWords(
	{ state, stateSince, steps }: Pick<OpenReferral, "state" | "stateSince"> & { steps?: readonly OpenStep[] },
	{ t, format }: Speech,
): string {
	const since = t(`staff-referrals:since.${state}`, { date: format.date(localNow(stateSince).date) });
	const words = state === "waiting" ? steps?.findLast(({ step }) => step === "wait")?.words : undefined;
	if (words?.expectedOn)
		return `${since} ${t("staff-referrals:said.expectedOn", { date: format.date(words.expectedOn) })}`;
	if (words?.reviewOn) return `${since} ${t("staff-referrals:said.reviewOn", { date: format.date(words.reviewOn) })}`;
	return since;
}

export function stepLine(
	{ number, step, actor, at, words, to }: OpenStep,
	speech: Speech,
): Omit<StepLine, "alternatives"> {
	const { t, format } = speech;
	const by = words ? writerInWords(words.by, speech) : t(`staff-referrals:actor.${actor}`);
	return {
		number,
		what: t(`staff-referrals:happened.${step}`, { state: t(`staff-referrals:state.${to}`) }),
		by: t("staff-referrals:one.by", { who: by, when: format.moment(at) }),
		lines: words ? linesOf(words, speech) : [t("staff-referrals:one.unreadable")],
	};
}

function linesOf(words: StepWords, { t, format }: Speech): string[] {
	const { reason, why, alternatives, expectedOn, reviewOn, contactOn, firstContact, outcome, familyTold } = words;
	const { onwardTo, cameFrom } = words;
	return [
		onwardTo ? t("staff-referrals:said.onwardTo", { ...onwardTo }) : null,
		cameFrom ? t("staff-referrals:said.cameFrom", { ...cameFrom }) : null,
		why && t(`staff-referrals:why.${why}`),
		outcome && t(`staff-referrals:outcome.${outcome}`),
		reason,
		expectedOn && t("staff-referrals:said.expectedOn", { date: format.date(expectedOn) }),
		reviewOn && t("staff-referrals:said.reviewOn", { date: format.date(reviewOn) }),
		contactOn && firstContact && t(`staff-referrals:said.${firstContact}`, { date: format.date(contactOn) }),
		alternatives &&
			(alternatives.length === 0
				? t("staff-referrals:said.noAlternative")
				: t("staff-referrals:said.alternatives", { names: format.list(alternatives.map(({ name }) => name)) })),
		familyTold ? t("staff-referrals:said.familyTold") : null,
	].filter((line): line is string => line !== null && line !== "");
}

const BUTTONS = ["receive", "note"] as const satisfies readonly (ReferralStep | "note")[];
const pressedForm = form({ do: offered(BUTTONS), revision: revision() });
const noteForm = form({ note: note().needed("missing"), sight: choice(NOTE_SIGHTS).or("service") });

export type ReferralPosted =
	| { ok: true; done: (typeof DONE)[number] }
	| { ok: false; status: 400; errors: FieldErrors<"missing" | "too-long" | "not-offered">; typed: Values }
	| { ok: false; status: 409 };

/** Receives a referral, or writes a note. @throws the page "not found" for one that is not theirs */
export async function postReferral(
	who: ReferralReader,
	id: string | undefined,
	values: Values,
): Promise<ReferralPosted> {
	const pressed = readAnswers(pressedForm, values);
	if (pressed.do === "receive") {
		const moved = await moveReferral(who, id ?? "", { step: "receive", revision: pressed.revision });
		if (moved.ok) return { ok: true, done: "moved" };
		if (moved.reason === "not-found") throw pageError("not-found");
		return { ok: false, status: 409 };
	}
	await requireReferral(who, id);
	const read = readValues(noteForm, values);
	if (!read.ok) return { ...read, status: 400 };
	const { note: text, sight } = read.values;
	if (!(await writeNote(who, id ?? "", { text, sight, mark: markIn(values) }))) throw pageError("not-found");
	return { ok: true, done: "noted" };
}
