/**
 * When a service happens, over all its places: the one answer for the search, cards, what is on, hubs, print, calendars
 * and what search engines and other programs are told.
 *
 * A date counts until its session has ended. A session follows the closures of the hub it is at, and the hub's or the
 * council's rule for bank holidays, unless it says itself whether it is on then. What ended for good, such as a course in
 * May, fits nothing that is asked.
 */
import { holidayOn } from "../calendar/bank-holidays";
import { hasHours, shutByException } from "../calendar/opening-hours";
import {
	bySoonest,
	type DateLimits,
	endOf,
	hasCome,
	type LocalMoment,
	lastDate,
	type NextOptions,
	namedDates,
	nextOccurrences,
	type Occurrence,
	occurrences,
	type Term,
} from "../calendar/schedule";
import { isHelpline } from "./helpline";
import { hubState } from "./hub-state";
import type { Hub, Schedule, ServiceContent } from "./shapes";
import { TIME_SLUGS, TIMES, type TimeOfDay } from "./vocabulary";

/** What a council says about dates on which nothing is on. */
export interface DateRules {
	/** School terms. */
	terms: readonly Term[];
	/** Whether sessions are on on bank holidays where neither they nor a hub say so. */
	bankHolidays: "off" | "on";
}

/** A service, as far as it matters when it is. */
export type Timed = Pick<ServiceContent, "places" | "schedules" | "channels" | "format">;

/** A service, as far as it matters when it ends. */
type Dated = Pick<ServiceContent, "places" | "schedules" | "timesNote">;

/** A service with what is known of its places. */
export interface TimedAtPlaces {
	content: Timed;
	/** By id. */
	locations: ReadonlyMap<string, { content: { hub: HubDates | null } }>;
}

/** What of a hub matters for the sessions there. */
export type HubDates = Pick<Hub, "hours" | "status" | "statusFrom">;

/** A date on which a service happens, and where; without a location it happens by phone or online. */
export interface Session extends Occurrence {
	locationId: string | null;
}

/** A session with the service that holds it. */
export interface SessionOf<Service> extends Session {
	service: Service;
}

/** What is asked of a session beside its date. */
export interface SessionFilter {
	/** Parts of the day in which it starts; none or missing means any. */
	time?: readonly TimeOfDay[];
	/** Whether a location will do; null stands for none, by phone or online. */
	at?: (locationId: string | null) => boolean;
}

const TOGETHER: ReadonlySet<string | null> = new Set(["group", "course", "peer-support"]);

/**
 * Whether a service has sessions to come to: unless one is referred, or refers oneself to somebody who is there for one
 * alone. A helpline's schedule is when somebody answers, and a team's is when it works.
 */
export function hasSessions({ channels, format, joining }: Pick<ServiceContent, "channels" | "format" | "joining">) {
	if (isHelpline({ channels, format }) || joining === "professional-referral") return false;
	return joining !== "self-referral" || TOGETHER.has(format);
}

/** The part of the day in which something starts, "HH:MM". */
export function timeOfDay(start: string): TimeOfDay {
	const hour = Number(start.slice(0, 2));
	return TIME_SLUGS.find((part) => hour < TIMES[part][1]) ?? "evening";
}

/** Whether something starts in one of these parts of the day; in any where none is named. */
export function startsIn(time: readonly TimeOfDay[], start: string): boolean {
	return time.length === 0 || time.includes(timeOfDay(start));
}

/** A schedule of a service, and where it holds; without a location it is by phone or online. */
export interface ScheduleAt {
	schedule: Schedule;
	locationId: string | null;
}

/** The schedules of a service that fit, each with where it holds. */
export function schedulesOf(
	{ places, schedules }: Pick<Timed, "places" | "schedules">,
	{ time = [], at }: SessionFilter = {},
): ScheduleAt[] {
	const found: ScheduleAt[] = [];
	const add = (some: readonly Schedule[], locationId: string | null) => {
		if (some.length === 0 || (at && !at(locationId))) return;
		for (const schedule of some) {
			if (startsIn(time, schedule.start)) found.push({ schedule, locationId });
		}
	};
	for (const place of places) add(place.schedules, place.locationId);
	add(schedules, null);
	return found;
}

/** Why a session is not on although its schedule names the date. */
export type OffReason = "hub" | "holiday";

