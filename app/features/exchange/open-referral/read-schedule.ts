/** Schedules and telephones of a feed. */
import { parseClosing, parseDate, parseDays, parseTime } from "../../../model/calendar/read-when";
import { isOverNight, nextOccurrences, parseRule } from "../../../model/calendar/schedule";
import { DAY_NAMES, DAYS, ON_HOLIDAYS, openingHoursSchema } from "../../../model/calendar/shapes";
import type { Phone, Schedule } from "../../../model/listings/shapes";
import { FOREIGN_LIMITS, type ForeignField } from "../../../platform/foreign/field";
import { notUnderstood, type Understood, understood, valueOr } from "../../../platform/foreign/understood";
import { stableId } from "../../../platform/ids";
import { readLanguages as languagesNamed } from "../../directory/search/language-names";

const PHONE_KINDS = ["voice", "text", "textphone"] as const;

/** From when a rule holds whose source gives no first date. */
const BEGINNING = "2020-01-01";
const EVERY_DAY = DAYS.join(",");

const NOT_A_DATE = "is not a date such as 2026-11-23";
const NOT_A_TIME = "is not a time such as 09:30";

/** Of a moment the day: "2026-01-05T10:00:00Z". */
const readDate = (text: string) => parseDate(text.replace(/^(\d{4}-\d{2}-\d{2})T.*$/i, "$1"));

/** Without the zone behind it. */
const readTime = (read: (text: string) => string | undefined) => (text: string) =>
	read(text.replace(/(?:z|[+-]\d{2}:?\d{2})$/i, ""));

const readDates = (field: ForeignField) => valueOr(field.list(), []).flatMap((one) => valueOr(one.date(), []));

/** Days as the standard has them ("MO", "1MO,-1FR") or in words ("Monday"), as an iCalendar rule has them. */
function readDays(text: string): string | undefined {
	const compact = text.toUpperCase().replace(/\s/g, "");
	if (/^(?:[+-]?\d)?[A-Z]{2}(?:,(?:[+-]?\d)?[A-Z]{2})*$/.test(compact)) return compact;
	return parseDays(text)?.join(",");
}

/**
 * The rule: in our own exact words, else made of the standard's parts. Null for what happens once.
 * @returns not understood where a part of it is not, or the parts do not go together; its field was told
 */
function readRule(schedule: ForeignField): Understood<string | null> {
	const own = schedule.at("start_for_life", "rrule").text();
	if (own.state !== "not-said") return own;
	const typedFreq = schedule.at("freq").as((text) => text.toUpperCase(), "");
	const days = schedule.at("byday").as(readDays, "are no days of the week");
	const monthDays = schedule.at("bymonthday").as((text) => text.replace(/\s/g, ""), "");
	const interval = schedule.at("interval").number(1);
	const until = schedule.at("until").as(readDate, NOT_A_DATE);
	const count = schedule.at("count").number(1);
	const parts = [typedFreq, days, monthDays, interval, until, count];
	if (parts.some(({ state }) => state === "not-understood")) return notUnderstood("");
	const [byDay, byMonthDay] = [valueOr(days, ""), valueOr(monthDays, "")];
	if (typedFreq.state === "not-said") {
		if (!byDay) return understood(null);
		schedule.at("freq").wrong("is missing beside byday", "read as WEEKLY");
	}
	const freq = valueOr(typedFreq, "WEEKLY");
	// Every day is every week on all of its days; nothing else of it is understood.
	const isDaily = freq === "DAILY" && valueOr(interval, 1) === 1;
	const last = valueOr(until, null)?.replaceAll("-", "");
	const rule = [
		`FREQ=${isDaily ? "WEEKLY" : freq}`,
		valueOr(interval, 1) > 1 && `INTERVAL=${valueOr(interval, 1)}`,
		(byDay || isDaily) && `BYDAY=${byDay || EVERY_DAY}`,
		byMonthDay && `BYMONTHDAY=${byMonthDay}`,
		last ? `UNTIL=${last}` : count.state === "understood" && `COUNT=${count.value}`,
	]
		.filter(Boolean)
		.join(";");
	const parsed = parseRule(rule);
	return parsed.ok
		? understood(rule)
		: schedule.wrong(`cannot be repeated like this: ${parsed.reason}`, "kept as words");
}

/** A session of a feed; what could not be made one is kept in its own words, "" where it has none. */
export type ReadSchedule = { schedule: Schedule } | { words: string };

