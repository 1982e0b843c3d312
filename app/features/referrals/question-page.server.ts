/** The pages of a draft: one question each, the answers to check, and sending. */
import { localNow } from "../../model/calendar/local-time";
import { byDictionary } from "../../model/order";
import type { Misfit } from "../../model/referrals/fit";
import { QUESTIONS, type Question } from "../../model/referrals/referral";
import { pageError } from "../../platform/errors";
import { offered, ticked } from "../../platform/forms/choice-fields";
import type { FieldErrors, Values } from "../../platform/forms/field-errors";
import { form, readAnswers } from "../../platform/forms/form";
import { ENGLISH } from "../../platform/i18n/languages";
import { speechIn } from "../../platform/i18n/speech.server";
import { seeOther } from "../../platform/see-other";
import { discardDraft, saveAnswer, sendDraft } from "./draft.server";
import { findAlternatives, fitOf } from "./find-services.server";
import { type ServiceCard, serviceCard } from "./new-page.server";
import { type OpenReferral, requireReferral } from "./open-referral.server";
import { LANGUAGES_OFFERED, type QuestionReason, questionToAsk, readAnswer, valuesOf } from "./questions";
import type { ReferralReader } from "./reader.server";
import { type AnswerGroup, answerGroups } from "./referral-words";

interface Head {
	id: string;
	title: string;
	/** The service's name. */
	service: string;
}

export interface QuestionPage extends Head {
	kind: "question";
	question: Question;
	values: Values;
	languages: { value: string; text: string }[];
	/** The question before; null for the first. */
	back: Question | null;
}

export interface CheckPage extends Head {
	kind: "check";
	groups: AnswerGroup[];
	misfits: Misfit[];
	/** Where it does not fit. */
	alternatives: ServiceCard[];
}

const CHECK = "check";
const STOPS = ["danger", "no-consent"] as const;

export interface StopPage extends Head {
	kind: "stop";
	stop: (typeof STOPS)[number];
}

/** @throws the page "not found" for what is no draft of theirs; a redirect for one that was sent, and to a question that is open */
export async function questionPage(
	who: ReferralReader,
	{ referral, question: name }: { referral?: string; question?: string },
): Promise<QuestionPage | CheckPage | StopPage> {
	const opened = await requireDraft(who, referral);
	const { t, format } = speechIn(ENGLISH);
	const { answers, service } = opened.details;
	const title = (page: string) => `${page} – ${t("common:product")}`;
	const head = { id: opened.id, service: service.name };
	const stop = STOPS.find((one) => one === name);
	if (stop) return { ...head, kind: "stop", stop, title: title(t(`staff-referrals:stop.${stop}.title`)) };
	if (name === CHECK) return checkPage(who, opened, { ...head, title: title(t("staff-referrals:check.title")) });
	const question = questionNamed(name);
	return {
		...head,
		kind: "question",
		title: title(t(`staff-referrals:question.${question}`)),
		question,
		values: valuesOf(question, answers),
		languages: languagesToChoose(format.languageName),
		back: QUESTIONS[QUESTIONS.indexOf(question) - 1] ?? null,
	};
}

/** English first, the others by their names. */
function languagesToChoose(nameOf: (code: string) => string): QuestionPage["languages"] {
	const [english, ...others] = LANGUAGES_OFFERED.map((value) => ({ value, text: nameOf(value) }));
	return [...(english ? [english] : []), ...others.sort(byDictionary(({ text }) => text))];
}

async function checkPage(who: ReferralReader, opened: OpenReferral, head: Head): Promise<CheckPage> {
	const { answers } = opened.details;
	const { misfits } = await fitOf(who, opened.serviceId, answers);
	const open = questionToAsk(answers, localNow().date);
	if (open && misfits.length === 0) throw seeOther((paths) => paths.referral(opened.id, `/draft/${open}`));
	const alternatives = misfits.length > 0 ? await findAlternatives(who, opened.serviceId, answers) : [];
	return {
		...head,
		kind: "check",
		groups: answerGroups(answers, speechIn(ENGLISH)),
		misfits,
		alternatives: alternatives.map((one) => serviceCard(who, one)),
	};
}

async function requireDraft(who: ReferralReader, id: string | undefined): Promise<OpenReferral> {
	const opened = await requireReferral(who, id);
	if (opened.state !== "draft") throw seeOther((paths) => paths.referral(opened.id));
	return opened;
}

function questionNamed(name: string | undefined): Question {
	const question = QUESTIONS.find((one) => one === name);
	if (!question) throw pageError("not-found");
	return question;
}

const CHECK_BUTTONS = ["send", "discard"] as const;
const checkForm = form({ do: offered(CHECK_BUTTONS), again: ticked() });

export type Answered =
	/** `draft`: the next of its pages; null once it is sent or thrown away. */
	| { ok: true; next: { page: "draft"; question: string } | { page: "sent" } | { page: "list" } }
	| { ok: false; status: 400; errors: FieldErrors<QuestionReason>; typed: Values }
	/** There is another one already; `id` where it is theirs. */
	| { ok: false; status: 409; twin: { id: string | null } };

export async function answerQuestion(
	who: ReferralReader,
	{ referral, question: name }: { referral?: string; question?: string },
	values: Values,
): Promise<Answered> {
	const id = referral ?? "";
	if (name === CHECK) return finish(who, id, values);
	const opened = await requireDraft(who, referral);
	const question = questionNamed(name);
	const { answers: before } = opened.details;
	const today = localNow().date;
	const read = readAnswer(question, values, { answers: before, today });
	if (!read.ok) return { ...read, status: 400 };
	if ("stop" in read) {
		// What was answered before holds no longer: nothing is sent without another answer.
		if (!(await saveAnswer(who, id, question, null))) throw pageError("not-found");
		const stop = question === "safety" ? "danger" : "no-consent";
		return { ok: true, next: { page: "draft", question: stop } };
	}
	if (!(await saveAnswer(who, id, question, read.answer))) throw pageError("not-found");
	const answers = { ...before, [question]: read.answer };
	const { misfits } = await fitOf(who, opened.serviceId, answers);
	const next = misfits.length > 0 ? CHECK : (questionToAsk(answers, today) ?? CHECK);
	return { ok: true, next: { page: "draft", question: next } };
}

async function finish(who: ReferralReader, id: string, values: Values): Promise<Answered> {
	const { do: pressed, again } = readAnswers(checkForm, values);
	if (pressed === "discard" && (await discardDraft(who, id))) return { ok: true, next: { page: "list" } };
	const opened = await requireReferral(who, id);
	const here: Answered = { ok: true, next: { page: "draft", question: CHECK } };
	// It was sent meanwhile, as its page says.
	if (pressed === "discard") return here;
	if (opened.state === "draft") {
		const { misfits } = await fitOf(who, opened.serviceId, opened.details.answers);
		// Its page says why.
		if (misfits.length > 0) return here;
	}
	const sent = await sendDraft(who, id, { evenIfTwin: again });
	if (sent.ok) return { ok: true, next: { page: "sent" } };
	if (sent.reason === "twin") return { ok: false, status: 409, twin: sent.twin };
	if (sent.reason === "not-found") throw pageError("not-found");
	return here;
}
