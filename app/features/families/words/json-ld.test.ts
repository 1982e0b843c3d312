import { describe, expect, test } from "vitest";
import { aCost, aLocation, aPhone, aSchedule, aService } from "../../../../tests/factories";
import { publicLocation } from "../../../model/listings/public-location";
import type { PublicService } from "../../../model/listings/public-service";
import { nextSessions } from "../../../model/listings/sessions";
import type { LocationListing, ServiceListing } from "../../directory/listings/listing";
import { serviceJsonLd } from "./json-ld";

const now = { date: "2026-10-20", time: "12:00" };

function published(listing: ServiceListing, places: LocationListing[]): PublicService {
	return {
		id: listing.id,
		slug: "stay-and-play",
		assuredOn: null,
		updatedAt: new Date(0),
		content: listing.content,
		organisation: {
			id: "o",
			slug: "o",
			content: { name: "Northmere Families", description: "", url: null, email: null, logo: null, identifiers: [] },
		},
		locations: new Map(
			places.map(({ id, masked, position, content }) => [
				id,
				publicLocation({
					id,
					slug: id,
					isHub: false,
					masked,
					lat: position?.lat ?? null,
					lon: position?.lon ?? null,
					content,
				}),
			]),
		),
	};
}

function jsonOf(listing: ServiceListing, places: LocationListing[] = []) {
	const service = published(listing, places);
	return serviceJsonLd({
		service,
		council: { name: "Northmere Council", website: null },
		url: "https://hub.example.gov.uk/northmere/services/stay-and-play",
		sessions: nextSessions(service, { now, rules: { terms: [], bankHolidays: "off" }, limit: 2 }),
		today: now.date,
	});
}

describe("the JSON-LD of a service", () => {
	test("names the service, its place and its next dates, each in the time of its season", () => {
		const hall = aLocation({ at: [54.1, -1.2] });
		const listing = aService({
			places: [hall],
			phones: [aPhone()],
			eligibility: { fromMonths: 6, toMonths: 24 },
			free: false,
			costs: [aCost({ amount: 2.5 }), aCost({ amount: 9, validTo: "2026-01-01" })],
		});
		expect(jsonOf(listing, [hall])).toMatchObject({
			"@context": "https://schema.org",
			"@graph": [
				{
					"@type": "Service",
					name: "Stay and play",
					audience: { childMinAge: 0.5, childMaxAge: 2 },
					offers: [{ price: 2.5, priceCurrency: "GBP" }],
					availableChannel: [
						{
							servicePhone: { telephone: "01632 960 001" },
							serviceLocation: {
								address: { streetAddress: "1 Harbour Street", postalCode: "ZZ1 1AA" },
								geo: { latitude: 54.1, longitude: -1.2 },
							},
						},
					],
				},
				// The clocks go back on 25 October 2026; both are Mondays at 10am.
				{ "@type": "Event", startDate: "2026-10-26T10:00:00+00:00", endDate: "2026-10-26T11:30:00+00:00" },
				{ "@type": "Event", startDate: "2026-11-02T10:00:00+00:00" },
			],
		});
		const inSummer = aService({ places: [{ at: hall, schedules: [aSchedule({ rrule: "FREQ=WEEKLY;BYDAY=WE" })] }] });
		expect(JSON.stringify(jsonOf(inSummer, [hall]))).toContain("2026-10-21T10:00:00+01:00");
	});

	test("gives of a masked place no more than its outward code", () => {
		const refuge = aLocation({
			name: "Secret House",
			masked: true,
			at: [54.123456, -1.23456],
			address: { line1: "7 Hidden Lane", town: "Quietham", postcode: "ZZ9 9ZZ" },
			phones: [aPhone({ number: "01632 960 999" })],
		});
		const json = JSON.stringify(jsonOf(aService({ places: [refuge] }), [refuge]));
		expect(json).toContain('"postalCode":"ZZ9"');
		expect(json).not.toMatch(/Secret|Hidden|Quietham|9ZZ|54\.12|-1\.23|960 999/);
	});

	test("holds nothing that is unknown", () => {
		const json = JSON.stringify(jsonOf(aService({ channels: ["phone"] })));
		expect(json).toContain('"name":');
		expect(json).not.toMatch(/null|""|\[\]/);
	});
});
