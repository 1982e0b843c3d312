/** The family's page: where it is, what happens next, who to call; and what the family says. It comes as the answer to a code. */
import type { AppLoadContext } from "@remix-run/node";
import { eq } from "drizzle-orm";
import { referral } from "../../../db/schema/referrals";
import { plainFigures } from "../../model/figures";
import { HELPED } from "../../model/referrals/closure";
import { pathsFor } from "../../paths";
import { choice, id, offered, sent } from "../../platform/forms/choice-fields";
import type { FieldErrors, Values } from "../../platform/forms/field-errors";
import { type FormRead, form, readAnswers, readValues } from "../../platform/forms/form";
import { phone } from "../../platform/forms/phone-field";
import { LIMITS, line, note } from "../../platform/forms/text-fields";
import { oneOf } from "../../platform/forms/values";
import { LANGUAGES } from "../../platform/i18n/languages";
import { speechIn } from "../../platform/i18n/speech.server";
import { type Limit, mayTry } from "../../platform/rate-limit.server";
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
import { asFamily, isLive, type Refused, sendCode } from "./follow.server";
import { type FollowView, followView } from "./follow-view.server";
import { findReferral } from "./open-referral.server";

/** Codes asked for by one link: from one place, so that whoever else has it does not use up what its family has. */
const CODES_ASKED: Limit = { name: "referral-code", tries: 10, seconds: 86_400 };
/** And from all places, so that nobody's mailbox is filled. */
const CODES_SENT: Limit = { name: "referral-codes", tries: 30, seconds: 86_400 };

type Reason = "phone" | "phone-short" | "phone-long" | "too-long" | "missing" | "not-offered" | "suits";

export type Follow =
	| { kind: "ask" }
	/** A code was sent. */
	| { kind: "code"; wrong: boolean }
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
	| { kind: "too-many" };

const SAID = ["contact", "withdraw", "unsafe", "confirm", "ask", "feedback"] as const;
type Said = (typeof SAID)[number];
export type FollowDone = Exclude<Said, "unsafe">;
const BUTTONS = ["code", "open", "sure", ...SAID] as const;

const REFUSED: Record<Refused, Follow> = {
	gone: { kind: "old" },
	code: { kind: "code", wrong: true },
	"too-many": { kind: "too-many" },
};

const pressedForm = form({ do: offered(BUTTONS) });
const codeForm = form({ code: sent(12) });
const contactForm = form({ phone: phone(), times: line() });
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
	if (pressed.do === null) return (await isLive(token)) ? { kind: "ask" } : { kind: "old" };
	if (pressed.do === "code") {
		if (!(await isLive(token))) return { kind: "old" };
		const isFew = (await mayTry(CODES_ASKED, `${token} ${client}`)) && (await mayTry(CODES_SENT, token));
		if (!isFew) return { kind: "too-many" };
		return (await sendCode(token)) ? { kind: "code", wrong: false } : { kind: "old" };
	}
	const code = codeIn(values);
	const said = pressed.do === "open" || pressed.do === "sure" ? null : pressed.do;
	const read = pressed.do === "sure" ? readSaid("withdraw", values) : said && readSaid(said, values);
	const now = new Date();
	const followed = await asFamily(
		{ token, code, client },
		async (tx, opened) => {
			if (!said || !read?.ok) return { opened, isDone: false };
			const isDone = await read.values(tx, opened, now);
			return { opened: (await findReferral(tx, eq(referral.id, opened.id), [])) ?? opened, isDone };
		},
		now,
	);
	if (!followed.ok) return REFUSED[followed.reason];
	const { opened, isDone } = followed.value;
	if (said === "unsafe" && isDone) return { kind: "ended" };
	if (pressed.do === "sure" && read?.ok && isOpen(opened)) return { kind: "sure", code, words: oneOf(values, "words") };
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
