/** From the demo as it is written down to listings as they are stored. Pure. */
import { createHash } from "node:crypto";
import type { CouncilSeed, ServiceSeed } from "../../db/seed";
import type { Listings } from "../features/directory/listings/listing";
import { dateOfDay, dayNumber } from "../model/calendar/local-time";
import {
	locationContentSchema,
	organisationContentSchema,
	serviceContentSchema,
	type Translations,
} from "../model/listings/shapes";
import { stableId } from "../platform/ids";

/** What listings of the demo name as their source. */
export const DEMO_SOURCE = "demo";

const paragraphs = (all: readonly string[]) => all.join("\n\n");

/**
 * The listings of one council, with ids that stay the same from run to run and contents checked against their shapes.
 * @throws ZodError when a listing is not well formed; Error when it names an organisation or a place that is not there
 */
export function demoListings(seed: CouncilSeed, today: string) {
	const idOf = (...parts: string[]) => stableId(DEMO_SOURCE, seed.slug, ...parts);
	const fetchedAt = new Date(`${today}T00:00:00Z`);

	/** `facts` are all that is stored of a listing: its checksum says whether any of them changed. */
	function listing<Facts extends { content: unknown }>(kind: string, slug: string, facts: Facts) {
		const checksum = createHash("sha256").update(JSON.stringify(facts)).digest("hex");
		return {
			...facts,
			id: idOf(kind, slug),
			slug,
			status: "published" as const,
			provenance: { source: DEMO_SOURCE, sourceId: slug, fetchedAt, checksum },
		};
	}

	function existingId(kind: "organisation" | "location", slug: string, by: ServiceSeed): string {
		const all = kind === "organisation" ? seed.organisations : seed.places;
		if (!all.some((one) => one.slug === slug))
			throw new Error(`${by.slug} names the ${kind} "${slug}", which is missing`);
		return idOf(kind, slug);
	}

	function numbered<T extends object>(all: readonly T[] | undefined, ...owner: string[]) {
		return (all ?? []).map((one, i) => ({ ...one, id: idOf(...owner, String(i)) }));
	}

	function translationsOf(service: ServiceSeed): Translations {
		return Object.fromEntries(
			Object.entries(seed.translations).flatMap(([language, all]) => {
				const own = all[service.slug];
				return own ? [[language, own]] : [];
			}),
		);
	}

	const organisations = seed.organisations.map(({ slug, name, about, url, email }) =>
		listing("organisation", slug, {
			content: organisationContentSchema.parse({ name, description: about, url, email }),
		}),
	);

	const locations = seed.places.map((place) =>
		listing("location", place.slug, {
			masked: place.masked ?? false,
			position: { lat: place.at[0], lon: place.at[1] },
			content: locationContentSchema.parse({
				name: place.name,
				summary: place.summary,
				description: paragraphs(place.about ?? []),
				alert: place.alert,
				address: { line1: place.line1, line2: place.line2, town: place.town, postcode: place.postcode },
				phones: numbered(place.phones, "phone", place.slug),
				email: place.email,
				url: place.url,
				accessFeatures: place.access,
				accessNote: place.accessNote,
				facilities: place.facilities,
				gettingThere: place.gettingThere,
				hub: place.hub,
				translations: place.translations,
			}),
		}),
	);

	const services = seed.services.map((service) =>
		listing("service", service.slug, {
			organisationId: existingId("organisation", service.by, service),
			assuredOn: dateOfDay(dayNumber(today) - service.checked),
			content: serviceContentSchema.parse({
				name: service.name,
				summary: service.summary,
				description: paragraphs(service.about),
				alert: service.alert,
				url: service.url ?? null,
				email: service.email ?? null,
				phones: numbered(service.phones, "phone", service.slug),
				contacts: numbered(service.contact && [service.contact], "contact", service.slug),
				topics: service.topics,
				level: service.level ?? "universal",
				programme: service.programme,
				eligibility: service.who,
				channels: service.channels ?? ["in-person"],
				format: service.format,
				joining: service.joining,
				howToJoin: service.howToJoin,
				bookingUrl: service.bookingUrl,
				free: !service.costs,
				costs: numbered(service.costs, "cost", service.slug),
				costNote: service.costNote,
				heldIn: service.heldIn,
				interpreter: service.interpreter,
				send: service.send ?? false,
				accessFeatures: service.access,
				accessNote: service.accessNote,
				places: Object.entries(service.at ?? {}).map(([place, schedules]) => ({
					id: idOf("service-at-location", service.slug, place),
					locationId: existingId("location", place, service),
					schedules: numbered(schedules, "schedule", service.slug, place),
				})),
				schedules: numbered(service.when, "schedule", service.slug),
				areasServed: [seed.name],
				waitWeeks: service.waits,
				translations: translationsOf(service),
			}),
		}),
	);

	return { organisations, locations, services } satisfies Listings;
}
