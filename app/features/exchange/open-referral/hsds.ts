/**
 * HSDS-UK 3.0 as this portal writes and reads it. Only what we use is named; anything else in a feed is ignored.
 * Absent values are left out, never null.
 *
 * The UK profile has no place for several facts that families need. They travel as additional properties, which the
 * profile allows: the international HSDS 3.0 names where there are any (`phones`, `languages`, `wait_time`,
 * `application_process`, `eligibility_description`, `interpretation_services`), and `start_for_life` for the exact
 * values behind them, so that another portal of this kind loses nothing.
 */
import type { Address, Hub, ServiceContent, Translations } from "../../../model/listings/shapes";

/** The lists of a feed. */
export const COLLECTIONS = [
	"services",
	"service_at_locations",
	"taxonomies",
	"taxonomy_terms",
	"organizations",
] as const;
export type Collection = (typeof COLLECTIONS)[number];
export const isCollection = (name: string): name is Collection => (COLLECTIONS as readonly string[]).includes(name);

export interface HsdsSchedule {
	id: string;
	valid_from?: string;
	valid_to?: string;
	dtstart?: string;
	freq?: string;
	interval?: number;
	byday?: string;
	bymonthday?: string;
	description?: string;
	opens_at?: string;
	closes_at?: string;
	schedule_link?: string;
	attending_type?: string;
	notes?: string;
	/** Additional: what the UK profile's fields cannot say. */
	start_for_life?: {
		rrule?: string;
		rdates?: string[];
		exdates?: string[];
		term_time_only?: boolean;
		bank_holidays?: "off" | "on";
	};
}

export interface HsdsTaxonomyTerm {
	id: string;
	name: string;
	description: string;
	parent_id?: string;
	taxonomy?: string;
	taxonomy_id?: string;
	term_uri?: string;
	term?: string;
}

export interface HsdsTaxonomy {
	id: string;
	name: string;
	description: string;
	uri?: string;
	version?: string;
}

export interface HsdsAttribute {
	id: string;
	link_type?: string;
	taxonomy_term?: HsdsTaxonomyTerm;
}

export interface HsdsLanguage {
	id: string;
	name?: string;
	code?: string;
	note?: string;
}

export interface HsdsPhone {
	id: string;
	number: string;
	type?: string;
	description?: string;
	languages?: HsdsLanguage[];
	start_for_life?: { hours: unknown };
}

export interface HsdsAddress {
	id: string;
	address_1: string;
	address_2?: string;
	city: string;
	region?: string;
	state_province: string;
	postal_code: string;
	country: string;
	address_type: "physical" | "postal" | "virtual";
}

export interface HsdsLocation {
	id: string;
	location_type: "physical" | "postal" | "virtual";
	name?: string;
	description?: string;
	latitude?: number;
	longitude?: number;
	external_identifier?: string;
	external_identifier_type?: string;
	addresses?: HsdsAddress[];
	accessibility?: { id: string; description?: string; details?: string; accessibility?: string }[];
	phones?: HsdsPhone[];
	start_for_life?: {
		slug?: string;
		/** The address is confidential: this is all there is. */
		masked?: boolean;
		outward?: string;
		summary?: string;
		alert?: string;
		email?: string;
		url?: string;
		address?: Address;
		access_features?: string[];
		access_note?: string;
		facilities?: string[];
		getting_there?: string;
		hub?: Hub;
		translations?: Translations;
	};
}

export interface HsdsOrganization {
	id: string;
	name: string;
	description: string;
	email?: string;
	website?: string;
	logo?: string;
	uri?: string;
	organization_identifiers?: { id: string; identifier_scheme?: string; identifier_type: string; identifier: string }[];
}

export interface HsdsServiceAtLocation {
	id: string;
	service_id?: string;
	location?: HsdsLocation;
	/** Additional: the UK profile hangs schedules on the service; here they stand where they happen. */
	schedules?: HsdsSchedule[];
	service?: HsdsService;
}

export interface HsdsService {
	id: string;
	organization_id?: string;
	name: string;
	description?: string;
	url?: string;
	email?: string;
	status: "active" | "inactive" | "defunct" | "temporarily closed";
	fees?: string;
	accreditations?: string;
	minimum_age?: number;
	maximum_age?: number;
	assured_date?: string;
	alert?: string;
	last_modified?: string;
	schedules?: HsdsSchedule[];
	service_areas?: { id: string; name?: string }[];
	service_at_locations?: HsdsServiceAtLocation[];
	languages?: HsdsLanguage[];
	organization?: HsdsOrganization;
	cost_options?: {
		id: string;
		valid_from?: string;
		valid_to?: string;
		option?: string;
		amount?: number;
		amount_description?: string;
	}[];
	contacts?: { id: string; name?: string; title?: string }[];
	attributes?: HsdsAttribute[];
	phones?: HsdsPhone[];
	eligibility_description?: string;
	application_process?: string;
	interpretation_services?: string;
	wait_time?: string;
	start_for_life?: ServiceExtension;
}

/** The exact values behind a service, for another portal of this kind. */
export interface ServiceExtension {
	slug: string;
	summary: string;
	topics: ServiceContent["topics"];
	level: ServiceContent["level"];
	programme?: string;
	eligibility: ServiceContent["eligibility"];
	channels: ServiceContent["channels"];
	format?: ServiceContent["format"];
	joining: ServiceContent["joining"];
	booking_url?: string;
	free: boolean;
	times_note?: string;
	source_note?: string;
	held_in: string[];
	interpreter: string[];
	send: boolean;
	access_features: ServiceContent["accessFeatures"];
	access_note?: string;
	wait_weeks?: number;
	translations: Translations;
}

/** A page of a list, as Open Referral UK wraps it. */
export interface HsdsPage<Item> {
	total_items: number;
	total_pages: number;
	page_number: number;
	size: number;
	first_page: boolean;
	last_page: boolean;
	empty: boolean;
	contents: Item[];
}
