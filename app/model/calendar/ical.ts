/** Calendar files (RFC 5545) that a phone can add or subscribe to. Times are local, with the rules of Europe/London. */
import { addDays, dayOf, LONDON, toInstant } from "./local-time";
import {
	type DateLimits,
	endOf,
	endsNextDay,
	HORIZON_DAYS,
	lastDate,
	occurrences,
	parseRule,
	type Rule,
} from "./schedule";
import type { Schedule } from "./shapes";

/** Words and the BCP 47 code of their language. */
interface Spoken {
	text: string;
	lang: string;
}

/** When an event happens: its first date, and the rule by which it comes again but for some dates. */
export interface Timing {
	date: string;
	start: string;
	end: string | null;
	rrule: string | null;
	exdates: string[];
}

/** One date of a schedule that is an event of its own. */
export interface TimedDate {
	date: string;
	/** Cancelled: it was announced, and is not on. */
	cancelled: boolean;
	/** It is a date of the series. */
	inSeries: boolean;
}

/** A schedule as events: a series where its rule makes one, and the dates that no series says. */
export interface Timings {
	series: Timing | null;
	dates: TimedDate[];
}

export interface CalendarEvent {
	/** The same for as long as the event lives, and nobody else's in the world. */
	uid: string;
	/** When its facts last changed. */
	stamp: Date;
	/** Grows with every change, at most 2^31 - 1. */
	sequence: number;
	cancelled: boolean;
	/** The date of the series with the same `uid` that this event stands for; null for one that is its own. */
	insteadOf: string | null;
	summary: Spoken;
	description: Spoken;
	location: string | null;
	/** WGS84 degrees; null where the place is not to be found. */
	position: { lat: number; lon: number } | null;
	url: string;
	timing: Timing;
}

export interface Calendar {
	name: string;
	/** The language of the name. */
	lang: string;
	events: readonly CalendarEvent[];
}

/** The clocks change on the last Sundays of March and October, at 01:00 UTC, since 1996. */
const TIME_ZONE = [
	"BEGIN:VTIMEZONE",
	`TZID:${LONDON}`,
	"BEGIN:DAYLIGHT",
	"DTSTART:19960331T010000",
	"RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
	"TZOFFSETFROM:+0000",
	"TZOFFSETTO:+0100",
	"TZNAME:BST",
	"END:DAYLIGHT",
	"BEGIN:STANDARD",
	"DTSTART:19961027T020000",
	"RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
	"TZOFFSETFROM:+0100",
	"TZOFFSETTO:+0000",
	"TZNAME:GMT",
	"END:STANDARD",
	"END:VTIMEZONE",
];

/**
 * When a schedule happens from `today` on, as far as dates are looked for. A rule stays a rule, without the dates on which
 * it is off; other dates become events of their own, since calendars leave dates without a rule out. A date that was
 * cancelled is left out of its series and is an event that says so.
 */
export function timingsOf(schedule: Schedule, { today, ...limits }: DateLimits & { today: string }): Timings {
	const { start, end } = schedule;
	const range = { from: endsNextDay(schedule) ? addDays(today, -1) : today, to: addDays(today, HORIZON_DAYS) };
	const datesOf = (changed: Partial<Schedule>, within: DateLimits) =>
		occurrences({ ...schedule, ...changed }, { ...range, ...within }).map(({ date }) => date);
	const onDates = datesOf({}, limits);
	const cancelled = schedule.exdates.length > 0 ? without(datesOf({ exdates: [] }, limits), onDates) : [];
	const parsed = schedule.rrule === null ? undefined : parseRule(schedule.rrule);
	const rule = parsed?.ok ? parsed.rule : undefined;
	const made = rule ? datesOf({ rdates: [], exdates: [], termTimeOnly: false }, { terms: [] }) : [];
	const fromRule = new Set(made);
	const inRule = onDates.filter((date) => fromRule.has(date));
	const [first] = inRule;
	if (!rule || first === undefined) {
		return { series: null, dates: dated(onDates, cancelled, () => false) };
	}
	// Where terms say when it is on, nothing is known of what comes after the last of them.
	const heldBack = schedule.termTimeOnly && limits.terms.length > 0;
	const ends = lastDate({ ...schedule, rdates: [], exdates: [] });
	const last = heldBack || (ends && ends < range.to) ? (inRule.at(-1) ?? null) : (ends ?? null);
	const isInSeries = (date: string) => fromRule.has(date) && date >= first && (last === null || date <= last);
	const exdates = without(made, onDates).filter(isInSeries);
	return {
		series: { date: first, start, end, rrule: writeRule(rule, schedule, last), exdates },
		dates: dated(without(onDates, inRule), cancelled, isInSeries),
	};
}

