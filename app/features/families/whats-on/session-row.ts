/** A session as one row of a timetable. */

import { holidayOn } from "../../../model/calendar/bank-holidays";
import { addDays, type LocalNow } from "../../../model/calendar/local-time";
import { hasBegun, isOver, type Occurrence } from "../../../model/calendar/schedule";
import type { PublicLocation } from "../../../model/listings/public-location";
import type { PublicService } from "../../../model/listings/public-service";
import type { DateRange, SessionOf } from "../../../model/listings/sessions";
import type { LocalText } from "../../../model/local-text";
import type { Speech } from "../../../platform/i18n/context";
import { milesBetween, type Position } from "../../directory/places/distance";
import { describeCost } from "../words/describe-cost";
import { describeWho } from "../words/describe-eligibility";
import { describeJoining } from "../words/describe-joining";
import { describeDistance, describePlace, inOwnWords, translatedField } from "../words/describe-place";

export interface SessionRow {
	key: string;
	time: string;
	/** It has begun and not ended. */
	onNow: boolean;
	name: LocalText;
	href: string;
	/** Where; null on the page of that place. */
	place: LocalText | null;
	/** "0.4 miles away", where the family said where they are. */
	distance: string | null;
	who: string;
	/** "Free", "£2.50". */
	cost: LocalText;
	joining: string;
	/** Term-time only, where the terms are not known. */
	termUnknown: boolean;
}

export interface DayOfSessions {
	date: string;
	/** "Today, Thursday 26 November" */
	heading: string;
	/** The bank holiday it is. */
	holiday: string | null;
	sessions: SessionRow[];
}

export interface RowContext {
	speech: Speech;
	/** The council's slug. */
	council: string;
	now: LocalNow;
	/** False on the page of a place, which need not say where its sessions are. */
	withPlaces: boolean;
	/** Where the family is. */
	from?: Position;
}

/** Those that are not over: one that has begun counts until it ends. */
export function notOver<One extends Occurrence>(sessions: readonly One[], now: Pick<LocalNow, "date" | "time">): One[] {
	return sessions.filter((session) => !isOver(session, now));
}

/** The sessions of each date, in the order they came. What began last night and goes on is among today's. */
export function byDate<One extends Occurrence>(sessions: readonly One[], today: string): Map<string, One[]> {
	const dates = new Map<string, One[]>();
	for (const session of sessions) {
		const date = session.date < today ? today : session.date;
		const sameDay = dates.get(date);
		if (sameDay) sameDay.push(session);
		else dates.set(date, [session]);
	}
	return dates;
}

/** Every day of a range, those without sessions too. */
export function daysOfSessions(
	sessions: ReadonlyMap<string, readonly SessionOf<PublicService>[]>,
	range: DateRange,
	context: RowContext,
): DayOfSessions[] {
	const { speech, now } = context;
	const row = rowMaker(context);
	const days: DayOfSessions[] = [];
	for (let date = range.from; date < range.to; date = addDays(date, 1)) {
		const holiday = holidayOn(date);
		days.push({
			date,
			heading: dayHeading(date, now.date, speech),
			holiday: holiday && speech.t(`calendar:holiday.${holiday}`),
			sessions: (sessions.get(date) ?? []).map(row),
		});
	}
	return days;
}

/** "Today, Thursday 26 November" */
export function dayHeading(date: string, today: string, { t, format }: Pick<Speech, "t" | "format">): string {
	const day = format.weekdayDate(date, today);
	if (date === today) return t("calendar:day.today", { day });
	return date === addDays(today, 1) ? t("calendar:day.tomorrow", { day }) : day;
}

/**
 * Makes rows, working out once what every session of a service or a place has in common: putting it into words is most
 * of the work of a page.
 */
function rowMaker({
	speech,
	council,
	now,
	withPlaces,
	from,
}: RowContext): (session: SessionOf<PublicService>) => SessionRow {
	const { t, format, paths, language } = speech;
	const serviceFacts = remembered(({ content, slug }: PublicService) => ({
		name: translatedField(content, "name", content.name, language.code),
		href: paths.service(council, slug),
		who: describeWho(content.eligibility, t),
		cost: describeCost(content, now.date, speech),
		joining: describeJoining(content.joining, t),
		fromHome: joinedFromHome(content, speech),
	}));
	const placeName = remembered((place: PublicLocation) => describePlace(place, speech));
	const distanceTo = remembered(({ position }: PublicLocation) =>
		from && position ? describeDistance(milesBetween(from, position), speech) : null,
	);
	return ({ service, locationId, scheduleId, date, start, end, termUnknown }) => {
		const { fromHome, ...facts } = serviceFacts(service);
		const location = locationId === null ? undefined : service.locations.get(locationId);
		return {
			...facts,
			key: `${service.id} ${scheduleId} ${date}`,
			time: format.timeRange(start, end),
			onNow: hasBegun({ date, start }, now),
			place: withPlaces ? (location ? placeName(location) : fromHome) : null,
			distance: location ? distanceTo(location) : null,
			termUnknown,
		};
	};
}

function remembered<Key extends object, Value>(make: (key: Key) => Value): (key: Key) => Value {
	const known = new Map<Key, Value>();
	return (key) => {
		const value = known.get(key) ?? make(key);
		known.set(key, value);
		return value;
	};
}

/** "By video call", for sessions that are at no place. */
function joinedFromHome({ channels }: PublicService["content"], speech: Speech): LocalText | null {
	const channel = channels.find((each) => each !== "in-person");
	return channel ? inOwnWords(speech.t(`vocabulary:channel.${channel}`), speech) : null;
}
