/** Dates that are taken out of what a listing says of its times, and put back. Pure. */
import { addDays } from "../calendar/local-time";
import type { OpeningHours, Schedule } from "../calendar/shapes";
import { bySigns } from "../order";
import type { ServiceContent } from "./shapes";

type Exception = OpeningHours["exceptions"][number];

/** What holds on each date from `from` to `to`, both of them local dates: hours, or closed where `opens` is null. */
export interface ExceptionRange extends Omit<Exception, "date"> {
	from: string;
	to: string;
}

/** A hub is closed for a school year at most: beyond that it is withdrawn. */
export const MOST_DAYS_OFF = 366;

/** Dates in a row on which the same holds, as one; in the order in which they stand. */
export function inRanges(exceptions: readonly Exception[]): ExceptionRange[] {
	const ranges: ExceptionRange[] = [];
	for (const { date, opens, closes, note } of exceptions) {
		const last = ranges.at(-1);
		const goesOn = last && addDays(last.to, 1) === date && last.opens === opens && last.closes === closes;
		if (goesOn && last.note === note) last.to = date;
		else ranges.push({ from: date, to: date, opens, closes, note });
	}
	return ranges;
}

/** The dates from one to another, both included; the first alone where the other is before it. */
export function datesBetween(from: string, to: string): string[] {
	const dates = [from];
	for (let date = addDays(from, 1); date <= to && dates.length < MOST_DAYS_OFF; date = addDays(date, 1))
		dates.push(date);
	return dates;
}

type Range = Pick<ExceptionRange, "from" | "to">;

const isWithin = ({ from, to }: Range, date: string) => from <= date && date <= to;

/** The hours with the hub closed on every date of a range; what was said of those dates before gives way. */
export function closedThroughout(hours: OpeningHours, range: Range & { note: string | null }): OpeningHours {
	const closed = datesBetween(range.from, range.to).map((date) => ({
		date,
		opens: null,
		closes: null,
		note: range.note,
	}));
	const others = hours.exceptions.filter(({ date }) => !isWithin(range, date));
	return { ...hours, exceptions: [...others, ...closed].sort((one, other) => bySigns(one.date, other.date)) };
}

/** The hours without the closures of a range: its dates are like any other again. */
export function openAsUsual(hours: OpeningHours, range: Range): OpeningHours {
	const exceptions = hours.exceptions.filter(({ date, opens }) => opens !== null || !isWithin(range, date));
	return { ...hours, exceptions };
}

/** The closures that are not over on a date, soonest first. */
export function closuresFrom({ exceptions }: OpeningHours, today: string): ExceptionRange[] {
	return inRanges(exceptions.filter(({ opens }) => opens === null))
		.filter(({ to }) => to >= today)
		.sort((one, other) => bySigns(one.from, other.from));
}

/** One date of one session of a service. */
export interface SessionDate {
	/** The session's id. */
	session: string;
	/** A local date. */
	date: string;
}

function withSchedule(content: ServiceContent, id: string, change: (schedule: Schedule) => Schedule): ServiceContent {
	const changed = (schedules: readonly Schedule[]) =>
		schedules.map((schedule) => (schedule.id === id ? change(schedule) : schedule));
	return {
		...content,
		places: content.places.map((place) => ({ ...place, schedules: changed(place.schedules) })),
		schedules: changed(content.schedules),
	};
}

/** The service with a date of a session called off: calendars say so to whoever follows them. */
export const calledOff = (content: ServiceContent, { session, date }: SessionDate): ServiceContent =>
	withSchedule(content, session, (schedule) => ({
		...schedule,
		exdates: [...new Set([...schedule.exdates, date])].sort(bySigns),
	}));

/** The service with a date of a session that was called off on again. */
export const onAgain = (content: ServiceContent, { session, date }: SessionDate): ServiceContent =>
	withSchedule(content, session, (schedule) => ({
		...schedule,
		exdates: schedule.exdates.filter((one) => one !== date),
	}));
