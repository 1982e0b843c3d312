/** The sessions of services in a stretch of days. */
import { bySoonest, type Occurrence, occurrences, type Term } from "../calendar/schedule";
import type { PublicService } from "../directory/public-listings.server";
import type { ServiceContent } from "../directory/schema";

/** A service, as far as it matters when it is. */
export interface ScheduledService {
	slug: string;
	content: Pick<ServiceContent, "places" | "schedules">;
}

/** Something a family can go to, or join from home where it has no location. */
export interface Session<Service extends ScheduledService = PublicService> extends Occurrence {
	service: Service;
	locationId: string | null;
}

/** Local dates, `to` not included. */
export interface DateRange {
	from: string;
	to: string;
}

/** The sessions of a service between two dates, in no order, its places being all that it has. */
export function sessionsOf<Service extends ScheduledService>(
	service: Service,
	range: DateRange & { terms: readonly Term[] },
): Session<Service>[] {
	const { places, schedules } = service.content;
	return [...places, { locationId: null, schedules }].flatMap(({ locationId, schedules }) =>
		schedules.flatMap((schedule) =>
			occurrences(schedule, range).map((occurrence) => ({ ...occurrence, service, locationId })),
		),
	);
}

/** Orders sessions by when they start, then by name. */
export function bySoonestThenName(one: Session<ScheduledService>, other: Session<ScheduledService>): number {
	const [a, b] = [one.service.slug, other.service.slug];
	return bySoonest(one, other) || (a < b ? -1 : a > b ? 1 : 0);
}
