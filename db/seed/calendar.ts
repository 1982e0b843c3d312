/**
 * Dates that keep the demo alive on whichever day it is looked at: everything follows from `today`. Dates are local
 * "YYYY-MM-DD" strings.
 */
import type { Day } from "../../app/model/listings/vocabulary";
import type { ScheduleSeed } from "./kinds";

const DAY_MS = 86_400_000;
const WEEK: readonly Day[] = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];

export interface Term {
	from: string;
	to: string;
}

type More = Partial<Pick<ScheduleSeed, "exdates" | "note" | "validTo" | "termTimeOnly">>;

/** The calendar of a demo seeded on `today`. */
export interface Calendar {
	today: string;
	daysAgo(days: number): string;
	inDays(days: number): string;
	/** The next such day of the year, today included: "12-24". */
	next(monthAndDay: string): string;
	/** The nth such weekday from tomorrow on. */
	coming(day: Day, nth: number): string;
	/** Every week. Like the next two it rests from Christmas Eve to New Year's Day. */
	weekly(days: Day | Day[], start: string, end: string, more?: More): ScheduleSeed;
	/** Every week of a school term. */
	termTime(days: Day | Day[], start: string, end: string, more?: More): ScheduleSeed;
	/** Every other week. */
	fortnightly(day: Day, start: string, end: string, more?: More): ScheduleSeed;
	/** Once a month: "1SA" is the first Saturday, "-1FR" the last Friday. */
	monthly(which: `${"1" | "2" | "3" | "4" | "-1"}${Day}`, start: string, end: string, more?: More): ScheduleSeed;
	/** A course of fixed dates, one a week, that begins on the first such day at least `startsIn` days from today. */
	course(day: Day, weeks: number, start: string, end: string, startsIn: number, more?: More): ScheduleSeed;
	/** On these days of every week, Christmas too: telephone lines. */
	line(days: Day[], start: string, end: string, more?: More): ScheduleSeed;
	/** This school year's terms and the next one's, half terms taken out. */
	terms: Term[];
}

const date = (text: string) => new Date(`${text}T00:00:00Z`);
const plus = (from: string, days: number) => new Date(date(from).getTime() + days * DAY_MS).toISOString().slice(0, 10);
const weekday = (isoDate: string) => date(isoDate).getUTCDay();

/** The first such weekday on or after `from`. */
function onOrAfter(day: Day, from: string): string {
	return plus(from, (WEEK.indexOf(day) - weekday(from) + 7) % 7);
}

/** Christmas Eve to New Year's Day, when hubs rest. */
const isRest = (on: string) => on.slice(5) >= "12-24" || on.slice(5) === "01-01";

/** The last such weekday on or before `to`. */
function onOrBefore(day: Day, to: string): string {
	return onOrAfter(day, plus(to, -6));
}

/** Easter Sunday of the Gregorian calendar (the method of Meeus, Jones and Butcher). */
function easter(year: number): string {
	const a = year % 19;
	const b = Math.floor(year / 100);
	const c = year % 100;
	const g = Math.floor((8 * b + 13) / 25);
	const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
	const i = Math.floor(c / 4);
	const l = (32 + 2 * (b % 4) + 2 * i - h - (c % 4)) % 7;
	const m = Math.floor((a + 11 * h + 22 * l) / 451);
	const n = h + l - 7 * m + 114;
	const month = String(Math.floor(n / 31)).padStart(2, "0");
	return `${year}-${month}-${String((n % 31) + 1).padStart(2, "0")}`;
}

