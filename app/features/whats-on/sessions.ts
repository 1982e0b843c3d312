/** The sessions of many services in a stretch of days. */
import { bySoonest, type Occurrence, occurrences, type Term } from "../calendar/schedule";
import { hasSessions } from "../directory/has-sessions";
import type { PublicService } from "../directory/public-listings.server";
import type { PublicLocation } from "../directory/public-location";

/** Something a family can go to, or join from home where it has no location. */
export interface Session extends Occurrence {
	service: PublicService;
	location: PublicLocation | null;
}

/** Local dates, `to` not included. */
export interface DateRange {
	from: string;
	to: string;
}

/**
 * The sessions between two dates, soonest first, then by name.
 * @param locationId only those at this place
 */
export function sessionsBetween(
	services: readonly PublicService[],
	options: DateRange & { terms: readonly Term[]; locationId?: string },
): Session[] {
	const { locationId } = options;
	return services
		.flatMap((service) => {
			const { content, locations } = service;
			if (!hasSessions(content)) return [];
			const places = content.places
				.filter((place) => locationId === undefined || place.locationId === locationId)
				.map((place) => ({ schedules: place.schedules, location: locations.get(place.locationId) ?? null }));
			const elsewhere = locationId === undefined ? [{ schedules: content.schedules, location: null }] : [];
			return [...places, ...elsewhere].flatMap(({ schedules, location }) =>
				schedules.flatMap((schedule) =>
					occurrences(schedule, options).map((occurrence) => ({ ...occurrence, service, location })),
				),
			);
		})
		.sort((one, other) => bySoonest(one, other) || one.service.slug.localeCompare(other.service.slug));
}
