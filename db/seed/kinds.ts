/**
 * The compact forms in which the demo is written down. They hold what a person would say about a service or a place;
 * ids, defaults and columns are added when the demo is stored.
 */
import type { Polygon } from "geojson";
import type { z } from "zod";
import type { CouncilSettings } from "../../app/model/councils/settings";
import type {
	costSchema,
	eligibilitySchema,
	hubSchema,
	openingHoursSchema,
	phoneSchema,
	scheduleSchema,
	Translations,
} from "../../app/model/listings/shapes";
import type {
	AccessFeature,
	Channel,
	Facility,
	Format,
	Joining,
	Level,
	Topic,
} from "../../app/model/listings/vocabulary";

export type HoursSeed = z.input<typeof openingHoursSchema>;
export type ScheduleSeed = Omit<z.input<typeof scheduleSchema>, "id">;
export type PhoneSeed = Omit<z.input<typeof phoneSchema>, "id">;
export type CostSeed = Omit<z.input<typeof costSchema>, "id">;
export type EligibilitySeed = z.input<typeof eligibilitySchema>;
/** The words of one listing in another language; what is missing is told in English. */
export type WordsSeed = Translations[string];

export interface OrganisationSeed {
	slug: string;
	name: string;
	about: string;
	url: string;
	email: string;
}

export interface PlaceSeed {
	slug: string;
	name: string;
	summary: string;
	about?: string[];
	alert?: string;
	/** Where it stands: latitude and longitude in WGS84 degrees. */
	at: readonly [lat: number, lon: number];
	line1: string;
	line2?: string;
	town: string;
	postcode: string;
	/** True for a place whose address must never be given. */
	masked?: boolean;
	phones?: PhoneSeed[];
	email?: string;
	url?: string;
	access?: AccessFeature[];
	accessNote?: string;
	facilities?: Facility[];
	gettingThere?: string;
	hub?: z.input<typeof hubSchema>;
	/** By language. */
	translations?: Translations;
}

export interface ServiceSeed {
	slug: string;
	name: string;
	summary: string;
	/** Paragraphs. */
	about: string[];
	/** Slug of the organisation. */
	by: string;
	topics: Topic[];
	/** Universal where nothing is said. */
	level?: Level;
	programme?: string;
	who: EligibilitySeed;
	/** In person where nothing is said. */
	channels?: Channel[];
	format: Format;
	joining: Joining;
	howToJoin: string;
	bookingUrl?: string;
	/** Typical wait in weeks. */
	waits?: number;
	/** Free where there are none. */
	costs?: CostSeed[];
	costNote?: string;
	phones?: PhoneSeed[];
	email?: string;
	url?: string;
	contact?: { name: string; title: string };
	heldIn?: string[];
	interpreter?: string[];
	send?: boolean;
	access?: AccessFeature[];
	accessNote?: string;
	alert?: string;
	/** When it happens, by the slug of the place; nothing where that is agreed with each family. */
	at?: Record<string, ScheduleSeed[]>;
	/** When it is there, for a service without a place. A line that answers day and night has none and says so. */
	when?: ScheduleSeed[];
	/** How many days ago somebody checked that it is right. */
	checked: number;
}

export interface PostcodeSeed {
	postcode: string;
	lat: number;
	lon: number;
	/** "YYYY-MM" since when it is out of use, or null. */
	terminated: string | null;
}

export interface CouncilSeed {
	slug: string;
	name: string;
	officialName: string;
	/** A code in the form of the ONS codes, outside their range. */
	gss: string;
	website: string;
	settings: CouncilSettings;
	outline: Polygon;
	postcodes: PostcodeSeed[];
	organisations: OrganisationSeed[];
	places: PlaceSeed[];
	services: ServiceSeed[];
	/** By language, and then by the slug of the service. */
	translations: Record<string, Record<string, WordsSeed>>;
}
