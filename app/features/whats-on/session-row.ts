/** A session as one row of a timetable. */
import type { Speech, Told } from "../../platform/i18n/context";
import { holidayOn } from "../calendar/bank-holidays";
import { addDays, type LocalNow } from "../calendar/local-time";
import { isOver } from "../calendar/schedule";
import { describeCost } from "../directory/describe-cost";
import { describeWho } from "../directory/describe-eligibility";
import { describePlace, inOwnWords, tellField } from "../directory/describe-place";
import type { DateRange, Session } from "./sessions";

export interface SessionRow {
	key: string;
	time: string;
	/** It has begun and not ended. */
	onNow: boolean;
	name: Told;
	href: string;
	/** Where; null on the page of that place. */
	place: Told | null;
	who: string;
	/** "Free", "£2.50". */
	cost: string;
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
}

/** Every day of a range, those without sessions too. Sessions that are over are left out. */
export function daysOfSessions(sessions: readonly Session[], range: DateRange, context: RowContext): DayOfSessions[] {
	const { speech, now } = context;
	const byDate = new Map<string, Session[]>();
	for (const session of sessions) {
		if (isOver(session, now)) continue;
		const sameDay = byDate.get(session.date);
		if (sameDay) sameDay.push(session);
		else byDate.set(session.date, [session]);
	}
	const days: DayOfSessions[] = [];
	for (let date = range.from; date < range.to; date = addDays(date, 1)) {
		const holiday = holidayOn(date);
		days.push({
			date,
			heading: dayHeading(date, now.date, speech),
			holiday: holiday && speech.t(`calendar:holiday.${holiday}`),
			sessions: (byDate.get(date) ?? []).map((session) => sessionRow(session, context)),
		});
	}
	return days;
}

/** "Today, Thursday 26 November" */
export function dayHeading(date: string, today: string, { t, format }: Pick<Speech, "t" | "format">): string {
	const day = format.weekdayDate(date);
	if (date === today) return t("calendar:day.today", { day });
	return date === addDays(today, 1) ? t("calendar:day.tomorrow", { day }) : day;
}

function sessionRow(session: Session, { speech, council, now, withPlaces }: RowContext): SessionRow {
	const { service, location, date, start, end, scheduleId, termUnknown } = session;
	const { content, slug } = service;
	const { t, format, paths, language } = speech;
	return {
		key: `${service.id} ${scheduleId} ${date}`,
		time: format.timeRange(start, end),
		onNow: date === now.date && start <= now.time,
		name: tellField(content, "name", content.name, language.code),
		href: paths.service(council, slug),
		place: withPlaces ? whereOf(location, session, speech) : null,
		who: describeWho(content.eligibility, t),
		cost: describeCost(content, date, t, format),
		joining: t(`vocabulary:joining.${content.joining}`),
		termUnknown,
	};
}

function whereOf(location: Session["location"], { service }: Session, speech: Speech): Told | null {
	if (location) return describePlace(location, speech);
	const [channel] = service.content.channels.filter((each) => each !== "in-person");
	return channel ? inOwnWords(speech.t(`vocabulary:channel.${channel}`), speech) : null;
}
