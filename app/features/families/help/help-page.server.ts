/** The help page of a council: emergencies, national helplines, the council's own lines, interpreters. */

import { localNow } from "../../../model/calendar/local-time";
import { openState } from "../../../model/calendar/opening-hours";
import type { ContactLine } from "../../../model/councils/settings";
import { TOPICS } from "../../../model/listings/vocabulary";
import type { LocalText } from "../../../model/local-text";
import { pathsFor } from "../../../paths";
import type { Speech } from "../../../platform/i18n/context";
import { ENGLISH, LANGUAGES, type Language } from "../../../platform/i18n/languages";
import { pickText } from "../../../platform/i18n/pick-text";
import { speechIn } from "../../../platform/i18n/speech.server";
import { describeWeek } from "../../directory/calendar/describe-week";
import type { Council } from "../../directory/councils/queries.server";
import { phoneHref, phoneWords } from "../../directory/listings/phone-number";
import { describeOpenState } from "../words/describe-open";

/** The three ways of talking to a council, and the kinds of line in each. */
const WAYS = {
	telephone: ["phone"],
	video: ["video", "bsl"],
	digital: ["text", "chat", "email"],
} as const satisfies Record<string, readonly ContactLine["kind"][]>;
export type Way = keyof typeof WAYS;
const WAY_NAMES = Object.keys(WAYS) as Way[];

/** Its code; the data behind Intl's names of languages do not have it. */
const BRITISH_SIGN_LANGUAGE = "bfi";

const TOPIC_ORDER = new Map<string, number>(TOPICS.map((topic, position) => [topic, position]));

export interface LineView {
	id: string;
	name: LocalText;
	about: LocalText;
	kind: ContactLine["kind"];
	href: string;
	/** "Call 01632 960 123" */
	action: string;
	/** The number or address by itself, to be read on paper. */
	contact: string;
	topic: string | null;
	open: boolean;
	/** "Open now, until 5pm"; null for one that nobody waits at, such as e-mail. */
	state: string | null;
	/** The week in words; empty when it is open always. */
	hours: string[];
	/** "English, Polish and Urdu"; null where only English is known. */
	languages: string | null;
}

export interface InterpreterCard {
	code: string;
	dir: "ltr" | "rtl";
	/** The language's name for itself. */
	name: string;
	/** "I need an interpreter. I speak Polish.", in that language and in English. */
	sentence: string;
	english: string;
	/** This page in that language. */
	href: string;
}

export interface HelpPage {
	title: string;
	description: string;
	council: Pick<Council, "slug" | "name">;
	ways: { way: Way; lines: LineView[] }[];
	/** The reader's own card, or in English one for each other language. */
	cards: InterpreterCard[];
}

export function helpPage(council: Council, language: Language, now = localNow()): HelpPage {
	const speech = speechIn(language);
	const lines = contactLines(council, speech, now);
	return {
		title: speech.t("help:pageTitle", { council: council.name }),
		description: speech.t("help:description"),
		council: { slug: council.slug, name: council.name },
		ways: WAY_NAMES.map((way) => ({
			way,
			lines: lines.filter(({ kind }) => WAYS[way].some((each) => each === kind)),
		})).filter((group) => group.lines.length > 0),
		cards: LANGUAGES.filter(({ code }) => (language === ENGLISH ? code !== ENGLISH.code : code === language.code)).map(
			(each) => interpreterCard(each, council),
		),
	};
}

/** A council's lines in the reader's words: those that answer now first, then general ones, then by topic. */
export function contactLines(council: Council, speech: Speech, now = localNow()): LineView[] {
	const rank = (topic: string | null) => (topic === null ? undefined : TOPIC_ORDER.get(topic)) ?? -1;
	return [...council.settings.contactLines]
		.sort((a, b) => rank(a.topic) - rank(b.topic))
		.map((line) => viewLine(line, speech, now))
		.sort((a, b) => Number(b.open) - Number(a.open));
}

function viewLine(line: ContactLine, speech: Speech, now: ReturnType<typeof localNow>): LineView {
	const { t, format, language } = speech;
	const state = openState(line.hours, now);
	const topic = TOPICS.find((each) => each === line.topic);
	const nameOf = (code: string) =>
		code === BRITISH_SIGN_LANGUAGE ? t("vocabulary:access.bsl") : format.languageName(code);
	return {
		id: line.id,
		name: pickText(line.name, language.code),
		about: pickText(line.about, language.code),
		kind: line.kind,
		...reach(line, speech),
		topic: topic ? t(`vocabulary:topic.${topic}`) : null,
		open: state.open,
		state: line.kind === "email" ? null : describeOpenState(state, now.date, speech),
		hours: line.hours ? describeWeek(line.hours, speech) : [],
		languages: line.languages.length > 0 ? format.list(line.languages.map(nameOf)) : null,
	};
}

function reach({ kind, value }: ContactLine, { t }: Speech): Pick<LineView, "href" | "action" | "contact"> {
	switch (kind) {
		case "phone":
			return {
				href: phoneHref(value),
				action: t("help:call", { number: phoneWords(value) }),
				contact: phoneWords(value),
			};
		case "text": {
			const action = t("help:text", { number: phoneWords(value) });
			return { href: phoneHref(value, "sms"), action, contact: action };
		}
		case "email":
			return { href: `mailto:${value}`, action: t("help:emailTo", { address: value }), contact: value };
		default:
			return { href: value, action: t(`help:open.${kind}`), contact: value.replace(/^https?:\/\/|\/$/g, "") };
	}
}

function interpreterCard(language: Language, council: Council): InterpreterCard {
	const own = speechIn(language);
	return {
		code: language.code,
		dir: language.dir,
		name: language.name,
		sentence: own.t("help:interpreter.card", { language: own.format.languageName(language.code) }),
		english: speechIn(ENGLISH).t("help:interpreter.card", { language: language.englishName }),
		href: pathsFor(language.code).help(council.slug),
	};
}
