/**
 * When sessions happen. A rule is the WEEKLY and MONTHLY subset of an iCalendar RRULE (RFC 5545, section 3.3.10), and is
 * worked out around the dates asked for: how long ago it began costs nothing, unless it counts its occurrences.
 */
import { bySigns } from "../order";
import { addDays, dateOfDay, dayNumber, dayOf, isLocalDate, type LocalNow, localNow, weekdayIndex } from "./local-time";
import { DAYS, type Day, type Schedule } from "./shapes";

export interface RuleDay {
	day: Day;
	/** Which of the month's such days: 1 is the first, -1 the last; null is every one. */
	ordinal: number | null;
}

export interface Rule {
	frequency: "weekly" | "monthly";
	/** Every how many weeks or months. */
	interval: number;
	days: RuleDay[];
	/** Days of the month; -1 is the last. */
	monthDays: number[];
	count: number | null;
	/** The last local date and time at which an occurrence may start. */
	until: { date: string; time: string } | null;
}

export type ParsedRule = { ok: true; rule: Rule } | { ok: false; reason: string };

/** One date of a schedule. */
export interface Occurrence {
	scheduleId: string;
	date: string;
	start: string;
	end: string | null;
	/** In term time only, and nobody has said when the terms are: it may not happen. */
	termUnknown: boolean;
}

/** A local date and time. */
export type LocalMoment = Pick<LocalNow, "date" | "time">;

/** A stretch of school term, both dates included. */
export interface Term {
	from: string;
	to: string;
}

const MAX_INTERVAL = 1000;
const MAX_COUNT = 10_000;

/** What holds dates of a schedule back. */
export interface DateLimits {
	/** School terms; those that are known hold back what a rule makes in term time only. */
	terms: readonly Term[];
	/** Whether it is off on a local date although its schedule names it; without one, it never is. */
	isOff?: (date: string) => boolean;
}

/** How far ahead a next date is looked for, in days: two years. */
export const HORIZON_DAYS = 731;

/** Rules that were read lately: a few dozen stand behind thousands of sessions. */
const known = new Map<string, ParsedRule>();
const MOST_KNOWN = 2000;

/**
 * Reads an RRULE such as `FREQ=MONTHLY;BYDAY=1MO,-1FR`, with or without `RRULE:` in front.
 * @returns the rule, or in English what about it is wrong or not supported; the same answer is given to all who ask
 */
export function parseRule(text: string): ParsedRule {
	let parsed = known.get(text);
	if (!parsed) {
		if (known.size >= MOST_KNOWN) known.clear();
		parsed = readRule(text);
		known.set(text, parsed);
	}
	return parsed;
}

function readRule(text: string): ParsedRule {
	const fail = (reason: string): ParsedRule => ({ ok: false, reason });
	const parts = new Map<string, string>();
	for (const part of text
		.trim()
		.toUpperCase()
		.replace(/^RRULE:/, "")
		.split(";")
		.filter(Boolean)) {
		const [name = "", value, ...more] = part.split("=");
		if (!value || more.length > 0) return fail(`"${part}" is not NAME=VALUE`);
		if (parts.has(name)) return fail(`${name} stands there twice`);
		parts.set(name, value);
	}

	const rule: Rule = { frequency: "weekly", interval: 1, days: [], monthDays: [], count: null, until: null };
	for (const [name, value] of parts) {
		switch (name) {
			case "FREQ":
				if (value !== "WEEKLY" && value !== "MONTHLY") return fail(`FREQ=${value} is not supported`);
				rule.frequency = value === "WEEKLY" ? "weekly" : "monthly";
				break;
			case "INTERVAL": {
				const interval = wholeNumber(value);
				if (!interval || interval < 1 || interval > MAX_INTERVAL) return fail(`INTERVAL=${value} is out of range`);
				rule.interval = interval;
				break;
			}
			case "COUNT": {
				const count = wholeNumber(value);
				if (!count || count < 1 || count > MAX_COUNT) return fail(`COUNT=${value} is out of range`);
				rule.count = count;
				break;
			}
			case "UNTIL": {
				const until = parseUntil(value);
				if (!until) return fail(`UNTIL=${value} is not a date`);
				rule.until = until;
				break;
			}
			case "BYDAY":
				for (const item of value.split(",")) {
					const day = parseDay(item);
					if (!day) return fail(`BYDAY=${item} is not a weekday`);
					rule.days.push(day);
				}
				break;
			case "BYMONTHDAY":
				for (const item of value.split(",")) {
					const day = wholeNumber(item);
					if (!day || Math.abs(day) > 31) return fail(`BYMONTHDAY=${item} is not a day of the month`);
					rule.monthDays.push(day);
				}
				break;
			case "WKST":
				if (value !== "MO") return fail(`WKST=${value} is not supported`);
				break;
			default:
				return fail(`${name} is not supported`);
		}
	}
	if (!parts.has("FREQ")) return fail("FREQ is missing");
	if (rule.count !== null && rule.until !== null) return fail("COUNT and UNTIL exclude each other");
	if (rule.frequency === "weekly") {
		if (rule.monthDays.length > 0) return fail("BYMONTHDAY needs FREQ=MONTHLY");
		if (rule.days.some((day) => day.ordinal !== null)) return fail("BYDAY with a number needs FREQ=MONTHLY");
	}
	return { ok: true, rule };
}

