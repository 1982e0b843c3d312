/** The questions of a referral as forms: what each asks, what its answer is, and how an answer stands in its form again. Pure. */
import {
	CONTACT_WAYS,
	type ContactWay,
	impossibleDates,
	QUESTIONS,
	type Question,
	type ReferralAnswers,
	SUBJECTS,
	URGENCIES,
} from "../../model/referrals/referral";
import { choice, choices, ticked } from "../../platform/forms/choice-fields";
import { type Field, field } from "../../platform/forms/field";
import type { FieldErrors, Values } from "../../platform/forms/field-errors";
import { type FormRead, form, readValues } from "../../platform/forms/form";
import { ownPhone } from "../../platform/forms/phone-field";
import { email, line, note } from "../../platform/forms/text-fields";
import { date, dateValues } from "../../platform/forms/when-fields";
import { mobileNumber } from "../../platform/mail/mobile-number";
import { formatPostcode, parsePlace } from "../directory/places/rules";

const YES_NO = ["yes", "no"] as const;

/** Languages that a form offers: those that families in England most often need, English first. */
export const LANGUAGES_OFFERED = [
	...["en", "ar", "bn", "bfi", "bg", "ckb", "es", "fa", "fr", "gu", "hu", "it", "ku", "lt", "pa", "pl", "prs", "ps"],
	...["pt", "ro", "sk", "so", "sq", "syl", "ta", "ti", "tr", "uk", "ur", "vi", "yue", "zh"],
] as const;

const yesOrNo = form({ answer: choice(YES_NO).needed("missing") });

const personForm = (today: string) =>
	form(
		{
			subject: choice(SUBJECTS).needed("missing"),
			givenName: line(100).needed("missing"),
			familyName: line(100).needed("missing"),
			bornOn: date({ upTo: today }).needed("missing"),
			dueOn: date().when("subject", "parent-to-be"),
			childBornOn: date({ upTo: today }).when("subject", "parent"),
		},
		(said) => {
			const { subject, bornOn = null, childBornOn = null, dueOn = null } = said;
			const wrong = subject ? impossibleDates({ subject, bornOn, childBornOn, dueOn }, today) : {};
			const isUnsaid = said.subject === "parent-to-be" && said.dueOn === null;
			return {
				bornOn: wrong.bornOn,
				childBornOn: wrong.childBornOn,
				dueOn: isUnsaid ? ("missing" as const) : wrong.dueOn,
			};
		},
	);

/** A whole postcode, as people write it. */
const postcode = (): Field<string | null, "postcode"> =>
	field((at) => {
		const typed = at.short("postcode");
		if (!typed) return typed === "" ? null : undefined;
		const read = parsePlace(typed);
		return read.kind === "postcode" ? formatPostcode(read.postcode) : at.refuse("postcode");
	});

const contactForm = form({ phone: ownPhone(), email: email(), postcode: postcode() }, (said) => ({
	phone: said.phone === null && said.email === null && ("phone-or-email" as const),
}));

type Contact = ReferralAnswers["contact"];

type Nowhere = "no-phone" | "no-email" | "no-mobile";

/** Why a way of contact leads nowhere: nothing was written down for it, or no text message gets there. */
function leadsNowhere(way: ContactWay, contact: Contact): Nowhere | false {
	const { phone = null, email = null } = contact ?? {};
	if (way === "email") return email === null && "no-email";
	if (way === "referrer") return false;
	if (phone === null) return "no-phone";
	return way === "text" && mobileNumber(phone) === null && "no-mobile";
}

/** The ways that would lead to them and that nobody said to be safe. */
export const unsafeWays = ({ contact, "safe-contact": safe }: ReferralAnswers): ContactWay[] =>
	CONTACT_WAYS.filter((way) => way !== "referrer" && !leadsNowhere(way, contact) && !safe?.ways.includes(way));

/** What is left of safe ways with another number or address; in the end, through who referred. */
export function waysWith(ways: readonly ContactWay[], contact: Contact): ContactWay[] {
	const left = ways.filter((way) => !leadsNowhere(way, contact));
	return left.length > 0 ? left : ["referrer"];
}

/**
 * The question that comes next: without an answer, or with one that does not hold, since days went by, or another number
 * was given. Undefined when it can be sent.
 * @param today `YYYY-MM-DD`
 */
export function questionToAsk(answers: ReferralAnswers, today: string): Question | undefined {
	const { who, contact, "safe-contact": safe } = answers;
	const holds: Partial<Record<Question, boolean>> = {
		who: who === null || Object.keys(impossibleDates(who, today)).length === 0,
		"safe-contact": safe === null || !safe.ways.some((way) => leadsNowhere(way, contact)),
	};
	return QUESTIONS.find((question) => answers[question] === null || holds[question] === false);
}

