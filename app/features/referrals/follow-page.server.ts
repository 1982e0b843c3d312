/** The family's page: where it is, what happens next, who to call; and what the family says. It comes as the answer to a code. */
import type { AppLoadContext } from "@remix-run/node";
import { eq } from "drizzle-orm";
import { referral } from "../../../db/schema/referrals";
import { plainFigures } from "../../model/figures";
import { ANYONE } from "../../model/people/asker";
import { HELPED } from "../../model/referrals/closure";
import { pathsFor } from "../../paths";
import { choice, id, offered, sent } from "../../platform/forms/choice-fields";
import type { FieldErrors, Values } from "../../platform/forms/field-errors";
import { type FormRead, form, readAnswers, readValues } from "../../platform/forms/form";
import { ownPhone } from "../../platform/forms/phone-field";
import { LIMITS, line, note } from "../../platform/forms/text-fields";
import { oneOf } from "../../platform/forms/values";
import { LANGUAGES } from "../../platform/i18n/languages";
import { speechIn } from "../../platform/i18n/speech.server";
import { madeBefore, markIn, once } from "../../platform/once.server";
import { type Limit, mayTry } from "../../platform/rate-limit.server";
import { transaction } from "../../platform/store.server";
import {
	askForAnotherTime,
	changeContact,
	confirmAppointment,
	type FamilyAct,
	giveFeedback,
	isOpen,
	sayUnsafe,
	withdraw,
} from "./family-says.server";
import { asFamily, isLive, sendCode } from "./follow.server";
import { type FollowView, followView } from "./follow-view.server";
import { findReferral } from "./open-referral.server";

/** Codes asked for by one link: from one place, so that whoever else has it does not use up what its family has. */
const CODES_ASKED: Limit = { name: "referral-code", tries: 10, seconds: 86_400 };
/** And from all places, so that nobody's mailbox is filled. */
const CODES_SENT: Limit = { name: "referral-codes", tries: 30, seconds: 86_400 };

type Reason =
	| "phone"
	| "phone-short"
	| "phone-long"
	| "phone-nobody"
	| "too-long"
	| "missing"
	| "not-offered"
	| "suits";

export type Follow =
	| { kind: "ask" }
	/** A code was sent. `kept`: what they wanted to say with one that does not hold any more, for the next. */
	| { kind: "code"; wrong: boolean; kept: Kept }
	| {
			kind: "view";
			code: string;
			/** Where the same page stands in each language. */
			languages: { code: string; name: string; href: string }[];
			/** Where an appointment comes for a calendar. */
			calendar: string;
			view: FollowView;
			done: FollowDone | null;
			/** What they wanted cannot be done any more. */
			isChanged: boolean;
			errors: FieldErrors<Reason>;
			typed: Values;
	  }
	/** Whether they do not need it any more is asked twice. */
	| { kind: "sure"; code: string; words: string }
	/** They said that it was not safe. */
	| { kind: "ended" }
	| { kind: "old" }
	| { kind: "too-many"; kept: Kept };

const SAID = ["contact", "withdraw", "unsafe", "confirm", "ask", "feedback"] as const;
type Said = (typeof SAID)[number];
export type FollowDone = Exclude<Said, "unsafe">;
/** Buttons of which the fields are kept for another code. */
const KEEPS = ["sure", ...SAID] as const;
const BUTTONS = ["code", "open", ...KEEPS] as const;

/** Fields of all that they say. */
const KEPT = ["do", "appointment", "suits", "phone", "times", "words", "helped"] as const;
/** Its fields as they were sent. */
export type Kept = Record<string, string>;

const pressedForm = form({ do: offered(BUTTONS), kept: offered(KEEPS) });
const codeForm = form({ code: sent(12) });
/** Six figures. What is none is no try: nobody guesses with it. */
const CODE = /^\d{6}$/;
const contactForm = form({ phone: ownPhone(), times: line() });
const wordsForm = form({ words: note() });
const confirmForm = form({ appointment: id() });
const askForm = form({ appointment: id(), suits: note().needed("suits") });

const feedbackForm = form({ helped: choice(HELPED).needed("missing"), words: note() });

/** Reading changes nothing: mail scanners follow links. */
export async function followPage(
	token: string,
	{ language }: AppLoadContext,
): Promise<{ title: string; isLive: boolean }> {
	const { t } = speechIn(language);
	return { title: `${t("follow:title")} – ${t("common:product")}`, isLive: await isLive(token) };
}