function without(dates: readonly string[], others: readonly string[]): string[] {
	const left = new Set(others);
	return dates.filter((date) => !left.has(date));
}

function dated(on: readonly string[], cancelled: readonly string[], inSeries: (date: string) => boolean): TimedDate[] {
	return [
		...on.map((date) => ({ date, cancelled: false, inSeries: false })),
		...cancelled.map((date) => ({ date, cancelled: true, inSeries: inSeries(date) })),
	];
}

/** The rule with its days and its last date spelled out, so that it no longer leans on the date it once began. */
function writeRule(rule: Rule, { dtstart }: Schedule, last: string | null): string {
	const weekly = rule.frequency === "weekly";
	const silent = rule.days.length + rule.monthDays.length === 0;
	const days = silent && weekly ? [dayOf(dtstart)] : rule.days.map(({ day, ordinal }) => `${ordinal ?? ""}${day}`);
	const monthDays = silent && !weekly ? [Number(dtstart.slice(8))] : rule.monthDays;
	return [
		`FREQ=${weekly ? "WEEKLY" : "MONTHLY"}`,
		rule.interval > 1 ? `INTERVAL=${rule.interval}` : "",
		days.length > 0 ? `BYDAY=${days.join(",")}` : "",
		monthDays.length > 0 ? `BYMONTHDAY=${monthDays.join(",")}` : "",
		last === null ? "" : `UNTIL=${utc(toInstant(last, "23:59"))}`,
		"WKST=MO",
	]
		.filter(Boolean)
		.join(";");
}

/** The whole file, with CRLF line ends. */
export const writeCalendar = ({ events, ...about }: Calendar): string => calendarAround(about, writeEvents(events));

/** Some of the events of a file: a long one is written in parts. */
export const writeEvents = (events: readonly CalendarEvent[]): string => written(events.flatMap(eventLines));

/** A day, or a time of it, in somebody's own calendar: with an alarm the day before, and nothing said but its summary. */
export interface DiaryDate {
	/** The same for as long as it lives, and nobody else's in the world. */
	uid: string;
	stamp: Date;
	/** How often it was moved: the newest of one that a calendar has already. */
	sequence?: number;
	date: string;
	/** Null where only the day is known. */
	time: string | null;
	summary: Spoken;
}

/** Some dates of somebody's own, for `calendarAround`. */
export const writeDiary = (dates: readonly DiaryDate[]): string => written(dates.flatMap(diaryLines));

const diaryLines = ({ uid, stamp, sequence = 0, date, time, summary: { text, lang } }: DiaryDate): string[] => [
	"BEGIN:VEVENT",
	`UID:${escaped(uid)}`,
	`DTSTAMP:${utc(stamp)}`,
	`SEQUENCE:${sequence}`,
	time === null ? `DTSTART;VALUE=DATE:${date.replaceAll("-", "")}` : `DTSTART;TZID=${LONDON}:${wallTime(date, time)}`,
	`SUMMARY;LANGUAGE=${lang}:${escaped(text)}`,
	"CLASS:PRIVATE",
	"BEGIN:VALARM",
	"ACTION:DISPLAY",
	`DESCRIPTION:${escaped(text)}`,
	// From midnight where there is no time: at six in the evening before.
	`TRIGGER:${time === null ? "-PT6H" : "-P1D"}`,
	"END:VALARM",
	"END:VEVENT",
];