const safeContactForm = (contact: Contact) =>
	form(
		{
			ways: choices(CONTACT_WAYS).needed("missing"),
			times: line(),
			noVoicemail: ticked(),
			hideFrom: line(),
			language: choice(LANGUAGES_OFFERED).needed("missing"),
			interpreter: choice(YES_NO).needed("missing"),
			access: note(),
		},
		({ ways = [] }) => ({ ways: ways.map((way) => leadsNowhere(way, contact)).find(Boolean) }),
	);

const reasonForm = form({ why: note().needed("missing"), hopes: note().needed("missing") });
const urgencyForm = form({ urgency: choice(URGENCIES).needed("missing") });

type ReasonIn<R> = R extends { ok: false; errors: FieldErrors<infer Reason> } ? Reason : never;

/** What an answer says: `stop` where it ends the form. */
type Read<Q extends Question> =
	| { ok: true; answer: NonNullable<ReferralAnswers[Q]> }
	| { ok: true; stop: true }
	| { ok: false; errors: FieldErrors<QuestionReason>; typed: Values };

export type QuestionReason = ReasonIn<
	| FormRead<unknown, never>
	| ReturnType<typeof readPerson>
	| ReturnType<typeof readContact>
	| ReturnType<typeof readSafeContact>
	| ReturnType<typeof readReason>
>;

const readPerson = (values: Values, today: string) => readValues(personForm(today), values);
const readContact = (values: Values) => readValues(contactForm, values);
const readSafeContact = (values: Values, contact: Contact) => readValues(safeContactForm(contact), values);
const readReason = (values: Values) => readValues(reasonForm, values);

/** @param goesOn the answer with which the form goes on; the other one ends it */
function readGate(values: Values, goesOn: (typeof YES_NO)[number]) {
	const read = readValues(yesOrNo, values);
	if (!read.ok) return read;
	return read.values.answer === goesOn ? ({ ok: true, answer: true } as const) : ({ ok: true, stop: true } as const);
}

const answered = <T, Reason extends string>(read: FormRead<T, Reason>) =>
	read.ok ? ({ ok: true, answer: read.values } as const) : read;

/**
 * @param answers those that there are already
 * @param today `YYYY-MM-DD`
 */
export function readAnswer<Q extends Question>(
	question: Q,
	values: Values,
	{ answers, today }: { answers: ReferralAnswers; today: string },
): Read<Q> {
	const readers: { [One in Question]: () => Read<One> } = {
		safety: () => readGate(values, "no"),
		consent: () => readGate(values, "yes"),
		who: () => answered(readPerson(values, today)),
		contact: () => answered(readContact(values)),
		"safe-contact": () => {
			const read = readSafeContact(values, answers.contact);
			if (!read.ok) return read;
			return { ok: true, answer: { ...read.values, interpreter: read.values.interpreter === "yes" } };
		},
		reason: () => answered(readReason(values)),
		urgency: () => {
			const read = readValues(urgencyForm, values);
			return read.ok ? { ok: true, answer: read.values.urgency } : read;
		},
	};
	return readers[question]();
}

/** What stands in the form of a question that was answered. */
export function valuesOf(question: Question, answers: ReferralAnswers): Values {
	const { who, contact, reason, urgency, "safe-contact": safe } = answers;
	const texts = (some: Record<string, string | null>): Values =>
		Object.fromEntries(Object.entries(some).map(([name, text]) => [name, text ?? ""]));
	switch (question) {
		case "safety":
			return answers.safety ? { answer: "no" } : {};
		case "consent":
			return answers.consent ? { answer: "yes" } : {};
		case "who": {
			if (!who) return {};
			const { bornOn, dueOn, childBornOn, ...rest } = who;
			const dates = { ...dateValues("bornOn", bornOn), ...dateValues("dueOn", dueOn) };
			return { ...rest, ...dates, ...dateValues("childBornOn", childBornOn) };
		}
		case "contact":
			return contact ? texts(contact) : {};
		case "safe-contact": {
			if (!safe) return {};
			const { ways, noVoicemail, interpreter, emailUnsafe: _, ...rest } = safe;
			const ticks = { interpreter: interpreter ? "yes" : "no", ...(noVoicemail && { noVoicemail: "yes" }) };
			return { ways, ...ticks, ...texts(rest) };
		}
		case "reason":
			return reason ?? {};
		case "urgency":
			return urgency ? { urgency } : {};
	}
}
