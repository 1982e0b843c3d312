/** A search for what is on today, tomorrow or at the weekend: by date, and not by weekday alone. */

import { addDays, dayOf, type LocalNow } from "../../../model/calendar/local-time";
import { datesOf, type Soon } from "../../../model/calendar/soon";
import { dateRules } from "../../../model/councils/settings";
import { nextSessions } from "../../../model/listings/sessions";
import { DAYS, type Day } from "../../../model/listings/vocabulary";
import { ANYONE } from "../../../model/people/asker";
import type { Council } from "../../directory/councils/queries.server";
import { publicServicesById } from "../../directory/listings/public-listings.server";
import type { SearchQuery } from "../../directory/search/search-params";
import type { IsOn } from "../../directory/search/search-services.server";

/** The weekdays of the dates that were asked for, of those that were chosen; none where no day is both. */
function weekdaysThen(soon: Soon, { day: chosen }: SearchQuery, { date }: Pick<LocalNow, "date">): Day[] {
	const { from, to } = datesOf(soon, date);
	const days = new Set<string>();
	for (let each = from; each <= to; each = addDays(each, 1)) days.add(dayOf(each));
	return DAYS.filter((day) => days.has(day) && (chosen.length === 0 || chosen.includes(day)));
}

/** Whether nothing can be on then: "Monday" and "today", on a Saturday. */
export const isNeverOn = (query: SearchQuery, now: Pick<LocalNow, "date">): boolean =>
	query.soon !== null && weekdaysThen(query.soon, query, now).length === 0;

/** The same search by the weekdays of the dates that were asked for, which is all that the index knows. */
export const byWeekday = (query: SearchQuery, now: Pick<LocalNow, "date">): SearchQuery =>
	query.soon === null ? query : { ...query, day: weekdaysThen(query.soon, query, now), soon: null };

/** Which services are on then: not those that are closed that day, between their dates, or over. */
export function onSoon(council: Pick<Council, "id" | "settings">, query: SearchQuery, now: LocalNow): IsOn | undefined {
	if (query.soon === null) return undefined;
	const { from, to } = datesOf(query.soon, now.date);
	const { day } = byWeekday(query, now);
	const start = from > now.date ? { date: from, time: "00:00" } : now;
	const wanted = { now: start, rules: dateRules(council.settings), limit: 1, day };
	return async (ids, time) => {
		const on = (await publicServicesById(ANYONE, council.id, [...ids])).filter((service) =>
			nextSessions(service, { ...wanted, time }).some(({ date }) => date <= to),
		);
		return new Set(on.map(({ id }) => id));
	};
}
