/** On which days something happens, as people write it: "every other Tues", "1st & 3rd Wed", "Mondays (TTO)". Pure. */
import type { Half } from "./read-hours";
import { parseDays } from "./read-when";
import { DAYS, type Day } from "./shapes";

export interface DayPattern {
	/** In the order of a week. */
	days: Day[];
	/** Which of a month's such days, -1 the last one: "1WE", "-1FR". Empty where it is every one. */
	ofMonth: string[];
	/** Every how many weeks. Where it is more than one, the days alone do not tell which weeks. */
	everyWeeks: number;
	termTimeOnly: boolean;
	/** The half of the day, where it is named: "Friday mornings". */
	half: Half | null;
	/** What else is said of the dates, in the words of the text: "not half term". */
	note: string | null;
}

/** What is said of when something is on beside its days. */
export interface DateNotes {
	termTimeOnly: boolean;
	/** The words that say more than that, or less; null where nothing is left over. */
	note: string | null;
}

const LONGEST = 200;

/** "Not term time only" says nothing of the kind. */
const NOT_ONLY = /\bnot (?:just |only )?(?:in |during )?term[- ]?times?(?: only)?\b/i;
const TERM = /\b(?:(?:only )?(?:in |during )?term[- ]?times?(?: only)?|tto)\b/i;
const NO_HOLIDAYS = /\b(?:not|except|excluding|excl?\.?|but not|no) (?:in |on |during )?(?:the )?school holidays?\b/i;
const BUT_NOT =
	/\b(?:not|except|excluding|excl?\.?|but not|no sessions?|closed) (?:in |on |for |during |at )?(?:the )?(?:half[- ]?terms?|bank hol(?:iday)?s?|christmas|easter|august|summer)(?: holidays?| week)?\b/i;
const FORTNIGHTLY =
	/\b(?:every other(?! month)|alternate|(?:once )?every (?:2|two) weeks(?: on)?|(?:once )?(?:a |every )?fortnight(?:ly)?(?: on)?)\b/i;
/** Every second one; where months are spoken of, the second one of each. */
const EVERY_SECOND = /\bevery (?:second|2nd) (?=[a-z]{2,9}\b)/i;
const MONTH = /\bmonth/i;
const EACH_MONTH = /\b(?:of|in) (?:the|each|every) (?:calendar )?month\b|\b(?:each|every) month\b|\bmonthly\b/i;
const MORNING = /\b(?:mornings?|a\.?m\.?)(?!\w)/i;
const LATER = /\b(?:afternoons?|evenings?|p\.?m\.?)(?!\w)/i;

const NTH: Readonly<Record<string, number>> = {
	"1st": 1,
	first: 1,
	"2nd": 2,
	second: 2,
	"3rd": 3,
	third: 3,
	"4th": 4,
	fourth: 4,
	"5th": 5,
	fifth: 5,
	last: -1,
};

/** Takes what a pattern finds out of a text. */
class Remaining {
	constructor(public text: string) {}
	take(pattern: RegExp): string | undefined {
		const found = pattern.exec(this.text);
		if (!found) return undefined;
		this.text = `${this.text.slice(0, found.index)} ${this.text.slice(found.index + found[0].length)}`;
		return found[0];
	}
}

/** What a note beside days and times says of them. Whoever reads it sees at least what was not understood. */
export function readDateNotes(text: string): DateNotes {
	const said = text.trim();
	if (said === "") return { termTimeOnly: false, note: null };
	if (said.length > LONGEST) return { termTimeOnly: !NOT_ONLY.test(said) && TERM.test(said), note: said };
	const rest = new Remaining(said);
	const isAllYear = rest.take(NOT_ONLY) !== undefined;
	const termTimeOnly = !isAllYear && [rest.take(TERM), rest.take(NO_HOLIDAYS)].some((found) => found !== undefined);
	const isAllSaid = !isAllYear && !/[\p{L}\p{N}]/u.test(rest.text);
	return { termTimeOnly, note: isAllSaid ? null : said };
}

/**
 * Reads days of the week, of every week, every other week or a month.
 * @returns undefined where a part of the text is not understood
 */
export function parseDayPattern(text: string): DayPattern | undefined {
	if (text.length > LONGEST) return undefined;
	const rest = new Remaining(text.replace(/[()[\].]/g, " ").replace(/\s+/g, " "));
	const isAllYear = rest.take(NOT_ONLY);
	if (isAllYear && !/only|just/i.test(isAllYear)) return undefined;
	const note = rest.take(BUT_NOT) ?? null;
	const withoutHolidays = rest.take(NO_HOLIDAYS) !== undefined;
	const termTimeOnly = rest.take(TERM) !== undefined || withoutHolidays;
	const fortnightly = rest.take(FORTNIGHTLY) ?? (MONTH.test(rest.text) ? undefined : rest.take(EVERY_SECOND));
	const everyWeeks = fortnightly === undefined ? 1 : 2;
	rest.take(EACH_MONTH);
	const half = rest.take(MORNING) ? "am" : rest.take(LATER) ? "pm" : null;
	const common = { everyWeeks, termTimeOnly, half, note } as const;

	const parts = rest.text
		.toLowerCase()
		.split(/\b(\d(?:st|nd|rd|th)|first|second|third|fourth|fifth|last)\b/)
		.map((part) => part.trim());
	const [before = "", ...ordinals] = parts;
	if (ordinals.length === 0) {
		const days = parseDays(before);
		return days && !EACH_MONTH.test(text) ? { ...common, days, ofMonth: [] } : undefined;
	}
	if (everyWeeks > 1 || !/^(?:on|every|each|the|[\s,:;-])*$/.test(before)) return undefined;
	const found: { day: Day; nth: number }[] = [];
	let nths: number[] = [];
	for (let at = 0; at < ordinals.length; at += 2) {
		const nth = NTH[ordinals[at] ?? ""];
		if (nth === undefined) return undefined;
		nths.push(nth);
		// "1st & 3rd Wed": the day comes later.
		const after = (ordinals[at + 1] ?? "")
			.split(/[,&+/;\s]/)
			.filter((word) => !["", "and", "the"].includes(word))
			.join(" ");
		if (after === "") continue;
		const days = parseDays(after);
		if (!days) return undefined;
		found.push(...days.flatMap((day) => nths.map((nth) => ({ day, nth }))));
		nths = [];
	}
	if (nths.length > 0) return undefined;
	return {
		...common,
		days: DAYS.filter((day) => found.some((one) => one.day === day)),
		ofMonth: [...new Set(found.map(({ day, nth }) => `${nth}${day}`))],
	};
}

/** The iCalendar rule of a pattern. */
export function ruleOfDays({ days, ofMonth, everyWeeks }: Pick<DayPattern, "days" | "ofMonth" | "everyWeeks">): string {
	if (ofMonth.length > 0) return `FREQ=MONTHLY;BYDAY=${ofMonth.join(",")}`;
	return `FREQ=WEEKLY;${everyWeeks > 1 ? `INTERVAL=${everyWeeks};` : ""}BYDAY=${days.join(",")}`;
}
