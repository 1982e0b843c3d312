/** A search for what is on today, tomorrow or at the weekend: by date, and not by weekday alone. */

import { addDays, dayOf, type LocalNow } from "../../../model/calendar/local-time";
import { datesOf } from "../../../model/calendar/soon";
import { dateRules } from "../../../model/councils/settings";
import { nextSessions } from "../../../model/listings/sessions";
import { DAYS } from "../../../model/listings/vocabulary";
import { ANYONE } from "../../../model/people/asker";
import type { Council } from "../../directory/councils/queries.server";
import { publicServicesById } from "../../directory/listings/public-listings.server";
import type { SearchQuery } from "../../directory/search/search-params";
import type { IsOn } from "../../directory/search/search-services.server";

/** The same search by the weekdays of the dates that were asked for, which is all that the index knows. */
export function byWeekday(query: SearchQuery, { date }: Pick<LocalNow, "date">): SearchQuery {
	if (query.soon === null) return query;
	const { from, to } = datesOf(query.soon, date);
	const days = new Set<string>();
	for (let each = from; each <= to; each = addDays(each, 1)) days.add(dayOf(each));
	const fitting = DAYS.filter((day) => days.has(day));
	const chosen = fitting.filter((day) => query.day.includes(day));
	return { ...query, day: chosen.length > 0 ? chosen : fitting, soon: null };
}

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
