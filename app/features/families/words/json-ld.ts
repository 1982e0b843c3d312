/**
 * What a service's page tells search engines, in schema.org's words: the service, its places and its next dates.
 * Built from public listings only, so a masked place is no more here than its outward code.
 */
import { toInstant } from "../../../model/calendar/local-time";
import { endOf } from "../../../model/calendar/schedule";
import { isConfidential } from "../../../model/listings/confidential";
import type { PublicLocation } from "../../../model/listings/public-location";
import { type PublicService, placeOf } from "../../../model/listings/public-service";
import type { Session } from "../../../model/listings/sessions";
import type { Eligibility } from "../../../model/listings/shapes";
import { costsOn } from "./describe-cost";
import { spokenAt } from "./describe-languages";

/** A JSON value; what is undefined is left out of it. */
export type Json = string | number | boolean | null | undefined | Json[] | { [key: string]: Json };

export interface ServiceFacts {
	service: PublicService;
	council: { name: string; website: string | null };
	/** The page's address, complete. */
	url: string;
	/** In English, as the listing was written. */
	sessions: readonly Session[];
	/** The local date of today, for the prices that hold. */
	today: string;
}

/** The JSON-LD of a service's page, as a value. What is unknown is left out. */
export function serviceJsonLd(facts: ServiceFacts): Json {
	const { service, council, url, sessions, today } = facts;
	const { content, organisation, locations } = service;
	const provider = {
		"@type": "Organization",
		name: organisation.content.name,
		url: organisation.content.url ?? undefined,
	};
	const phone = content.phones.find((one) => one.kind === "voice");
	const offers = content.free
		? [{ "@type": "Offer", price: 0, priceCurrency: "GBP" }]
		: costsOn(content.costs, today)
				.filter((cost) => cost.amount !== null)
				.map((cost) => ({
					"@type": "Offer",
					price: cost.amount,
					priceCurrency: "GBP",
					description: cost.description ?? undefined,
				}));
	// In which language it is held is known only where somebody has said so.
	const languages = content.heldIn.length > 0 ? spokenAt(content) : [];
	const channel = (more: Record<string, Json>) => ({
		"@type": "ServiceChannel",
		availableLanguage: languages,
		...more,
	});
	const contact = {
		servicePhone: phone ? { "@type": "ContactPoint", telephone: phone.number } : undefined,
		serviceUrl: content.bookingUrl ?? content.url ?? undefined,
	};
	const places = [...locations.values()];
	const sessionJsonLd = (session: Session): Json => {
		const place = placeOf(service, session);
		return {
			"@type": "Event",
			name: content.name,
			description: content.summary || undefined,
			url,
			startDate: zoned(session.date, session.start),
			endDate: session.end ? zoned(endOf(session).date, session.end) : undefined,
			eventStatus: "https://schema.org/EventScheduled",
			eventAttendanceMode: `https://schema.org/${place ? "Offline" : "Online"}EventAttendanceMode`,
			location: place ? placeJsonLd(place) : { "@type": "VirtualLocation", url },
			isAccessibleForFree: content.free ?? undefined,
			inLanguage: languages,
			organizer: provider,
		};
	};
	return withoutBlanks({
		"@context": "https://schema.org",
		"@graph": [
			{
				"@type": "Service",
				"@id": `${url}#service`,
				url,
				name: content.name,
				description: content.summary || content.description,
				provider,
				areaServed: { "@type": "AdministrativeArea", name: council.name, url: council.website ?? undefined },
				audience: audience(content.eligibility),
				offers,
				availableChannel: places.length
					? places.map((place) => channel({ ...contact, serviceLocation: placeJsonLd(place) }))
					: [channel(contact)],
			},
			...sessions.map(sessionJsonLd),
		],
	});
}

/** A place. Of a masked one the outward code and the country. */
function placeJsonLd(place: PublicLocation): Json {
	const { address, name } = place.content;
	if (isConfidential(place)) {
		return {
			"@type": "Place",
			address: { "@type": "PostalAddress", postalCode: place.outward, addressCountry: "GB" },
		};
	}
	return {
		"@type": "Place",
		name,
		address: {
			"@type": "PostalAddress",
			streetAddress: [address.line1, address.line2].filter(Boolean).join(", "),
			addressLocality: address.town,
			addressRegion: address.county ?? undefined,
			postalCode: address.postcode,
			addressCountry: "GB",
		},
		geo: place.position
			? { "@type": "GeoCoordinates", latitude: place.position.lat, longitude: place.position.lon }
			: undefined,
	};
}

/** schema.org counts a child's age in years, both ends included; an exclusive "under 2" is at most 2. */
function audience({ pregnancy, children, fromMonths, toMonths }: Eligibility): Json {
	if (children === null && !pregnancy) return undefined;
	if (!children) return { "@type": "PeopleAudience", audienceType: "Expectant parents" };
	return {
		"@type": "ParentAudience",
		childMinAge: fromMonths === null ? undefined : years(fromMonths),
		childMaxAge: toMonths === null ? undefined : years(toMonths),
	};
}
const years = (months: number) => Math.round((months / 12) * 100) / 100;

/** "2026-06-04T10:00:00+01:00": a local date and time with the offset that London has then. */
function zoned(date: string, time: string): string {
	const behind = Date.parse(`${date}T${time}:00Z`) - toInstant(date, time).getTime();
	return `${date}T${time}:00+0${behind / 3_600_000}:00`;
}

function withoutBlanks(value: Json): Json {
	if (Array.isArray(value)) return value.map(withoutBlanks);
	if (typeof value !== "object" || value === null) return value;
	return Object.fromEntries(
		Object.entries(value)
			.filter(([, one]) => one !== undefined && one !== null && one !== "" && !(Array.isArray(one) && one.length === 0))
			.map(([name, one]) => [name, withoutBlanks(one)]),
	);
}
