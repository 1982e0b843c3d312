/**
 * A schedule as the recurrence editor asks it: once, every so many weeks, on the nth weekday of each month, or on certain
 * dates. What cannot be said so is kept as it is. Pure.
 */
import { addDays, dayOf, isLocalDate } from "../../../../model/calendar/local-time";
import { END_OF_DAY } from "../../../../model/calendar/opening-hours";
import { endsNextDay, isOverNight, occurrences, parseRule, type Rule } from "../../../../model/calendar/schedule";
import { DAYS, type Day, ON_HOLIDAYS, type Schedule } from "../../../../model/calendar/shapes";
import { bySigns } from "../../../../model/order";
import { choice, choices, ticked } from "../../../../platform/forms/choice-fields";
import type { Values } from "../../../../platform/forms/field-errors";
import { type AnswerTo, form } from "../../../../platform/forms/form";
import { note } from "../../../../platform/forms/text-fields";
import { date, dates, dateValues, endAfter, startTime } from "../../../../platform/forms/when-fields";
import { endText, timeText } from "./hours";

export const REPEATS = ["weekly", "monthly", "once", "dates", "kept"] as const;
export type Repeats = (typeof REPEATS)[number];
/** Every how many weeks, as the page offers it. */
export const WEEK_STEPS = ["1", "2", "3", "4"] as const;
/** Which weekdays of a month: the last is -1. */
export const ORDINALS = ["1", "2", "3", "4", "-1"] as const;
/** Whether it is on on bank holidays: as its hub or the council says, or by itself. */
export const HOLIDAYS = ["follow", ...ON_HOLIDAYS] as const;

/** Beyond these an end or a beginning is a slip of the pen, or another way to say "for ever". */
const MOST_YEARS_ON = 5;
const MOST_YEARS_AHEAD = 2;
/** A rule makes a date within two years, or it makes none that anybody would wait for. */
const LOOKED_THROUGH_DAYS = 731;

/** How a schedule that is stored is shown: the plainest way that says all of it. */
export function repeatsOf({ rrule, rdates }: Schedule): Repeats {
	const rule = ruleOf({ rrule });
	if (rrule === null) return rdates.length === 0 ? "once" : "dates";
	if (!rule || rule.count !== null || rule.monthDays.length > 0) return "kept";
	if (rule.frequency === "weekly") return WEEK_STEPS.includes(`${rule.interval}` as "1") ? "weekly" : "kept";
	const [first] = rule.days;
	const plain = rule.days.every(
		({ day, ordinal }) => day === first?.day && ORDINALS.includes(`${ordinal}` as (typeof ORDINALS)[number]),
	);
	return rule.interval === 1 && first && plain ? "monthly" : "kept";
}

function ruleOf({ rrule }: Pick<Schedule, "rrule">): Rule | undefined {
	const parsed = rrule === null ? undefined : parseRule(rrule);
	return parsed?.ok ? parsed.rule : undefined;
}

/** The weekdays of a rule; without any it happens on the one it began on. */
const daysOf = (rule: Rule, dtstart: string): Day[] =>
	rule.days.length > 0 ? DAYS.filter((day) => rule.days.some((each) => each.day === day)) : [dayOf(dtstart)];

/** The last date, of the rule's own and the schedule's. */
function lastDate({ validTo, start }: Schedule, rule: Rule | undefined): string | null {
	const own = rule?.until ? addDays(rule.until.date, start > rule.until.time ? -1 : 0) : null;
	return [own, validTo].filter((date) => date !== null).sort()[0] ?? null;
}

/** "26 November 2026" on a line each, as they are read back. */
const dateLines = (dates: readonly string[]) => dates.map(dateLine).join("\n");
const longDate = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", day: "numeric", month: "long", year: "numeric" });
const dateLine = (date: string) => longDate.format(new Date(`${date}T12:00:00Z`));

/** Of dates that are named one by one, those that were called off. */
const calledOff = (schedule: Schedule) =>
	schedule.rrule === null ? schedule.exdates.filter((date) => everyDate(schedule).includes(date)) : [];