function wholeNumber(text: string): number | undefined {
	return /^[+-]?\d{1,6}$/.test(text) ? Number(text) : undefined;
}

function parseDay(text: string): RuleDay | undefined {
	const [, ordinal, name] = /^([+-]?[1-5])?([A-Z]{2})$/.exec(text) ?? [];
	const day = DAYS.find((candidate) => candidate === name);
	return day && { day, ordinal: ordinal ? Number(ordinal) : null };
}

/** `20261231`, `20261231T235959` in local time, or `20261231T235959Z`. */
function parseUntil(text: string): Rule["until"] | undefined {
	const match = /^(\d{4})(\d\d)(\d\d)(?:T([01]\d|2[0-3])([0-5]\d)([0-5]\d)(Z)?)?$/.exec(text);
	if (!match) return undefined;
	const [, year, month, day, hour, minute, second, utc] = match;
	const date = `${year}-${month}-${day}`;
	if (!isLocalDate(date)) return undefined;
	if (!hour) return { date, time: "23:59" };
	if (!utc) return { date, time: `${hour}:${minute}` };
	const local = localNow(new Date(`${date}T${hour}:${minute}:${second}Z`));
	return { date: local.date, time: local.time };
}

/**
 * The dates of a schedule from `from` (included) to `to` (excluded), in order. School terms hold back what a rule makes,
 * not dates that are named one by one. A rule that cannot be read counts as none.
 */
export function occurrences(schedule: Schedule, range: DateLimits & { from: string; to: string }): Occurrence[] {
	return [...eachOccurrence(schedule, range)];
}

/** Which of the next dates are wanted. */
export interface NextOptions {
	now: LocalMoment;
	/** How many; without one, all there are. */
	limit?: number;
	/** The first local date that is too late; without one, as far ahead as `HORIZON_DAYS`. */
	before?: string;
	/** Weekdays; none means any. */
	day?: readonly Day[];
}

/**
 * The next dates of a schedule, soonest first. One that has begun counts until it ends, after midnight too; one without
 * an end, until it starts.
 */
export function nextOccurrences(schedule: Schedule, options: NextOptions & DateLimits): Occurrence[] {
	const { now, terms, isOff, limit = Number.POSITIVE_INFINITY, before, day = [] } = options;
	const next: Occurrence[] = [];
	if (day.length > 0 && !day.some((one) => weekdaysOf(schedule).has(one))) return next;
	const from = endsNextDay(schedule) ? addDays(now.date, -1) : now.date;
	const to = before ?? addDays(now.date, HORIZON_DAYS);
	for (const occurrence of eachOccurrence(schedule, { from, to, terms, isOff })) {
		if (next.length === limit) break;
		if (day.length > 0 && !day.includes(dayOf(occurrence.date))) continue;
		if (!isOver(occurrence, now)) next.push(occurrence);
	}
	return next;
}

