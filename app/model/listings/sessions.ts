/**
 * When a service happens, over all its places: the one answer for the search, cards, what is on, hubs, calendars and what
 * search engines and other programs are told.
 *
 * A date counts until its session has ended. What ended for good, such as a course in May, fits nothing that is asked.
 */
import {
	bySoonest,
	type NextOptions,
	nextOccurrences,
	type Occurrence,
	occurrences,
	type Term,
} from "../calendar/schedule";
import { isHelpline } from "./helpline";
import type { Schedule, ServiceContent } from "./shapes";
import { TIME_SLUGS, TIMES, type TimeOfDay } from "./vocabulary";

/** A service, as far as it matters when it is. */
export type Timed = Pick<ServiceContent, "places" | "schedules">;

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

/** The schedules of a service that fit, each with where it holds. */
export function schedulesOf(
	{ places, schedules }: Timed,
	{ time = [], at }: SessionFilter = {},
): { schedule: Schedule; locationId: string | null }[] {
	const found: { schedule: Schedule; locationId: string | null }[] = [];
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

/** The next sessions of a service that fit what is asked, soonest first. One that has begun counts until it ends. */
export function nextSessions(content: Timed, options: NextOptions & SessionFilter): Session[] {
	return schedulesOf(content, options)
		.flatMap(({ schedule, locationId }) =>
			nextOccurrences([schedule], options).map((occurrence) => ({ ...occurrence, locationId })),
		)
		.sort(bySoonest)
		.slice(0, options.limit);
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
export function sessionsWithin(range: DateRange & { terms: readonly Term[] }, filter: SessionFilter = {}) {
	const known = new Map<string, Occurrence[]>();
	const datesOf = (schedule: Schedule): Occurrence[] => {
		const { rrule, dtstart, validTo, start, termTimeOnly, rdates, exdates } = schedule;
		const key = [rrule, dtstart, validTo, start, termTimeOnly, rdates, exdates].join(" ");
		const dates = known.get(key) ?? occurrences(schedule, range);
		known.set(key, dates);
		return dates;
	};
	return <Service extends { content: Timed }>(service: Service): SessionOf<Service>[] => {
		const sessions: SessionOf<Service>[] = [];
		for (const { schedule, locationId } of schedulesOf(service.content, filter)) {
			const { id: scheduleId, end } = schedule;
			for (const { date, start, termUnknown } of datesOf(schedule)) {
				sessions.push({ scheduleId, date, start, end, termUnknown, service, locationId });
			}
		}
		return sessions;
	};
}