const everyDate = ({ dtstart, rdates }: Schedule) => [...new Set([dtstart, ...rdates])].sort();

export function recurrenceValues(schedule: Schedule): Values {
	const rule = ruleOf(schedule);
	const repeats = repeatsOf(schedule);
	const weekly = rule?.frequency === "weekly";
	const ruled = schedule.rrule !== null;
	return {
		repeats,
		days: repeats === "weekly" && rule ? daysOf(rule, schedule.dtstart) : [],
		weeks: weekly ? `${rule.interval}` : "1",
		ordinals: repeats === "monthly" && rule ? rule.days.map(({ ordinal }) => `${ordinal}`) : [],
		weekday: (repeats === "monthly" && rule?.days[0]?.day) || dayOf(schedule.dtstart),
		...dateValues("date", repeats === "once" ? schedule.dtstart : null),
		dates:
			repeats === "dates" ? dateLines(everyDate(schedule).filter((one) => !calledOff(schedule).includes(one))) : "",
		start: schedule.start && timeText(schedule.start),
		end: schedule.end === null ? "" : endText(schedule.end),
		...dateValues("from", ruled ? schedule.dtstart : null),
		...dateValues("until", ruled ? (repeats === "kept" ? schedule.validTo : lastDate(schedule, rule)) : null),
		term: schedule.termTimeOnly ? "yes" : "",
		holidays: schedule.bankHolidays ?? "follow",
		except: dateLines(schedule.exdates),
		also: ruled ? dateLines(schedule.rdates) : "",
		"session-note": schedule.note ?? "",
	};
}

/** What a new session starts with. */
export function newSchedule(id: string, today: string): Schedule {
	return {
		id,
		dtstart: today,
		validTo: null,
		start: "",
		end: null,
		rrule: "FREQ=WEEKLY",
		rdates: [],
		exdates: [],
		termTimeOnly: false,
		note: null,
	};
}

/** Those that happen again and again, from a date on. */
const RULED = ["weekly", "monthly", "kept"] as const satisfies readonly Repeats[];

/** The form of a session's times. @param today "YYYY-MM-DD" */
export const recurrenceForm = (today: string) =>
	form(
		{
			repeats: choice(REPEATS).needed("repeats"),
			days: choices(DAYS).needed("days").when("repeats", "weekly").or([]),
			weeks: choice(WEEK_STEPS).or("1"),
			ordinals: choices(ORDINALS).needed("ordinals").when("repeats", "monthly").or([]),
			weekday: choice(DAYS).or("MO"),
			date: date().needed("date-missing").when("repeats", "once"),
			dates: dates({ today }).needed("dates-missing").when("repeats", "dates").or([]),
			start: startTime("end").needed("start-missing"),
			end: endAfter("start"),
			from: date()
				.needed("from-missing")
				.when("repeats", ...RULED),
			until: date().when("repeats", ...RULED),
			term: ticked().when("repeats", ...RULED),
			holidays: choice(HOLIDAYS)
				.when("repeats", ...RULED)
				.or("follow"),
			except: dates({ today })
				.when("repeats", ...RULED)
				.or([]),
			also: dates({ today })
				.when("repeats", ...RULED)
				.or([]),
			"session-note": note(),
		},
		({ start, end, from, until }) => ({
			end: start && end && end <= start && !isOverNight(start, end) && "end-before-start",
			from: from && from > yearsOn(today, MOST_YEARS_AHEAD) && { reason: "from-far", what: String(MOST_YEARS_AHEAD) },
			until:
				until &&
				((from && until < from && "until-before-from") ||
					(until > yearsOn(today, MOST_YEARS_ON) && { reason: "until-far", what: String(MOST_YEARS_ON) })),
		}),
	);

type Recurrence = AnswerTo<ReturnType<typeof recurrenceForm>>;

/** The schedule that the form describes; `before` is given back where it says the same. */
export function scheduleOf(typed: Recurrence, before: Schedule): Schedule {
	const { start, end, "session-note": sessionNote } = typed;
	const schedule: Schedule = { ...before, ...whenOf(typed, before), start, end, note: sessionNote };
	return sameSchedule(before, schedule) ? before : schedule;
}