/** @param owner the id of the service, for a schedule without one of its own */
export function readSchedule(schedule: ForeignField, owner: string): ReadSchedule {
	const notes = valueOr(schedule.at("notes").text(FOREIGN_LIMITS.prose), "");
	const description = valueOr(schedule.at("description").text(FOREIGN_LIMITS.prose), "");
	const first = schedule.at("dtstart");
	const from = (first.isSaid ? first : schedule.at("valid_from")).as(readDate, NOT_A_DATE);
	const validTo = schedule.at("valid_to").as(readDate, NOT_A_DATE);
	const start = schedule.at("opens_at").as(readTime(parseTime), NOT_A_TIME);
	const end = schedule.at("closes_at").as(readTime(parseClosing), NOT_A_TIME);
	const rule = readRule(schedule);
	const inWords = (): ReadSchedule => {
		leaveInWords(schedule);
		const parts = [dayWords(schedule), timeWords(schedule), description, notes, ...otherWords(schedule)];
		return { words: parts.filter(Boolean).join(", ") };
	};
	if ([from, validTo, start, rule].some(({ state }) => state === "not-understood")) return inWords();
	const rrule = valueOr(rule, null);
	const dtstart = valueOr(from, null) ?? (rrule && firstDateOf(rrule));
	if (start.state === "not-said" || dtstart === null) {
		schedule.wrong(dtstart === null ? "has no first date" : "has no time", "kept as words");
		return inWords();
	}
	const closes = valueOr(end, null);
	if (start.state !== "understood" || (closes !== null && closes <= start.value && !isOverNight(start.value, closes))) {
		schedule.at("closes_at").wrong("is not after opens_at", "kept as words");
		return inWords();
	}
	const own = schedule.at("start_for_life");
	return {
		schedule: {
			id: valueOr(schedule.at("id").text(), null) ?? stableId("schedule", owner, schedule.json),
			dtstart,
			validTo: valueOr(validTo, null),
			start: start.value,
			end: closes,
			rrule,
			rdates: readDates(own.at("rdates")),
			exdates: readDates(own.at("exdates")),
			termTimeOnly: valueOr(own.at("term_time_only").flag(), /term.?time only/i.test(`${description} ${notes}`)),
			bankHolidays: valueOr(own.at("bank_holidays").choice(ON_HOLIDAYS), undefined),
			note: noteOf(description, notes, own),
		},
	};
}

/** When a rule begins whose source does not say: long ago, unless it cannot be counted from any day. */
function firstDateOf(rrule: string): string | null {
	const parsed = parseRule(rrule);
	if (!parsed.ok) return null;
	const { interval, count, days, monthDays } = parsed.rule;
	if (interval > 1 || count !== null || days.length + monthDays.length === 0) return null;
	const [soonest] = nextOccurrences(
		{ ...UNDATED, rrule },
		{
			now: { date: BEGINNING, time: "00:00" },
			terms: [],
			limit: 1,
		},
	);
	return soonest?.date ?? null;
}

const UNDATED: Omit<Schedule, "rrule"> = {
	id: "",
	dtstart: BEGINNING,
	validTo: null,
	start: "00:00",
	end: null,
	rdates: [],
	exdates: [],
	termTimeOnly: false,
	note: null,
};

/** What is said of a session in words; of ours, the description tells what the rest says exactly. */
const noteOf = (description: string, notes: string, own: ForeignField): string | null =>
	[...new Set([own.isObject ? "" : description, notes])].filter(Boolean).join("\n") || null;

/** Its parts are left, each by itself: days that are understood are said by their names. */
function leaveInWords(schedule: ForeignField): void {
	schedule.mark(undefined);
	const parts = ["opens_at", "closes_at", "description", "notes", ...OTHER_PARTS.map(([part]) => part)];
	for (const part of parts) schedule.at(part).mark("left");
	if (!parseDays(schedule.at("byday").words)) schedule.at("byday").mark("left");
}

/** What else a schedule says: "monthly", "from 2026-01-05". */
const otherWords = (schedule: ForeignField): string[] =>
	OTHER_PARTS.flatMap(([part, label]) => {
		const { isSaid, words } = schedule.at(part);
		return isSaid ? `${label} ${part === "freq" ? words.toLowerCase() : words}`.trim() : [];
	});
const OTHER_PARTS = [
	["freq", ""],
	["interval", "every"],
	["bymonthday", "days of the month:"],
	["byweekno", "weeks of the year:"],
	["byyearday", "days of the year:"],
	["dtstart", "from"],
	["valid_from", "valid from"],
	["until", "until"],
	["valid_to", "valid to"],
	["count", "times:"],
] as const;

/** "Thursday, Friday", or what stands there. */
function dayWords(schedule: ForeignField): string {
	const { words } = schedule.at("byday");
	const days = parseDays(words)?.map((day) => DAY_NAMES[day]);
	return days?.join(", ") ?? words;
}

function timeWords(schedule: ForeignField): string {
	return ["opens_at", "closes_at"]
		.map((field) => schedule.at(field).words)
		.filter(Boolean)
		.join(" to ");
}

/** The codes of a list of languages: each by its code, or else by its English name. */
export const readLanguages = (languages: ForeignField): Understood<string[]> =>
	languages.each((one) => {
		const code = one.at("code");
		if (code.isSaid) return valueOr(code.text(), undefined);
		const [named] = languagesNamed(valueOr(one.at("name").text(), "")).codes;
		if (!named) one.mark("left");
		return named;
	});

/** @returns undefined for one without a number */
export function readPhone(phone: ForeignField, owner: string): Phone | undefined {
	const number = valueOr(phone.at("number").phone(), null);
	if (number === null) return undefined;
	return {
		id: valueOr(phone.at("id").text(), null) ?? stableId("phone", owner, number),
		number,
		description: valueOr(phone.at("description").text(FOREIGN_LIMITS.note), null),
		kind: valueOr(phone.at("type").choice(PHONE_KINDS), "voice"),
		languages: valueOr(readLanguages(phone.at("languages")), []),
		hours: valueOr(phone.at("start_for_life", "hours").shape(openingHoursSchema), null),
	};
}