export async function postFollow(token: string, values: Values, from: AppLoadContext): Promise<Follow> {
	const { language, client } = from;
	const pressed = readAnswers(pressedForm, values);
	const asked = pressed.do === "code" ? pressed.kept : pressed.do;
	/** What they want to say: now, or before they were asked for another code. */
	const wanted = asked === "open" ? null : asked;
	const kept = keptOf(wanted, values);
	const tooMany = { kind: "too-many", kept } as const;
	if (pressed.do === null) return (await isLive(token)) ? { kind: "ask" } : { kind: "old" };
	if (pressed.do === "code") {
		if (!(await isLive(token))) return { kind: "old" };
		// A form that comes again asks for no other code.
		if (await madeBefore(ANYONE, markIn(values))) return { kind: "code", wrong: false, kept };
		const isFew = (await mayTry(CODES_ASKED, `${token} ${client}`)) && (await mayTry(CODES_SENT, token));
		if (!isFew) return tooMany;
		return (await sendCodeOnce(token, values)) ? { kind: "code", wrong: false, kept } : { kind: "old" };
	}
	const code = codeIn(values);
	const wrong = { kind: "code", wrong: true, kept } as const;
	if (!CODE.test(code)) return (await isLive(token)) ? wrong : { kind: "old" };
	const said = wanted === "sure" ? null : wanted;
	const read = wanted && readSaid(wanted === "sure" ? "withdraw" : wanted, values);
	const now = new Date();
	const followed = await asFamily(
		{ token, code, client, holdsLonger: said === "unsafe" },
		async (tx, opened) => {
			if (!said || !read?.ok) return { opened, isDone: false };
			const isDone = await read.values(tx, opened, now);
			return { opened: (await findReferral(tx, eq(referral.id, opened.id), [])) ?? opened, isDone };
		},
		now,
	);
	if (!followed.ok) return { gone: { kind: "old" } as const, code: wrong, "too-many": tooMany }[followed.reason];
	const { opened, isDone } = followed.value;
	if (said === "unsafe" && isDone) return { kind: "ended" };
	if (wanted === "sure" && read?.ok && isOpen(opened)) return { kind: "sure", code, words: oneOf(values, "words") };
	return {
		kind: "view",
		code,
		languages: LANGUAGES.map(({ code, name }) => ({ code, name, href: pathsFor(code).followReferral(token) })),
		calendar: pathsFor(language.code).followCalendar(token),
		view: await followView(opened, language, now),
		done: said !== "unsafe" && isDone ? said : null,
		isChanged: read?.ok === true && !isDone,
		errors: read && !read.ok ? read.errors : {},
		typed: read && !read.ok ? read.typed : {},
	};
}

/** Sent twice, or by two fingers at once, a form has one code sent: of two, nobody would know which holds. */
async function sendCodeOnce(token: string, values: Values): Promise<boolean> {
	let isFirst = true;
	await transaction(ANYONE, async (tx) => {
		isFirst = false;
		await once(tx, markIn(values), async () => {
			isFirst = true;
			return "code";
		});
	});
	return isFirst ? sendCode(token) : isLive(token);
}

function keptOf(said: (typeof KEEPS)[number] | null, values: Values): Kept {
	if (said === null) return {};
	const fields = KEPT.map((name) => [name, oneOf(values, name)] as const).filter(([, value]) => value !== "");
	return { ...Object.fromEntries(fields), do: said };
}

/** The code that they typed, or that a form of the page carries. */
export const codeIn = (values: Values): string =>
	plainFigures(readAnswers(codeForm, values).code ?? "").replace(/\s/g, "");

/** What they say with a button, as what it does. */
function readSaid(said: Said, values: Values): FormRead<FamilyAct, Reason> {
	switch (said) {
		case "contact":
			return doing(readValues(contactForm, values), changeContact);
		case "withdraw":
			return doing(readValues(wordsForm, values), withdraw);
		case "unsafe":
			// Nobody is kept from saying that it was not safe by how much they say.
			return doing(readValues(wordsForm, { words: oneOf(values, "words").slice(0, LIMITS.note) }), sayUnsafe);
		case "confirm":
			return doing(readValues(confirmForm, values), confirmAppointment);
		case "ask":
			return doing(readValues(askForm, values), askForAnotherTime);
		case "feedback":
			return doing(readValues(feedbackForm, values), giveFeedback);
	}
}

const doing = <T>(read: FormRead<T, Reason>, act: (said: T) => FamilyAct): FormRead<FamilyAct, Reason> =>
	read.ok ? { ok: true, values: act(read.values) } : read;
