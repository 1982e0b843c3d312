/** Whether a service answers the feed's filters. What a service does not say is not held against it. */

import { isForAges } from "../../../model/listings/ages";
import type { PublicService } from "../../../model/listings/public-service";
import type { Schedule } from "../../../model/listings/shapes";
import { DAYS, type Day } from "../../../model/listings/vocabulary";
import type { FeedQuery } from "./feed-query";
import { toHsdsService } from "./to-hsds";

/** The weekdays on which a schedule can happen. */
function daysOf({ rrule, dtstart, rdates }: Schedule): Set<Day> {
	const byday = /BYDAY=([^;]+)/.exec(rrule ?? "")?.[1];
	if (byday) return new Set(DAYS.filter((day) => byday.includes(day)));
	const weekday = (date: string) => DAYS[(new Date(`${date}T12:00:00Z`).getUTCDay() + 6) % 7] ?? "MO";
	return new Set([dtstart, ...rdates].map(weekday));
}

function happens(schedules: Schedule[], { day, start_time, end_time }: FeedQuery): boolean {
	if (!day && !start_time && !end_time) return true;
	return schedules.some(
		(schedule) =>
			(!day || daysOf(schedule).has(day)) &&
			(!start_time || schedule.start >= start_time) &&
			(!end_time || (schedule.end ?? schedule.start) <= end_time),
	);
}

function ageFits({ content: { eligibility } }: PublicService, { minimum_age, maximum_age }: FeedQuery): boolean {
	if (minimum_age === undefined && maximum_age === undefined) return true;
	// Somebody aged between the two asked for, in completed years, is welcome.
	const from = (minimum_age ?? 0) * 12;
	const to = maximum_age === undefined ? Number.POSITIVE_INFINITY : (maximum_age + 1) * 12;
	return isForAges(eligibility, { from, to });
}

function termFits(service: PublicService, { taxonomy_term_id, taxonomy_id }: FeedQuery): boolean {
	if (!taxonomy_term_id && !taxonomy_id) return true;
	return (toHsdsService(service).attributes ?? []).some(
		({ taxonomy_term: term }) =>
			(!taxonomy_term_id || term?.id === taxonomy_term_id) && (!taxonomy_id || term?.taxonomy_id === taxonomy_id),
	);
}

/** Every filter but words and distance, which the search answers. */
export function matches(service: PublicService, query: FeedQuery): boolean {
	const { content } = service;
	return (
		(!query.organization_id || service.organisation.id === query.organization_id) &&
		(!query.modified_after || service.updatedAt >= query.modified_after) &&
		ageFits(service, query) &&
		happens([...content.schedules, ...content.places.flatMap((place) => place.schedules)], query) &&
		termFits(service, query)
	);
}
