/** Whether a service answers the feed's filters. What a service does not say is not held against it. */

import { type LocalNow, localNow } from "../../../model/calendar/local-time";
import { endsNextDay, nextOccurrences } from "../../../model/calendar/schedule";
import { isForAges } from "../../../model/listings/ages";
import type { PublicService } from "../../../model/listings/public-service";
import { schedulesOf, type Timed } from "../../../model/listings/sessions";
import type { FeedQuery } from "./feed-query";
import { toHsdsAttributes } from "./to-hsds";

/** Whether a session is still to come that fits. What ended for good happens on no day. */
function happens(content: Timed, { day, start_time, end_time }: FeedQuery, now: LocalNow): boolean {
	if (!day && !start_time && !end_time) return true;
	return schedulesOf(content).some(
		({ schedule }) =>
			(!start_time || schedule.start >= start_time) &&
			(!end_time || (!endsNextDay(schedule) && (schedule.end ?? schedule.start) <= end_time)) &&
			nextOccurrences(schedule, { now, terms: [], limit: 1, day: day && [day] }).length > 0,
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
	return toHsdsAttributes(service).some(
		({ taxonomy_term: term }) =>
			(!taxonomy_term_id || term?.id === taxonomy_term_id) && (!taxonomy_id || term?.taxonomy_id === taxonomy_id),
	);
}

/** Every filter but words and distance, which the search answers. */
export function matches(service: PublicService, query: FeedQuery, now = localNow()): boolean {
	const { content } = service;
	return (
		(!query.organization_id || service.organisation.id === query.organization_id) &&
		(!query.modified_after || service.updatedAt >= query.modified_after) &&
		ageFits(service, query) &&
		happens(content, query, now) &&
		termFits(service, query)
	);
}