/** Whether it ends, by the clock, before it starts: it goes on after midnight. */
export function endsNextDay({ start, end }: Pick<Schedule, "start" | "end">): boolean {
	return end !== null && end < start;
}

/** Whether it may be meant to go on after midnight: from an evening into the night. Else its end is a slip of the pen. */
export const isOverNight = (start: string, end: string): boolean => start >= "17:00" && end <= "06:00";

/** The local date and time at which an occurrence ends, or, its end being unknown, starts. */
export function endOf(occurrence: Pick<Occurrence, "date" | "start" | "end">): LocalMoment {
	const { date, start, end } = occurrence;
	return { date: endsNextDay(occurrence) ? addDays(date, 1) : date, time: end ?? start };
}

/** Whether a local date and time has come. */
export function hasCome(at: LocalMoment, now: LocalMoment): boolean {
	return at.date === now.date ? at.time <= now.time : at.date < now.date;
}

/** Whether an occurrence has ended, or, its end being unknown, has started. */
export const isOver = (occurrence: Pick<Occurrence, "date" | "start" | "end">, now: LocalMoment): boolean =>
	hasCome(endOf(occurrence), now);

/** Whether an occurrence has started, be it over or not. */
export const hasBegun = ({ date, start }: Pick<Occurrence, "date" | "start">, now: LocalMoment): boolean =>
	hasCome({ date, time: start }, now);

/** Orders occurrences by when they start. */
export function bySoonest(one: Occurrence, other: Occurrence): number {
	return bySigns(one.date, other.date) || bySigns(one.start, other.start);
}

function* eachOccurrence(schedule: Schedule, range: DateLimits & { from: string; to: string }): Generator<Occurrence> {
	const parsed = schedule.rrule === null ? undefined : parseRule(schedule.rrule);
	const rule = parsed?.ok ? parsed.rule : undefined;
	const first = dayNumber(range.from);
	const afterLast = Math.min(
		dayNumber(range.to),
		schedule.validTo === null ? Number.POSITIVE_INFINITY : dayNumber(schedule.validTo) + 1,
	);
	const excluded = new Set(schedule.exdates.map(dayNumber));
	const named = [...schedule.rdates, ...(rule ? [] : [schedule.dtstart])]
		.map(dayNumber)
		.filter((day) => day >= first && day < afterLast)
		.sort((one, other) => one - other);
	const terms = schedule.termTimeOnly && range.terms.length > 0 ? termDays(range.terms) : undefined;
	const termUnknown = schedule.termTimeOnly && rule !== undefined && range.terms.length === 0;

	const { id: scheduleId, start, end } = schedule;
	let previous = Number.NEGATIVE_INFINITY;
	for (const day of merge(named, rule ? ruleDays(rule, schedule, first, afterLast, terms) : [])) {
		if (day === previous || excluded.has(day)) continue;
		previous = day;
		const date = dateOfDay(day);
		if (!range.isOff?.(date)) yield { scheduleId, date, start, end, termUnknown };
	}
}

type DaySpan = readonly [from: number, to: number];

function termDays(terms: readonly Term[]): DaySpan[] {
	return terms.map(({ from, to }) => [dayNumber(from), dayNumber(to)]);
}

/** Two ascending sequences as one; what is in both comes twice. */
function* merge(named: readonly number[], made: Iterable<number>): Generator<number> {
	let position = 0;
	for (const day of made) {
		for (; position < named.length; position += 1) {
			const next = named[position];
			if (next === undefined || next > day) break;
			yield next;
		}
		yield day;
	}
	yield* named.slice(position);
}

