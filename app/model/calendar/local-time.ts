/** Dates and times on the wall in England: dates are `YYYY-MM-DD`, times `HH:MM`, the zone is Europe/London. */
import { DAYS, type Day } from "./shapes";

/** A moment as a clock and a calendar on an English wall show it. */
export interface LocalNow {
	date: string;
	time: string;
	day: Day;
}

export const LONDON = "Europe/London";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const wall = new Intl.DateTimeFormat("en-GB-u-ca-iso8601", {
	timeZone: LONDON,
	year: "numeric",
	month: "2-digit",
	day: "2-digit",
	hour: "2-digit",
	minute: "2-digit",
	hourCycle: "h23",
});

/** The local date, time and weekday at a moment; by default, now. */
export function localNow(at: Date = new Date()): LocalNow {
	const parts: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
	for (const { type, value } of wall.formatToParts(at)) parts[type] = value;
	const date = `${parts.year}-${parts.month}-${parts.day}`;
	return { date, time: `${parts.hour}:${parts.minute}`, day: dayOf(date) };
}

/**
 * The moment of a local date and time. A time that happens twice, when the clocks go back, is its first; one that is
 * skipped, when they go forward, is read by the clock before the change, as RFC 5545 reads it.
 */
export function toInstant(date: string, time: string): Date {
	const utc = Date.parse(`${date}T${time}:00Z`);
	const inSummerTime = new Date(utc - HOUR_MS);
	const seen = localNow(inSummerTime);
	return seen.date === date && seen.time === time ? inSummerTime : new Date(utc);
}

/** Whether `text` is a real date between the years 1900 and 2199. */
export function isLocalDate(text: string): boolean {
	if (!/^(19|20|21)\d\d-\d\d-\d\d$/.test(text)) return false;
	const moment = new Date(`${text}T00:00:00Z`);
	return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text);
}

/** Days since 1 January 1970: dates as numbers, for arithmetic. */
export function dayNumber(date: string): number {
	return Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))) / DAY_MS;
}

/** The date of a day number. */
export function dateOfDay(number: number): string {
	return new Date(number * DAY_MS).toISOString().slice(0, 10);
}

/** The date `days` later, or earlier when negative. */
export function addDays(date: string, days: number): string {
	return dateOfDay(dayNumber(date) + days);
}

/** How many days `later` is after `earlier`. */
export function daysBetween(earlier: string, later: string): number {
	return dayNumber(later) - dayNumber(earlier);
}

/** The place of a day number in its week: 0 on Mondays, 6 on Sundays. */
export function weekdayIndex(number: number): number {
	// Day 0 was a Thursday.
	return (((number + 3) % 7) + 7) % 7;
}

/** The weekday of a date, by its iCalendar name. */
export function dayOf(date: string): Day {
	return DAYS[weekdayIndex(dayNumber(date))] ?? "MO";
}

/** The Monday of a date's week. */
export function mondayOf(date: string): string {
	const number = dayNumber(date);
	return dateOfDay(number - weekdayIndex(number));
}