/** @param events as `writeEvents` and `writeDiary` give them, one after another */
export function calendarAround(calendar: Omit<Calendar, "events">, events: string): string {
	const head = written([
		"BEGIN:VCALENDAR",
		"VERSION:2.0",
		"PRODID:-//Start for Life hub//Calendar//EN",
		"CALSCALE:GREGORIAN",
		"METHOD:PUBLISH",
		`NAME;LANGUAGE=${calendar.lang}:${escaped(calendar.name)}`,
		`X-WR-CALNAME:${escaped(calendar.name)}`,
		`X-WR-TIMEZONE:${LONDON}`,
		"REFRESH-INTERVAL;VALUE=DURATION:P1D",
		...TIME_ZONE,
	]);
	return head + events + written(["END:VCALENDAR"]);
}

const written = (lines: readonly string[]): string => lines.map((line) => `${folded(line)}\r\n`).join("");

function eventLines(event: CalendarEvent): string[] {
	const { timing, position, insteadOf } = event;
	const { start, end } = timing;
	const at = wallTime;
	const lines = [
		"BEGIN:VEVENT",
		`UID:${escaped(event.uid)}`,
		`DTSTAMP:${utc(event.stamp)}`,
		`SEQUENCE:${event.sequence}`,
		`STATUS:${event.cancelled ? "CANCELLED" : "CONFIRMED"}`,
		`DTSTART;TZID=${LONDON}:${at(timing.date, start)}`,
	];
	if (insteadOf !== null) lines.push(`RECURRENCE-ID;TZID=${LONDON}:${at(insteadOf, start)}`);
	if (end !== null && end !== start) {
		const ends = endOf(timing);
		lines.push(`DTEND;TZID=${LONDON}:${at(ends.date, ends.time)}`);
	}
	if (timing.rrule) lines.push(`RRULE:${timing.rrule}`);
	if (timing.exdates.length > 0) {
		lines.push(`EXDATE;TZID=${LONDON}:${timing.exdates.map((date) => at(date, start)).join(",")}`);
	}
	lines.push(`SUMMARY;LANGUAGE=${event.summary.lang}:${escaped(event.summary.text)}`);
	if (event.description.text) {
		lines.push(`DESCRIPTION;LANGUAGE=${event.description.lang}:${escaped(event.description.text)}`);
	}
	if (event.location) lines.push(`LOCATION:${escaped(event.location)}`);
	if (position) lines.push(`GEO:${position.lat.toFixed(6)};${position.lon.toFixed(6)}`);
	lines.push(`URL:${new URL(event.url).href}`, "TRANSP:TRANSPARENT", "END:VEVENT");
	return lines;
}

const wallTime = (date: string, time: string) => `${date.replaceAll("-", "")}T${time.replace(":", "")}00`;

function utc(moment: Date): string {
	return moment.toISOString().replace(/[-:]|\.\d+/g, "");
}

/** A text value: what has a meaning in the format is escaped, other control characters go. */
function escaped(text: string): string {
	return text
		.replace(/\r\n?/g, "\n")
		.replace(/[^\P{Cc}\n\t]/gu, "")
		.replace(/[\\;,]/g, "\\$&")
		.replaceAll("\n", "\\n");
}

const MAX_OCTETS = 75;

/** A content line in pieces of at most 75 octets, never parting a character. */
function folded(line: string): string {
	if (Buffer.byteLength(line) <= MAX_OCTETS) return line;
	let text = "";
	let from = 0;
	let octets = 0;
	for (let at = 0; at < line.length; ) {
		const code = line.codePointAt(at) ?? 0;
		const size = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
		if (octets + size > MAX_OCTETS) {
			text += `${line.slice(from, at)}\r\n `;
			from = at;
			// The space that marks the rest as folded.
			octets = 1;
		}
		octets += size;
		at += code < 0x10000 ? 1 : 2;
	}
	return text + line.slice(from);
}
