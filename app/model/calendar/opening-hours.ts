/** Whether a place is open or a line answers, from its week's hours, its exceptions and England's bank holidays. */
import { bySigns } from "../order";
import { type Holiday, holidayOn } from "./bank-holidays";
import { addDays, dayOf, type LocalNow } from "./local-time";
import { DAYS, type Day, type OpeningHours } from "./shapes";

/** A stretch of a day, in local time; `closes` is not included, and where it is before `opens` it is on the next day. */
export interface Interval {
	opens: string;
	closes: string;
}

/** What holds on one date. No intervals: closed all day. */
export interface DayHours {
	date: string;
	day: Day;
	intervals: Interval[];
	/** Why the date differs from its weekday, or null when it does not. */
	differs: { holiday: Holiday | null; note: string | null } | null;
}

/** Open until a time today (null: without end), or closed until the next opening, if one is known. */
export type OpenState =
	| { open: true; until: string | null }
	| { open: false; opensNext: { date: string; time: string } | null };

/** The last minute of a day, up to which a place is open that does not close at night. */
export const END_OF_DAY = "23:59";

/** How far ahead the next opening is looked for, in days: past any summer closure. */
const LOOK_AHEAD_DAYS = 92;

/** Whether anybody has said any hours; a place without is not the same as one that is closed. */
export function hasHours({ regular, exceptions }: OpeningHours): boolean {
	return regular.length + exceptions.length > 0;
}

/** Open from midnight to midnight on every day of the usual week. */
export function isDayAndNight(hours: OpeningHours): boolean {
	return regularWeek(hours).every(({ intervals: [first] }) => first !== undefined && isAllDay(first));
}

const isAllDay = ({ opens, closes }: Interval) => opens === "00:00" && closes === END_OF_DAY;

/** Whether it is open at a local date and time. Null hours are open always. */
export function openState(hours: OpeningHours | null, now: Pick<LocalNow, "date" | "time">): OpenState {
	if (hours === null) return { open: true, until: null };
	const today = hoursOn(hours, now.date).intervals;
	const current = today.find(
		({ opens, closes }) => opens <= now.time && (now.time < closes || goesToMidnight(closes, opens)),
	);
	if (current) return { open: true, until: untilOf(hours, now.date, current) };
	const lastNight = hoursOn(hours, addDays(now.date, -1)).intervals.find(isOvernight);
	if (lastNight && now.time < lastNight.closes) return { open: true, until: lastNight.closes };
	const later = today.find(({ opens }) => opens > now.time);
	if (later) return { open: false, opensNext: { date: now.date, time: later.opens } };
	for (let ahead = 1; ahead <= LOOK_AHEAD_DAYS; ahead += 1) {
		const date = addDays(now.date, ahead);
		const [next] = hoursOn(hours, date).intervals;
		if (next) return { open: false, opensNext: { date, time: next.opens } };
	}
	return { open: false, opensNext: null };
}

const isOvernight = ({ opens, closes }: Interval) => closes < opens;
const goesToMidnight = (closes: string, opens: string) => closes === END_OF_DAY || closes < opens;

/** When a stretch ends that has begun on a date: what opens again at midnight has not closed. Null: not within a day. */
function untilOf(hours: OpeningHours, date: string, { opens, closes }: Interval): string | null {
	if (closes !== END_OF_DAY) return closes;
	const [next] = hoursOn(hours, addDays(date, 1)).intervals;
	if (next?.opens !== "00:00") return closes;
	// A stretch that goes on for longer than a day has no time at which it ends that a clock could tell.
	return next.closes < opens ? next.closes : isAllDay({ opens, closes }) && isDayAndNight(hours) ? null : closes;
}

/** Whether an exception shuts a place all day on a date; null where there is none for it. */
export function shutByException({ exceptions }: OpeningHours, date: string): boolean | null {
	const own = exceptions.filter((exception) => exception.date === date);
	return own.length > 0 ? own.every(({ opens, closes }) => opens === null || closes === null) : null;
}

/** The hours of one date. An exception for it stands before everything else. */
export function hoursOn(hours: OpeningHours, date: string): DayHours {
	const day = dayOf(date);
	const exceptions = hours.exceptions.filter((exception) => exception.date === date);
	const holiday = holidayOn(date);
	if (exceptions.length > 0) {
		const note = exceptions.map((exception) => exception.note).find(Boolean) ?? null;
		return { date, day, intervals: joined(exceptions), differs: { holiday, note } };
	}
	const regular = joined(hours.regular.filter((row) => row.day === day));
	if (holiday && hours.bankHolidays === "closed" && regular.length > 0) {
		return { date, day, intervals: [], differs: { holiday, note: null } };
	}
	return { date, day, intervals: regular, differs: null };
}

/** In order, and with what touches or overlaps made one. What closes when the day ends does so at its last minute. */
function joined(rows: readonly { opens: string | null; closes: string | null }[]): Interval[] {
	const intervals: Interval[] = [];
	const known = rows
		.flatMap(({ opens, closes }) => (opens !== null && closes !== null && opens !== closes ? [{ opens, closes }] : []))
		.map(({ opens, closes }) => ({ opens, closes: closes === "00:00" ? END_OF_DAY : closes }))
		.sort((one, other) => bySigns(one.opens, other.opens));
	for (const interval of known) {
		const last = intervals.at(-1);
		if (last && (isOvernight(last) || interval.opens <= last.closes)) {
			const later = isOvernight(interval) === isOvernight(last) ? interval.closes > last.closes : isOvernight(interval);
			if (later) last.closes = interval.closes;
		} else {
			intervals.push(interval);
		}
	}
	return intervals;
}

/** The usual week, Monday first, whatever this week's exceptions are. */
export function regularWeek(hours: OpeningHours): { day: Day; intervals: Interval[] }[] {
	return DAYS.map((day) => ({ day, intervals: joined(hours.regular.filter((row) => row.day === day)) }));
}

/** The dates in the `days` from `from` that differ from the usual week. */
export function changesAhead(hours: OpeningHours, from: string, days: number): DayHours[] {
	return Array.from({ length: days }, (_, ahead) => hoursOn(hours, addDays(from, ahead))).filter((day) => day.differs);
}
