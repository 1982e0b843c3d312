/** A hub in words: whether it is open, what its status is, its hours. */

import type { LocalNow } from "../../../model/calendar/local-time";
import {
	changesAhead,
	type DayHours,
	hasHours,
	type Interval,
	regularWeek,
} from "../../../model/calendar/opening-hours";
import { type HubState, hubDoor } from "../../../model/listings/hub-state";
import type { Hub, OpeningHours } from "../../../model/listings/shapes";
import type { LocalText } from "../../../model/local-text";
import type { Speech } from "../../../platform/i18n/context";
import { describeOpenState } from "../words/describe-open";

type Words = Pick<Speech, "t" | "format">;
type Now = Pick<LocalNow, "date" | "time">;

/** How far ahead changes of the hours are told, in days: eight weeks. */
const CHANGES_AHEAD_DAYS = 56;

/** Whether one can go in now, or why not at all. */
export interface DoorWords {
	kind: HubState["kind"];
	isOpenNow: boolean;
	/** "Open now, until 5pm", "Opens on 5 January 2027", "Closed since 1 September 2026". */
	text: string;
	/** "This hub closes on 18 December 2026", for one that is still open. */
	notice: string | null;
	/** Why, in the council's own words. */
	reason: LocalText | null;
}

export function describeDoor(hub: Hub, now: Now, { t, format }: Words): DoorWords {
	const state = hubDoor(hub, now);
	const reason: LocalText | null = hub.statusReason ? { text: hub.statusReason, lang: "en", dir: "ltr" } : null;
	const shut = (text: string): DoorWords => ({ kind: state.kind, isOpenNow: false, text, notice: null, reason });
	switch (state.kind) {
		case "planned":
			return shut(
				state.opensOn === null
					? t("hubs:door.planned")
					: t("hubs:door.plannedFrom", { date: format.date(state.opensOn) }),
			);
		case "closed":
			return shut(
				state.since === null ? t("hubs:door.closed") : t("hubs:door.closedSince", { date: format.date(state.since) }),
			);
		case "open":
			return {
				kind: "open",
				isOpenNow: state.door?.open ?? false,
				text: state.door ? describeOpenState(state.door, now.date, { t, format }) : t("directory:openState.unknown"),
				notice: state.closesOn && t("hubs:door.closing", { date: format.date(state.closesOn) }),
				reason: state.closesOn ? reason : null,
			};
	}
}

/** "9am to midday and 1pm to 5pm", "Closed". */
export function describeIntervals(intervals: readonly Interval[], { t, format }: Words): string {
	if (intervals.length === 0) return t("hubs:hours.closed");
	return format.list(intervals.map(({ opens, closes }) => format.timeRange(opens, closes)));
}

export interface HoursTable {
	/** Monday first. */
	week: { day: string; times: string; isToday: boolean }[];
	/** Dates in the next weeks that differ, with why. */
	changes: { date: string; day: string; times: string; holiday: string | null; note: LocalText | null }[];
}

/** The hours as a table; null when nobody has said any. */
export function describeHours(hours: OpeningHours, now: LocalNow, words: Words): HoursTable | null {
	if (!hasHours(hours)) return null;
	return {
		week: regularWeek(hours).map(({ day, intervals }) => ({
			day: words.format.weekday(day),
			times: describeIntervals(intervals, words),
			isToday: day === now.day,
		})),
		changes: changesAhead(hours, now.date, CHANGES_AHEAD_DAYS).map((day) => describeChange(day, now.date, words)),
	};
}

function describeChange(
	{ date, intervals, differs }: DayHours,
	today: string,
	words: Words,
): HoursTable["changes"][number] {
	return {
		date,
		day: words.format.weekdayDate(date, today),
		times: describeIntervals(intervals, words),
		holiday: differs?.holiday ? words.t(`calendar:holiday.${differs.holiday}`) : null,
		note: differs?.note ? { text: differs.note, lang: "en", dir: "ltr" } : null,
	};
}
