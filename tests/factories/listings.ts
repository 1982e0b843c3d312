/**
 * Listings that state what a test is about and fill in the rest:
 *
 *     const hub = aLocation({ name: "Harbour Family Hub", hub: {}, at: [54.1, -1.2] });
 *     const group = aService({ name: "Bumps and babies", places: [{ at: hub, schedules: [aSchedule({ … })] }] });
 *     await saved(council, { locations: [hub], services: [group] });
 */

import { randomUUID } from "node:crypto";
import type { Council } from "../../app/features/directory/councils/queries.server";
import type {
	LocationListing,
	OrganisationListing,
	ServiceListing,
} from "../../app/features/directory/listings/listing";
import { saveListings } from "../../app/features/directory/listings/save-listings.server";
import { blankService } from "../../app/features/publishing/blank";
import type { EntryOf } from "../../app/features/publishing/entries";
import {
	type Address,
	type Cost,
	type Eligibility,
	EVERYONE,
	type Hub,
	type LocationContent,
	type OrganisationContent,
	type Phone,
	type Schedule,
	type ServiceContent,
} from "../../app/model/listings/shapes";
import { stableId } from "../../app/platform/ids";
import { transaction } from "../../app/platform/store.server";
import { TEST } from "./asker";

/** What a test may say about the row itself, beside its content. */
type AboutRow<Listing extends { content: unknown }> = Partial<Omit<Listing, "content">>;

/** Marks a service that belongs to the organisation `saved` makes for its council. */
const OF_THE_COUNCIL = "of-the-council";

export function anOrganisation(
	overrides: AboutRow<OrganisationListing> & Partial<OrganisationContent> = {},
): OrganisationListing {
	const { id = randomUUID(), status = "published", slug, provenance, ...content } = overrides;
	return {
		id,
		status,
		...(slug && { slug }),
		...(provenance && { provenance }),
		content: {
			name: "Northmere Families",
			description: "",
			url: null,
			email: null,
			logo: null,
			identifiers: [],
			...content,
		},
	};
}

/** An active hub without opening hours, but for what is said. */
export function aHub(overrides: Partial<Hub> = {}): Hub {
	return {
		type: "family-hub",
		status: "active",
		statusFrom: null,
		statusReason: null,
		formerly: null,
		coLocatedWith: null,
		hours: { regular: [], exceptions: [], bankHolidays: "closed" },
		outreach: null,
		...overrides,
	};
}

type AboutLocation = Omit<AboutRow<LocationListing>, "position"> &
	Partial<Omit<LocationContent, "hub" | "address">> & {
		/** Latitude and longitude. */
		at?: [number, number];
		/** Makes it a hub; `{}` for one without particulars. */
		hub?: Partial<Hub>;
		address?: Partial<Address>;
	};

export function aLocation(overrides: AboutLocation = {}): LocationListing {
	const {
		id = randomUUID(),
		status = "published",
		slug,
		provenance,
		masked = false,
		at,
		hub,
		address,
		...content
	} = overrides;
	return {
		id,
		status,
		masked,
		position: at ? { lat: at[0], lon: at[1] } : null,
		...(slug && { slug }),
		...(provenance && { provenance }),
		content: {
			name: "Harbour Hall",
			summary: "",
			description: "",
			alert: null,
			uprn: null,
			phones: [],
			email: null,
			url: null,
			accessFeatures: [],
			accessNote: null,
			facilities: [],
			gettingThere: null,
			translations: {},
			...content,
			address: {
				line1: "1 Harbour Street",
				line2: null,
				town: "Northmere",
				county: null,
				postcode: "ZZ1 1AA",
				...address,
			},
			hub: hub ? aHub(hub) : null,
		},
	};
}

