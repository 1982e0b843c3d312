/** What a hub's page tells search engines, in schema.org's words. A masked place never has such a page. */
import { changesAhead, regularWeek } from "../../../model/calendar/opening-hours";
import { DAY_NAMES } from "../../../model/calendar/shapes";
import type { PublicLocation } from "../../../model/listings/public-location";
import type { Hub } from "../../../model/listings/shapes";
import type { Json } from "../words/json-ld";

const CHANGES_AHEAD_DAYS = 56;

interface HubFacts {
	place: PublicLocation;
	hub: Hub;
	council: { name: string; website: string | null };
	/** The page's address, complete. */
	url: string;
	today: string;
	/** False for a hub that is planned or closed: it has no hours. */
	open: boolean;
}

/** The JSON-LD of a hub's page, as a value. What is unknown is left out. */
export function hubJsonLd({ place, hub, council, url, today, open }: HubFacts): Json {
	const { content, position } = place;
	const { line1, line2, town, county, postcode } = content.address;
	const voice = content.phones.find((phone) => phone.kind === "voice");
	return {
		"@context": "https://schema.org",
		"@type": "CivicStructure",
		"@id": `${url}#hub`,
		url,
		name: content.name,
		description: content.summary || undefined,
		telephone: voice?.number,
		email: content.email ?? undefined,
		address: {
			"@type": "PostalAddress",
			streetAddress: [line1, line2].filter(Boolean).join(", ") || undefined,
			addressLocality: town || undefined,
			addressRegion: county ?? undefined,
			postalCode: postcode,
			addressCountry: "GB",
		},
		geo: position ? { "@type": "GeoCoordinates", latitude: position.lat, longitude: position.lon } : undefined,
		publicAccess: open,
		isAccessibleForFree: true,
		containedInPlace: { "@type": "AdministrativeArea", name: council.name, url: council.website ?? undefined },
		openingHoursSpecification: open
			? regularWeek(hub.hours).flatMap(({ day, intervals }) =>
					intervals.map(({ opens, closes }) => ({
						"@type": "OpeningHoursSpecification",
						dayOfWeek: `https://schema.org/${DAY_NAMES[day]}`,
						opens,
						closes,
					})),
				)
			: undefined,
		specialOpeningHoursSpecification: open
			? changesAhead(hub.hours, today, CHANGES_AHEAD_DAYS).flatMap(({ date, intervals }) =>
					// Opening and closing at midnight is schema.org's way to say closed all day.
					(intervals.length > 0 ? intervals : [{ opens: "00:00", closes: "00:00" }]).map(({ opens, closes }) => ({
						"@type": "OpeningHoursSpecification",
						validFrom: date,
						validThrough: date,
						opens,
						closes,
					})),
				)
			: undefined,
	};
}