/** The days a rule makes from `first` to before `afterLast`, ascending. */
function* ruleDays(
	rule: Rule,
	schedule: Pick<Schedule, "dtstart" | "start">,
	first: number,
	afterLast: number,
	terms: readonly DaySpan[] | undefined,
): Generator<number> {
	const begin = dayNumber(schedule.dtstart);
	const until = rule.until && lastDay(rule.until, schedule.start);
	const end = until === null ? afterLast : Math.min(afterLast, until + 1);
	const period = rule.frequency === "weekly" ? weeks(rule, begin) : months(rule, schedule.dtstart);
	// Occurrences can only be counted from the beginning.
	let step = rule.count === null ? Math.max(0, period.stepOf(Math.max(first, begin))) : 0;
	let left = rule.count ?? Number.POSITIVE_INFINITY;
	for (; period.firstDay(step) < end; step += 1) {
		for (const day of period.days(step)) {
			if (day < begin) continue;
			if (day >= end || left === 0) return;
			left -= 1;
			if (day < first) continue;
			if (terms && !terms.some(([from, to]) => day >= from && day <= to)) continue;
			yield day;
		}
	}
}

/** The last day on which something that starts at `start` may begin. */
function lastDay(until: { date: string; time: string }, start: string): number {
	return dayNumber(until.date) - (start > until.time ? 1 : 0);
}

/** The weeks or months of a rule, `interval` apart, numbered from the one it begins in. */
interface Periods {
	/** The step in which `day` falls, or the last one before it. */
	stepOf(day: number): number;
	firstDay(step: number): number;
	/** The days of the rule in this step, ascending. */
	days(step: number): number[];
}

function weeks(rule: Rule, begin: number): Periods {
	const monday = begin - weekdayIndex(begin);
	const length = 7 * rule.interval;
	const offsets =
		rule.days.length === 0 ? [weekdayIndex(begin)] : ascending(rule.days.map(({ day }) => DAYS.indexOf(day)));
	return {
		stepOf: (day) => Math.floor((day - monday) / length),
		firstDay: (step) => monday + step * length,
		days: (step) => offsets.map((offset) => monday + step * length + offset),
	};
}

function months(rule: Rule, dtstart: string): Periods {
	const beginMonth = monthNumber(dtstart);
	const monthDays = rule.days.length + rule.monthDays.length === 0 ? [Number(dtstart.slice(8))] : rule.monthDays;
	const monthOf = (step: number) => beginMonth + step * rule.interval;
	return {
		stepOf: (day) => Math.floor((monthNumber(dateOfDay(day)) - beginMonth) / rule.interval),
		firstDay: (step) => firstOfMonth(monthOf(step)),
		days: (step) => {
			const first = firstOfMonth(monthOf(step));
			const length = firstOfMonth(monthOf(step) + 1) - first;
			const byWeekday = rule.days.flatMap((day) => weekdaysOfMonth(day, first, length));
			if (monthDays.length === 0) return ascending(byWeekday);
			const byNumber = monthDays
				.map((day) => (day > 0 ? day : length + 1 + day))
				.filter((day) => day >= 1 && day <= length)
				.map((day) => first + day - 1);
			return ascending(rule.days.length === 0 ? byNumber : byNumber.filter((day) => byWeekday.includes(day)));
		},
	};
}

function weekdaysOfMonth({ day, ordinal }: RuleDay, first: number, length: number): number[] {
	const earliest = first + ((DAYS.indexOf(day) - weekdayIndex(first) + 7) % 7);
	const all: number[] = [];
	for (let each = earliest; each < first + length; each += 7) all.push(each);
	if (ordinal === null) return all;
	const chosen = all.at(ordinal > 0 ? ordinal - 1 : ordinal);
	return chosen === undefined ? [] : [chosen];
}

/** Months since year 0, so that December and January are neighbours. */
function monthNumber(date: string): number {
	return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
}

function firstOfMonth(month: number): number {
	return Date.UTC(Math.floor(month / 12), month % 12, 1) / 86_400_000;
}

function ascending(numbers: number[]): number[] {
	return [...new Set(numbers)].sort((one, other) => one - other);
}