/** Why a session is off on a local date that its schedule names; null where it is on. */
export function offReason(
	{ content, locations }: TimedAtPlaces,
	{ schedule, locationId }: ScheduleAt,
	date: string,
	rules: Pick<DateRules, "bankHolidays">,
): OffReason | null {
	const hub = locationId === null ? null : locations.get(locationId)?.content.hub;
	if (hub && hubState(hub, date).kind === "closed") return "hub";
	const shut = hub && shutByException(hub.hours, date);
	if (shut) return "hub";
	if (holidayOn(date) === null) return null;
	if (schedule.bankHolidays) return schedule.bankHolidays === "off" ? "holiday" : null;
	// A hub that opens on this very date has said so.
	if (shut === false) return null;
	if (hub && hasHours(hub.hours)) return hub.hours.bankHolidays === "closed" ? "hub" : null;
	if (isHelpline(content) || namedDates(schedule).includes(date)) return null;
	return rules.bankHolidays === "off" ? "holiday" : null;
}

/** What holds the dates of one schedule of a service back. */
export function dateLimits(service: TimedAtPlaces, at: ScheduleAt, rules: DateRules): DateLimits {
	return { terms: rules.terms, isOff: (date) => offReason(service, at, date, rules) !== null };
}

/** The next sessions of a service that fit what is asked, soonest first. One that has begun counts until it ends. */
export function nextSessions(
	service: TimedAtPlaces,
	options: NextOptions & SessionFilter & { rules: DateRules },
): Session[] {
	return schedulesOf(service.content, options)
		.flatMap((at) =>
			nextOccurrences(at.schedule, { ...options, ...dateLimits(service, at, options.rules) }).map((occurrence) => ({
				...occurrence,
				locationId: at.locationId,
			})),
		)
		.sort(bySoonest)
		.slice(0, options.limit);
}

/**
 * The local dates before `before` on which a service would be on by its schedules and is not on at all: called off, closed
 * or a holiday. Soonest first, each once.
 */
export function datesNotOn(
	service: TimedAtPlaces,
	{ now, before, rules }: { now: LocalMoment; before: string; rules: DateRules },
): string[] {
	const [on, off] = [new Set<string>(), new Set<string>()];
	for (const at of schedulesOf(service.content)) {
		const isOff = (date: string) => at.schedule.exdates.includes(date) || offReason(service, at, date, rules) !== null;
		const named = nextOccurrences({ ...at.schedule, exdates: [] }, { now, before, terms: rules.terms });
		for (const { date } of named) (isOff(date) ? off : on).add(date);
	}
	return [...off].filter((date) => !on.has(date)).sort();
}

/**
 * The local date and time at which the last of all that a service's schedules make ends; null where they go on without
 * end, or make nothing, and where its source says more of its times than was understood. School terms and closures are not
 * looked at: what they take away was announced, and may be moved.
 */
export function lastEnd(content: Dated): LocalMoment | null {
	if (content.timesNote) return null;
	let last: LocalMoment | null = null;
	for (const { schedule } of schedulesOf(content)) {
		const date = lastDate(schedule);
		if (date === null) return null;
		if (date === undefined) continue;
		const end = endOf({ ...schedule, date });
		if (last === null || hasCome(last, end)) last = end;
	}
	return last;
}

/** The local date on which a service ended; null while something of it is to come, and where it never was at a time. */
export function endedOn(content: Dated, now: LocalMoment): string | null {
	const end = lastEnd(content);
	return end && hasCome(end, now) ? end.date : null;
}

/** Local dates, `to` not included. */
export interface DateRange {
	from: string;
	to: string;
}

/**
 * Finds the sessions of one service after another between two dates, over or not, in no order. Thousands of sessions share
 * a few dozen rules, each of which is worked out once.
 */
export function sessionsWithin({ rules, ...range }: DateRange & { rules: DateRules }, filter: SessionFilter = {}) {
	const { terms } = rules;
	const known = new Map<string, Occurrence[]>();
	const datesOf = (schedule: Schedule): Occurrence[] => {
		const { rrule, dtstart, validTo, start, termTimeOnly, rdates, exdates } = schedule;
		const key = [rrule, dtstart, validTo, start, termTimeOnly, rdates, exdates].join(" ");
		const dates = known.get(key) ?? occurrences(schedule, { ...range, terms });
		known.set(key, dates);
		return dates;
	};
	return <Service extends TimedAtPlaces>(service: Service): SessionOf<Service>[] => {
		const sessions: SessionOf<Service>[] = [];
		for (const at of schedulesOf(service.content, filter)) {
			const { id: scheduleId, end } = at.schedule;
			for (const { date, start, termUnknown } of datesOf(at.schedule)) {
				if (offReason(service, at, date, rules) !== null) continue;
				sessions.push({ scheduleId, date, start, end, termUnknown, service, locationId: at.locationId });
			}
		}
		return sessions;
	};
}
