/** Calendar files (RFC 5545) that a phone can add or subscribe to. Times are local, with the rules of Europe/London. */
import { addDays, dayOf, LONDON, toInstant } from "./local-time";
import { nextOccurrences, occurrences, parseRule, type Rule, type Term } from "./schedule";
import type { Schedule } from "./shapes";

/** Words and the BCP 47 code of their language. */
interface Spoken {
	text: string;
	lang: string;
}

/** When an event happens: its first date, and the rule or further dates on which it comes again. */
export interface Timing {
	date: string;
	start: string;
	end: string | null;
	rrule: string | null;
	rdates: string[];
	exdates: string[];
}

export interface CalendarEvent {
	/** The same for as long as the event lives, and nobody else's in the world. */
	uid: string;
	/** When its facts last changed. */
	stamp: Date;
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

const DAYS_WRITTEN = 366;

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
 * When a schedule happens from `today` on, or null when it does not any more. An endless or dated rule stays a rule.
 * School terms and counted occurrences cannot be said as one that starts today: they become the dates of a year.
 */
export function timingOf(schedule: Schedule, options: { today: string; terms: readonly Term[] }): Timing | null {
	const { today, terms } = options;
	const { start, end } = schedule;
	const parsed = schedule.rrule === null ? undefined : parseRule(schedule.rrule);
	const rule = parsed?.ok ? parsed.rule : undefined;
	if (rule && rule.count === null && !(schedule.termTimeOnly && terms.length > 0)) {
		// A rule must make its own first date, so the dates that are named or left out are set beside it.
		const bare: Schedule = { ...schedule, rdates: [], exdates: [] };
		const [first] = nextOccurrences([bare], { now: { date: today, time: "00:00" }, terms, limit: 1 });
		if (first) {
			const ahead = (dates: readonly string[]) => dates.filter((date) => date >= today).sort();
			const exdates = ahead(schedule.exdates);
			const rdates = ahead(schedule.rdates).filter(
				(date) => !exdates.includes(date) && (schedule.validTo === null || date <= schedule.validTo),
			);
			return { date: first.date, start, end, rrule: writeRule(rule, schedule), rdates, exdates };
		}
	}
	const dates = occurrences(schedule, { from: today, to: addDays(today, DAYS_WRITTEN), terms });
	const [first, ...others] = dates.map(({ date }) => date);
	return first === undefined ? null : { date: first, start, end, rrule: null, rdates: others, exdates: [] };
}

/** The rule with its days spelled out, so that it no longer leans on the date it once began. */
function writeRule(rule: Rule, schedule: Schedule): string {
	const { dtstart, validTo } = schedule;
	const weekly = rule.frequency === "weekly";
	const silent = rule.days.length + rule.monthDays.length === 0;
	const days = silent && weekly ? [dayOf(dtstart)] : rule.days.map(({ day, ordinal }) => `${ordinal ?? ""}${day}`);
	const monthDays = silent && !weekly ? [Number(dtstart.slice(8))] : rule.monthDays;
	const ends = [rule.until, validTo === null ? null : { date: validTo, time: "23:59" }]
		.flatMap((limit) => (limit ? [toInstant(limit.date, limit.time)] : []))
		.sort((one, other) => one.getTime() - other.getTime());
	return [
		`FREQ=${weekly ? "WEEKLY" : "MONTHLY"}`,
		rule.interval > 1 ? `INTERVAL=${rule.interval}` : "",
		days.length > 0 ? `BYDAY=${days.join(",")}` : "",
		monthDays.length > 0 ? `BYMONTHDAY=${monthDays.join(",")}` : "",
		ends[0] ? `UNTIL=${utc(ends[0])}` : "",
		"WKST=MO",
	]
		.filter(Boolean)
		.join(";");
}

/** The whole file, with CRLF line ends. */
export function writeCalendar(calendar: Calendar): string {
	const lines = [
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
		...calendar.events.flatMap(eventLines),
		"END:VCALENDAR",
	];
	return lines.map((line) => `${folded(line)}\r\n`).join("");
}

function eventLines(event: CalendarEvent): string[] {
	const { timing, position } = event;
	const { start, end } = timing;
	const at = (date: string, time: string) => `${date.replaceAll("-", "")}T${time.replace(":", "")}00`;
	const starts = (dates: readonly string[]) => dates.map((date) => at(date, start)).join(",");
	const lines = [
		"BEGIN:VEVENT",
		`UID:${escaped(event.uid)}`,
		`DTSTAMP:${utc(event.stamp)}`,
		`DTSTART;TZID=${LONDON}:${at(timing.date, start)}`,
	];
	if (end !== null) {
		const endDate = end > start ? timing.date : addDays(timing.date, 1);
		lines.push(`DTEND;TZID=${LONDON}:${at(endDate, end)}`);
	}
	if (timing.rrule) lines.push(`RRULE:${timing.rrule}`);
	if (timing.rdates.length > 0) lines.push(`RDATE;TZID=${LONDON}:${starts(timing.rdates)}`);
	if (timing.exdates.length > 0) lines.push(`EXDATE;TZID=${LONDON}:${starts(timing.exdates)}`);
	lines.push(`SUMMARY;LANGUAGE=${event.summary.lang}:${escaped(event.summary.text)}`);
	if (event.description.text) {
		lines.push(`DESCRIPTION;LANGUAGE=${event.description.lang}:${escaped(event.description.text)}`);
	}
	if (event.location) lines.push(`LOCATION:${escaped(event.location)}`);
	if (position) lines.push(`GEO:${position.lat.toFixed(6)};${position.lon.toFixed(6)}`);
	lines.push(`URL:${new URL(event.url).href}`, "TRANSP:TRANSPARENT", "END:VEVENT");
	return lines;
}

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
