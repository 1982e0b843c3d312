/** The line that answers what was asked, now. */
import type { localNow } from "../../../model/calendar/local-time";
import type { Topic } from "../../../model/listings/vocabulary";
import type { LocalText } from "../../../model/local-text";
import type { Speech } from "../../../platform/i18n/context";
import { ENGLISH } from "../../../platform/i18n/languages";
import type { Council } from "../../directory/councils/queries.server";
import { phoneHref, phoneWords } from "../../directory/listings/phone-number";
import { contactLines, type LineView } from "./help-page.server";
import { NATIONAL_LINES, type NationalLine } from "./national-lines";

export interface AnsweringLine {
	id: string;
	national: boolean;
	kind: LineView["kind"];
	name: LocalText;
	about: LocalText;
	href: string;
	action: string;
	/** "Open now, until 5pm"; null where its hours are not known. */
	state: string | null;
}

/**
 * Of the lines for what was asked: the council's that is open, else a national one that always is, else a national one
 * whose hours nobody here knows, else the council's that is closed, with the time at which it opens.
 * @param asked topics, and ids of national lines that words name
 * @returns null where no line is for it
 */
export function answeringLine(
	council: Council,
	asked: { topics: readonly Topic[]; lines: readonly string[] },
	speech: Speech,
	now: ReturnType<typeof localNow>,
): AnsweringLine | null {
	const ids = new Set(
		council.settings.contactLines
			.filter(({ topic, kind }) => kind !== "email" && asked.topics.some((each) => each === topic))
			.map(({ id }) => id),
	);
	const own = contactLines(council, speech, now).filter(({ id }) => ids.has(id));
	const named = NATIONAL_LINES.filter(({ id }) => asked.lines.includes(id));
	const fitting = NATIONAL_LINES.filter(({ topics }) => topics.some((topic) => asked.topics.includes(topic)));
	const [first] = named.length > 0 ? named : [];
	if (first) return nationalLine(first, speech);
	const open = own.find((line) => line.open);
	if (open) return councilLine(open);
	const national = fitting.find(({ always }) => always) ?? fitting[0];
	if (national) return nationalLine(national, speech);
	return own[0] ? councilLine(own[0]) : null;
}

/** Who can be asked anything: the council's health visitors, else its general line, else one for all of England. */
export function lineForAnything(
	council: Council,
	speech: Speech,
	now: ReturnType<typeof localNow>,
): AnsweringLine | null {
	const lines = contactLines(council, speech, now).filter(({ kind }) => kind !== "email");
	const { contactLines: all } = council.settings;
	const topicOf = (id: string) => all.find((line) => line.id === id)?.topic ?? null;
	const line =
		lines.find(({ id }) => topicOf(id) === "health-visiting") ?? lines.find(({ id }) => topicOf(id) === null);
	const [national] = NATIONAL_LINES.filter(({ id }) => id === "family-lives");
	return line ? councilLine(line) : national ? nationalLine(national, speech) : null;
}

function councilLine({ id, kind, name, about, href, action, state }: LineView): AnsweringLine {
	return { id, national: false, kind, name, about, href, action, state };
}

function nationalLine({ id, name, number, textWord, always }: NationalLine, { t, language }: Speech): AnsweringLine {
	return {
		id,
		national: true,
		kind: textWord ? "text" : "phone",
		name: { text: name, lang: ENGLISH.code, dir: ENGLISH.dir },
		about: { text: t(`help:national.${id}`), lang: language.code, dir: language.dir },
		href: phoneHref(number, textWord ? "sms" : "tel"),
		action: textWord ? t("help:textTo", { word: textWord, number }) : t("help:call", { number: phoneWords(number) }),
		state: always ? t("help:always") : null,
	};
}