/** A session on Mondays from 10am to 11:30am, from 7 September 2026 on, but for what is said. */
export function aSchedule(overrides: Partial<Schedule> = {}): Schedule {
	return {
		id: randomUUID(),
		dtstart: "2026-09-07",
		validTo: null,
		start: "10:00",
		end: "11:30",
		rrule: "FREQ=WEEKLY;BYDAY=MO",
		rdates: [],
		exdates: [],
		termTimeOnly: false,
		note: null,
		...overrides,
	};
}

/** A service for everybody, but for what is said. */
export function anEligibility(overrides: Partial<Eligibility> = {}): Eligibility {
	return { ...EVERYONE, ...overrides };
}

/** A number from Ofcom's range for drama, answered at all hours, but for what is said. */
export function aPhone(overrides: Partial<Phone> = {}): Phone {
	return {
		id: randomUUID(),
		number: "01632 960 001",
		description: null,
		kind: "voice",
		languages: [],
		hours: null,
		...overrides,
	};
}

export function aCost(overrides: Partial<Cost> = {}): Cost {
	return { id: randomUUID(), amount: 2.5, description: null, validFrom: null, validTo: null, ...overrides };
}

type AboutService = AboutRow<ServiceListing> &
	Partial<Omit<ServiceContent, "places" | "eligibility">> & {
		/** A location alone stands for a place with one `aSchedule()`. */
		places?: (LocationListing | { id?: string; at: LocationListing; schedules: Schedule[] })[];
		eligibility?: Partial<Eligibility>;
	};

/** A free, universal drop-in play group, published, without a place, but for what is said. */
export function aService(overrides: AboutService = {}): ServiceListing {
	const {
		id = randomUUID(),
		status = "published",
		slug,
		provenance,
		organisationId = OF_THE_COUNCIL,
		assuredOn = "2026-11-03",
		places = [],
		eligibility,
		...content
	} = overrides;
	return {
		id,
		status,
		organisationId,
		assuredOn,
		...(slug && { slug }),
		...(provenance && { provenance }),
		content: {
			name: "Stay and play",
			summary: "Toys, songs and other families.",
			description: "",
			alert: null,
			url: null,
			email: null,
			phones: [],
			contacts: [],
			topics: ["play"],
			level: "universal",
			programme: null,
			channels: ["in-person"],
			format: "group",
			joining: "drop-in",
			howToJoin: null,
			bookingUrl: null,
			free: true,
			costs: [],
			costNote: null,
			heldIn: [],
			interpreter: [],
			send: false,
			accessFeatures: [],
			accessNote: null,
			schedules: [],
			timesNote: null,
			areasServed: [],
			waitWeeks: null,
			foreignTerms: [],
			translations: {},
			...content,
			eligibility: anEligibility(eligibility),
			places: places.map((place) => {
				const { id = randomUUID(), at, schedules } = "at" in place ? place : { at: place, schedules: [aSchedule()] };
				return { id, locationId: at.id, schedules };
			}),
		},
	};
}

/** Saves listings as the council's, and gives services without an organisation one of the council's own. */
export async function saved(
	council: Pick<Council, "id" | "name">,
	listings: { organisations?: OrganisationListing[]; locations?: LocationListing[]; services?: ServiceListing[] },
): Promise<void> {
	const own = anOrganisation({ id: stableId(council.id, "organisation"), name: council.name });
	await transaction(TEST, (tx) =>
		saveListings(tx, {
			councilId: council.id,
			organisations: [own, ...(listings.organisations ?? [])],
			locations: listings.locations ?? [],
			services: (listings.services ?? []).map((one) =>
				one.organisationId === OF_THE_COUNCIL ? { ...one, organisationId: own.id } : one,
			),
		}),
	);
}

/** A draft in which every question is answered that a service has to answer by itself. */
export function anAnsweredService(name: string, organisationId: string): EntryOf<"service"> {
	const blank = blankService(name, organisationId);
	const answers = { level: "universal", channels: ["in-person"], joining: "drop-in", free: true } as const;
	return {
		...blank,
		content: { ...blank.content, ...answers, channels: [...answers.channels], eligibility: anEligibility({}) },
	};
}
