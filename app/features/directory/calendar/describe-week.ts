/** A week's regular hours in words, days with the same hours together: "Monday to Friday, 9am to 5pm". */

import { type Interval, isDayAndNight, regularWeek } from "../../../model/calendar/opening-hours";
import type { OpeningHours } from "../../../model/listings/shapes";
import type { Day } from "../../../model/listings/vocabulary";
import type { Speech } from "../../../platform/i18n/context";

interface Run {
	first: Day;
	last: Day;
	intervals: Interval[];
}

/** One line for each run of days that are open at the same times; days without hours are left out. */
export function describeWeek(hours: OpeningHours, { t, format }: Pick<Speech, "t" | "format">): string[] {
	if (isDayAndNight(hours)) return [t("help:always")];
	const runs: Run[] = [];
	for (const { day, intervals } of regularWeek(hours)) {
		const before = runs.at(-1);
		if (before && JSON.stringify(before.intervals) === JSON.stringify(intervals)) before.last = day;
		else runs.push({ first: day, last: day, intervals });
	}
	const open = runs.filter(({ intervals }) => intervals.length > 0);
	if (open.length === 0) return [t("help:week.never")];
	return open.map(({ first, last, intervals }) => {
		const [from, to] = [format.weekday(first), format.weekday(last)];
		const days = first === last ? from : t("help:week.days", { first: from, last: to });
		const times = format.list(intervals.map(({ opens, closes }) => format.timeRange(opens, closes)));
		return t("help:week.row", { days, times });
	});
}
