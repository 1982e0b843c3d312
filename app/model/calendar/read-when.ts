/** Days, times and dates as spreadsheets hold them. Each reader gives undefined for what it does not understand. */

import { isLocalDate } from "./local-time";
import { END_OF_DAY } from "./opening-hours";
import { DAY_NAMES, DAYS, type Day } from "./shapes";

const MONTH_NAMES = "january february march april may june july august september october november december".split(" ");

/** "Tue", "tues", "Tuesdays" or "TU". */
function readDay(word: string): Day | undefined {
	const name = word.replace(/s$/, "");
	if (name.length < 2) return undefined;
	return DAYS.find((day) => DAY_NAMES[day].toLowerCase().startsWith(name));
}

function daysBetween(first: Day, last: Day): Day[] {
	const from = DAYS.indexOf(first);
	const length = ((DAYS.indexOf(last) - from + 7) % 7) + 1;
	return Array.from({ length }, (_, step) => DAYS[(from + step) % 7] ?? first);
}

/** The days in a text such as "Monday; Friday", "Tues & Thurs", "Mon-Fri" or "weekdays", in the order of a week. */
export function parseDays(text: string): Day[] | undefined {
	const found = new Set<Day>();
	const words = text
		.toLowerCase()
		.replace(/\s+/g, " ")
		.replace(/\b(?:every|weekly|each|on)\b/g, " ")
		.replace(/\bdaily\b/g, "mon-sun")
		.replace(/\bweekdays?\b/g, "mon-fri")
		.replace(/\bweekends?\b/g, "sat-sun")
		.replace(/ ?(?:-|–|\bto\b) ?/g, "-");
	for (const part of words.split(/[;,/&+\s]+|\band\b/).filter(Boolean)) {
		const [first, last, ...more] = part.split("-").map(readDay);
		if (!first || more.length > 0 || (part.includes("-") && !last)) return undefined;
		for (const day of last ? daysBetween(first, last) : [first]) found.add(day);
	}
	return found.size > 0 ? DAYS.filter((day) => found.has(day)) : undefined;
}

/** A time as "HH:MM": of "10:00", "9.30am", "1pm", "0930", "13:30:00", "noon", "midnight" (at the beginning of a day). */
export function parseTime(text: string): string | undefined {
	const words = text.trim().toLowerCase();
	if (words === "noon" || words === "midday" || words === "12 noon") return "12:00";
	if (words === "midnight" || words === "12 midnight") return "00:00";
	if (/^\d{3}$/.test(words)) return undefined;
	const found = /^(\d{1,2})(?:[:.]?(\d{2}))?(?::\d{2})?\s*(am|pm|a\.m\.?|p\.m\.?)?$/.exec(words);
	if (!found) return undefined;
	const [, hours = "", minutes, half] = found;
	if (minutes === undefined && half === undefined) return undefined;
	let hour = Number(hours);
	if (half) {
		if (hour < 1 || hour > 12) return undefined;
		hour = (hour % 12) + (half.startsWith("p") ? 12 : 0);
	}
	if (hour > 23 || Number(minutes ?? 0) > 59) return undefined;
	return `${String(hour).padStart(2, "0")}:${minutes ?? "00"}`;
}

/** The time at which something ends: midnight is then the last minute of the day. */
export function parseClosing(text: string): string | undefined {
	if (text.trim() === "24:00") return END_OF_DAY;
	const time = parseTime(text);
	return time === "00:00" ? END_OF_DAY : time;
}

/**
 * A date as "YYYY-MM-DD": of "2026-07-17", "17/07/2026" (day first), "17 July 2026", "17 Jul 26", "Fri 17th Jul 2026".
 * @param from a day as "YYYY-MM-DD": "17 July" without a year is then the next one from it on
 */
export function parseDate(text: string, from?: string): string | undefined {
	const words = text.trim().toLowerCase();
	const iso = /^(\d{4})-(\d{2})-(\d{2})(?:t[\d:.]+z?)?$/.exec(words);
	if (iso) return realDate(iso[1], iso[2], iso[3]);
	const figures = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/.exec(words);
	if (figures) return realDate(figures[3], figures[2], figures[1]);
	const named = /^(?:[a-z]{3,9},? )?(\d{1,2})(?:st|nd|rd|th)? (?:of )?([a-z]{3,9})(?:,? (\d{4}|\d{2}))?$/.exec(words);
	if (!named) return undefined;
	const [, day, name = "?", year] = named;
	const month = MONTH_NAMES.findIndex((one) => one.startsWith(name));
	if (month < 0) return undefined;
	if (year) return realDate(year, String(month + 1), day);
	return from && nextDate(from, String(month + 1), day);
}

/** The next date with this day and month; 29 February waits for its year. */
function nextDate(from: string, month: string, day: string | undefined): string | undefined {
	const years = Array.from({ length: 8 }, (_, ahead) => String(Number(from.slice(0, 4)) + ahead));
	return years.map((year) => realDate(year, month, day)).find((date) => date !== undefined && date >= from);
}

/** From here on a year of two figures may be one of the last century: which is meant, nobody can tell. */
const DOUBTFUL_YEAR = 50;

/** A year of two figures is one of this century, where that is sure. */
function realDate(year = "", month = "", day = ""): string | undefined {
	if (year.length === 2 && Number(year) >= DOUBTFUL_YEAR) return undefined;
	const date = `${year.padStart(4, "20")}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
	return isLocalDate(date) ? date : undefined;
}

/** The dates of a list such as "2026-07-17; 2026-07-24", each once and in order. */
export function parseDates(text: string): string[] | undefined {
	const dates = text
		.split(/[;,\n]/)
		.filter((part) => part.trim())
		.map((part) => parseDate(part));
	const known = dates.flatMap((date) => date ?? []);
	return known.length === dates.length ? [...new Set(known)].sort() : undefined;
}

/** Whether a cell says yes. Undefined for what is neither yes nor no. */
export function parseYes(text: string): boolean | undefined {
	if (/^(?:true|yes|y|1|required|needed)$/i.test(text.trim())) return true;
	if (/^(?:false|no|n|0|not (?:required|needed))?$/i.test(text.trim())) return false;
	return undefined;
}

/** A stretch of weeks that a note tells of: "12 May to 7 July (except 26 May half-term)". */
export interface NotedRange {
	/** "MM-DD": notes leave out the year. */
	from: string;
	to: string;
	except: string[];
}

const DAY_AND_MONTH = `(\\d{1,2}) (${MONTH_NAMES.join("|")})`;

/** The range a note consists of, or undefined when it says anything else. */
export function parseNotedRange(note: string): NotedRange | undefined {
	const pattern = new RegExp(`^${DAY_AND_MONTH} (?:to|until|-) ${DAY_AND_MONTH}(?: \\(except (.{1,100})\\))?\\.?$`);
	const found = pattern.exec(note.trim().toLowerCase());
	if (!found) return undefined;
	const [, fromDay = "", fromMonth = "", toDay = "", toMonth = "", except = ""] = found;
	const days = [...except.matchAll(new RegExp(DAY_AND_MONTH, "g"))];
	return {
		from: monthDay(fromDay, fromMonth),
		to: monthDay(toDay, toMonth),
		except: days.map(([, day = "", month = ""]) => monthDay(day, month)),
	};
}

function monthDay(day: string, month: string): string {
	return `${String(MONTH_NAMES.indexOf(month) + 1).padStart(2, "0")}-${day.padStart(2, "0")}`;
}
