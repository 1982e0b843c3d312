/** When a service happens next, over all its places. */
import type { LocalNow } from "../../../model/calendar/local-time";
import { bySoonest, nextOccurrences, type Occurrence, type Term } from "../../../model/calendar/schedule";
import type { PublicLocation } from "../../../model/listings/public-location";
import type { PublicService } from "../../../model/listings/public-service";

/** A date on which a service happens, and where; without a location it happens by phone or online. */
export interface DatedSession extends Occurrence {
	location: PublicLocation | null;
}

/** The next dates of a service, soonest first. One that has begun counts until it ends. */
export function nextSessions(
	service: Pick<PublicService, "content" | "locations">,
	options: { now: Pick<LocalNow, "date" | "time">; terms: readonly Term[]; limit: number },
): DatedSession[] {
	const { content, locations } = service;
	const elsewhere = { schedules: content.schedules, location: null };
	const places = content.places.map(({ schedules, locationId }) => ({
		schedules,
		location: locations.get(locationId) ?? null,
	}));
	return [...places, elsewhere]
		.flatMap(({ schedules, location }) =>
			nextOccurrences(schedules, options).map((occurrence) => ({ ...occurrence, location })),
		)
		.sort(bySoonest)
		.slice(0, options.limit);
}