/** The six half terms of the school year that begins in September of `year`, as English councils set them. */
export function schoolYear(year: number): Term[] {
	const spring = year + 1;
	const octoberBreak = onOrBefore("MO", `${year}-10-31`);
	const februaryBreak = onOrAfter("MO", `${spring}-02-12`);
	const mayBreak = onOrBefore("MO", `${spring}-05-31`);
	const beforeGoodFriday = plus(easter(spring), -3);
	const firstAprilFriday = onOrAfter("FR", `${spring}-04-01`);
	const springEnd = beforeGoodFriday < firstAprilFriday ? beforeGoodFriday : firstAprilFriday;
	const afterEaster = onOrAfter("MO", plus(springEnd, 16));
	return [
		{ from: onOrAfter("WE", `${year}-09-02`), to: plus(octoberBreak, -3) },
		{ from: plus(octoberBreak, 7), to: onOrBefore("FR", `${year}-12-20`) },
		{ from: onOrAfter("MO", `${spring}-01-03`), to: plus(februaryBreak, -3) },
		{ from: plus(februaryBreak, 7), to: springEnd },
		{ from: afterEaster === plus(easter(spring), 1) ? plus(afterEaster, 1) : afterEaster, to: plus(mayBreak, -3) },
		{ from: plus(mayBreak, 7), to: onOrAfter("WE", `${spring}-07-20`) },
	];
}

/** @param today the local date on which the demo is seeded */
export function calendarFor(today: string): Calendar {
	const year = Number(today.slice(0, 4));
	const schoolYearStart = today.slice(5) < "09-01" ? year - 1 : year;
	// Series began in the school year before this one, so that they are under way on any day.
	const began = `${schoolYearStart - 1}-09-01`;
	const next = (monthAndDay: string) => `${monthAndDay >= today.slice(5) ? year : year + 1}-${monthAndDay}`;
	const coming = (day: Day, nth: number) => plus(onOrAfter(day, plus(today, 1)), 7 * (nth - 1));

	/** A series that repeats, from its first day on or after it began. */
	function repeat(days: Day[], rule: string, start: string, end: string, more: More = {}): ScheduleSeed {
		const first = days.map((day) => onOrAfter(day, began)).sort()[0] ?? began;
		return { dtstart: first, start, end, rrule: rule, ...more };
	}

	/** The same without the days of the next Christmas on which nothing happens. */
	function resting(schedule: ScheduleSeed, days: Day[]): ScheduleSeed {
		const newYear = next("01-01");
		const rest = Array.from({ length: 9 }, (_, i) => plus(newYear, i - 8));
		const exdates = rest.filter((on) => days.some((day) => WEEK[weekday(on)] === day));
		return { ...schedule, exdates: [...exdates, ...(schedule.exdates ?? [])] };
	}

	const everyWeek = (days: Day[]) => `FREQ=WEEKLY;BYDAY=${days.join(",")}`;

	return {
		today,
		daysAgo: (days) => plus(today, -days),
		inDays: (days) => plus(today, days),
		next,
		coming,
		weekly(onDays, start, end, more) {
			const days = [onDays].flat();
			return resting(repeat(days, everyWeek(days), start, end, more), days);
		},
		termTime(onDays, start, end, more) {
			const days = [onDays].flat();
			return repeat(days, everyWeek(days), start, end, { ...more, termTimeOnly: true });
		},
		fortnightly: (day, start, end, more) =>
			resting(repeat([day], `FREQ=WEEKLY;INTERVAL=2;BYDAY=${day}`, start, end, more), [day]),
		monthly(which, start, end, more) {
			const day = which.slice(-2) as Day;
			const nth = Number(which.slice(0, -2));
			const dtstart = nth > 0 ? plus(onOrAfter(day, began), 7 * (nth - 1)) : onOrBefore(day, plus(began, 29));
			return resting({ dtstart, start, end, rrule: `FREQ=MONTHLY;BYDAY=${which}`, ...more }, [day]);
		},
		course(day, weeks, start, end, startsIn, more) {
			const from = onOrAfter(day, plus(today, startsIn));
			// Two more, since at most two such days fall in the rest at Christmas.
			const dates = Array.from({ length: weeks + 2 }, (_, i) => plus(from, 7 * i)).filter((on) => !isRest(on));
			const [dtstart = from, ...rdates] = dates.slice(0, weeks);
			return { dtstart, start, end, rrule: null, rdates, validTo: rdates.at(-1) ?? dtstart, ...more };
		},
		line: (days, start, end, more) => repeat(days, everyWeek(days), start, end, more),
		terms: [...schoolYear(schoolYearStart), ...schoolYear(schoolYearStart + 1)],
	};
}