type When = Pick<Schedule, "dtstart" | "validTo" | "rrule" | "rdates" | "exdates" | "termTimeOnly" | "bankHolidays">;

function whenOf(typed: Recurrence, before: Schedule): When {
	const { repeats, from, until } = typed;
	const named = { validTo: null, rrule: null, termTimeOnly: false, bankHolidays: undefined };
	if (repeats === "once") {
		const dtstart = typed.date ?? before.dtstart;
		return { ...named, dtstart, rdates: [], exdates: calledOff(before).filter((date) => date === dtstart) };
	}
	if (repeats === "dates") {
		const chosen: readonly string[] = typed.dates;
		// What was called off is not among the dates that are shown, and stays announced as off.
		const exdates = calledOff(before).filter((date) => !chosen.includes(date));
		const [dtstart = before.dtstart, ...rdates] = [...chosen, ...exdates].sort(bySigns);
		return { ...named, dtstart, rdates, exdates };
	}
	const dtstart = from ?? before.dtstart;
	return {
		dtstart,
		validTo: until,
		rrule: repeats === "weekly" ? weeklyRule(typed) : repeats === "monthly" ? monthlyRule(typed) : before.rrule,
		rdates: typed.also.toSorted(),
		exdates: typed.except.toSorted(),
		termTimeOnly: typed.term === true,
		bankHolidays: typed.holidays === "follow" || typed.holidays === null ? undefined : typed.holidays,
	};
}

const yearsOn = (date: string, years: number) => `${Number(date.slice(0, 4)) + years}${date.slice(4)}`;

const weeklyRule = ({ days, weeks }: Recurrence) =>
	`FREQ=WEEKLY;${weeks === "1" ? "" : `INTERVAL=${weeks};`}BYDAY=${days.join(",")}`;

const monthlyRule = ({ ordinals, weekday }: Recurrence) =>
	`FREQ=MONTHLY;BYDAY=${ordinals.map((ordinal) => ordinal + weekday).join(",")}`;

/** Whether a schedule makes no date at all: a mistake, whatever it says. */
export function neverHappens(schedule: Schedule): boolean {
	const to = addDays(schedule.dtstart, LOOKED_THROUGH_DAYS);
	return occurrences({ ...schedule, termTimeOnly: false }, { from: schedule.dtstart, to, terms: [] }).length === 0;
}

/** Whether two schedules happen on the same dates and say the same about them, however their rules are spelt. */
function sameSchedule(one: Schedule, other: Schedule): boolean {
	return canonical(one) === canonical(other);
}

function canonical(schedule: Schedule): string {
	const rule = ruleOf(schedule);
	const { dtstart, start, end, exdates, rdates, termTimeOnly, bankHolidays, note } = schedule;
	const days =
		rule?.frequency === "weekly" ? daysOf(rule, dtstart) : rule?.days.map(({ day, ordinal }) => ordinal + day);
	const made = rule && [rule.frequency, rule.interval, days?.toSorted(), rule.monthDays, rule.count];
	const dates = schedule.rrule === null ? everyDate(schedule) : [dtstart, ...rdates.toSorted()];
	// Once and for certain dates, the end of the schedule says nothing that its dates do not.
	const last = schedule.rrule === null ? null : lastDate(schedule, rule);
	const held = [exdates.toSorted(), termTimeOnly, bankHolidays ?? null];
	return JSON.stringify([made ?? schedule.rrule, dates, last, start, end, held, note]);
}

/** The first date on which two schedules are on at the same time, from `from` on within a year; null for none. */
export function clashOf(one: Schedule, other: Schedule, from: string): string | null {
	if (!isLocalDate(from)) return null;
	const endOfDay = (schedule: Schedule) => (endsNextDay(schedule) ? END_OF_DAY : (schedule.end ?? schedule.start));
	if (one.start >= endOfDay(other) || other.start >= endOfDay(one)) return null;
	const range = { from, to: addDays(from, 366), terms: [] };
	const dates = new Set(occurrences(other, range).map(({ date }) => date));
	return occurrences(one, range).find(({ date }) => dates.has(date))?.date ?? null;
}