/** The weekdays on which a schedule can happen, whenever: its rule's, and those of its named dates. */
export function weekdaysOf(schedule: Schedule): Set<Day> {
	return new Set([...ruleWeekdays(schedule), ...namedDates(schedule).map(dayOf)]);
}

/**
 * Each weekday on which a schedule happens, with the last date on which it does; null where that is without end. School
 * terms, which change, are not looked at.
 */
export function lastDates(schedule: Schedule): Map<Day, string | null> {
	const { rrule, validTo, exdates } = schedule;
	const parsed = rrule === null ? undefined : parseRule(rrule);
	const rule = parsed?.ok ? parsed.rule : undefined;
	if (rule && rule.count !== null) {
		const dates = occurrences(schedule, { ...ALL_TIME, terms: [] }).map(({ date }) => date);
		return new Map(dates.map((date) => [dayOf(date), date]));
	}
	const last = new Map<Day, string | null>();
	for (const date of namedDates(schedule)) {
		if ((validTo !== null && date > validTo) || exdates.includes(date)) continue;
		const day = dayOf(date);
		if (date > (last.get(day) ?? "")) last.set(day, date);
	}
	if (!rule) return last;
	if (rule.until === null && validTo === null) {
		for (const day of ruleWeekdays(schedule)) last.set(day, null);
		return last;
	}
	for (const [day, date] of lastRuleDates(rule, schedule)) if (date > (last.get(day) ?? "")) last.set(day, date);
	return last;
}

/** Of a rule that ends on a date: found from its end, so that how long it has gone on costs nothing. */
function lastRuleDates(rule: Rule, schedule: Schedule): Map<Day, string> {
	const { dtstart, validTo, exdates, start } = schedule;
	const begin = dayNumber(dtstart);
	const ends = [rule.until && lastDay(rule.until, start), validTo === null ? null : dayNumber(validTo)];
	const end = Math.min(...ends.filter((day) => day !== null));
	const excluded = new Set(exdates.map(dayNumber));
	const period = rule.frequency === "weekly" ? weeks(rule, begin) : months(rule, dtstart);
	const missing = new Set(ruleWeekdays(schedule));
	const last = new Map<Day, string>();
	for (let step = period.stepOf(end); step >= 0 && missing.size > 0; step -= 1) {
		for (const day of period.days(step).reverse()) {
			if (day < begin || day > end || excluded.has(day)) continue;
			const weekday = DAYS[weekdayIndex(day)];
			if (weekday && missing.delete(weekday)) last.set(weekday, dateOfDay(day));
		}
	}
	return last;
}

/** Every date a schedule can have: see `isLocalDate`. */
const ALL_TIME = { from: "1900-01-01", to: "2200-01-01" };

/** The dates that a schedule names one by one, whether or not its rule makes them too. */
export function namedDates({ rrule, dtstart, rdates }: Pick<Schedule, "rrule" | "dtstart" | "rdates">): string[] {
	return rrule !== null && parseRule(rrule).ok ? rdates : [dtstart, ...rdates];
}

/** The last date that a schedule makes, null where it is without end, undefined where it makes none. As `lastDates`. */
export function lastDate(schedule: Schedule): string | null | undefined {
	const dates = [...lastDates(schedule).values()];
	if (dates.includes(null)) return null;
	return dates
		.flatMap((date) => date ?? [])
		.sort(bySigns)
		.at(-1);
}

/** Whether all that a schedule makes is over, and it made something. */
export function hasEnded(schedule: Schedule, now: LocalMoment): boolean {
	const date = lastDate(schedule);
	return date !== undefined && date !== null && isOver({ ...schedule, date }, now);
}

/** The weekdays that a rule can make: of one by the days of the month, all. */
function ruleWeekdays({ rrule, dtstart }: Schedule): readonly Day[] {
	const parsed = rrule === null ? undefined : parseRule(rrule);
	if (!parsed?.ok) return [];
	const { days, frequency } = parsed.rule;
	if (days.length > 0) return days.map(({ day }) => day);
	return frequency === "weekly" ? [dayOf(dtstart)] : DAYS;
}
