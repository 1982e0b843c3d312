/**
 * The shapes of the directory, after HSDS-UK 3.0: organisation, location (with its hub facts), service,
 * service-at-location and schedule. Each aggregate is one database row whose `content` is one of these values.
 * Safe in the browser: no I/O.
 */
import { z } from "zod";
import { localDate, type OpeningHours, openingHoursSchema, type Schedule, scheduleSchema } from "../calendar/shapes";
import { TRANSLATED_FIELDS } from "../publishing/translations";
import {
	ACCESS_FEATURES,
	CHANNELS,
	FACILITIES,
	FORMATS,
	HUB_STATUSES,
	HUB_TYPES,
	JOINING,
	LEVELS,
	MAX_AGE_MONTHS,
	TOPICS,
} from "./vocabulary";

const webUrl = z.url({ protocol: /^https?$/ }).max(2000);
const line = z.string().trim().min(1).max(300);
const prose = z.string().trim().max(20_000);
/** An age in completed months. Upper limits are exclusive: "under 2" is 24. */
const ageMonths = z
	.number()
	.int()
	.min(0)
	.max(MAX_AGE_MONTHS + 1);

export { type OpeningHours, openingHoursSchema, type Schedule, scheduleSchema };

export const phoneSchema = z.object({
	id: z.string(),
	number: line,
	description: z.string().nullable().default(null),
	kind: z.enum(["voice", "text", "textphone"]).default("voice"),
	/** Languages answered, as BCP 47 codes. */
	languages: z.array(z.string()).default([]),
	hours: openingHoursSchema.nullable().default(null),
});
export type Phone = z.infer<typeof phoneSchema>;

export const contactSchema = z.object({ id: z.string(), name: z.string().nullable(), title: z.string().nullable() });
export type Contact = z.infer<typeof contactSchema>;

/** A price in pounds; `amount` null where only words are known ("£25 a course, help with the cost"). */
export const costSchema = z.object({
	id: z.string(),
	amount: z.number().min(0).nullable(),
	description: z.string().nullable(),
	validFrom: localDate.nullable().default(null),
	validTo: localDate.nullable().default(null),
});
export type Cost = z.infer<typeof costSchema>;

/** A term of somebody else's taxonomy, kept as it came so that the feed can give it back. */
export const foreignTermSchema = z.object({
	id: z.string(),
	termId: z.string(),
	taxonomyId: z.string().nullable().default(null),
	taxonomy: z.string().nullable(),
	term: z.string(),
	uri: z.string().nullable().default(null),
	linkType: z.string().nullable().default(null),
});
export type ForeignTerm = z.infer<typeof foreignTermSchema>;

export const eligibilitySchema = z.object({
	pregnancy: z.boolean(),
	/** Age of the child in months, from (inclusive) and to (exclusive). Null: no limit on that side. */
	fromMonths: ageMonths.nullable().default(null),
	toMonths: ageMonths.nullable().default(null),
	/** False for a service that is for expectant parents only; null where nobody has said which ages it is for. */
	children: z.boolean().nullable().default(null),
	audience: z.enum(["everyone", "fathers", "mothers", "young-parents", "grandparents"]).default("everyone"),
	note: z.string().nullable().default(null),
});
export type Eligibility = z.infer<typeof eligibilitySchema>;

/** Whom a service is for whose source says that it is for everybody. */
export const EVERYONE: Eligibility = {
	pregnancy: false,
	fromMonths: null,
	toMonths: null,
	children: true,
	audience: "everyone",
	note: null,
};

/** Whom a service is for while nobody has said so: no age and no pregnancy finds it. */
export const NOBODY_SAID: Eligibility = { ...EVERYONE, children: null };

/** Whether anybody has said which families a service is for, by age or by pregnancy. */
export const saysWho = ({ pregnancy, children }: Pick<Eligibility, "pregnancy" | "children">): boolean =>
	pregnancy || children !== null;

/** Fields of a listing that carry words a family reads, and so can be translated. */
export const TRANSLATABLE = TRANSLATED_FIELDS.service;
export type TranslatableField = (typeof TRANSLATABLE)[number];
/** Language code to field to text. What is missing falls back to English, field by field. */
export const translationsSchema = z.record(z.string(), z.partialRecord(z.enum(TRANSLATABLE), z.string()));
export type Translations = z.infer<typeof translationsSchema>;

/**
 * Of each translated field: who translated it, and the English it was made from. A translation whose English has changed
 * since is out of date. Without a fact, a person translated what stands there now.
 */
export const translationFactsSchema = z.record(
	z.string(),
	z.partialRecord(z.enum(TRANSLATABLE), z.object({ by: z.enum(["person", "machine"]), source: z.string() })),
);
export type TranslationFacts = z.infer<typeof translationFactsSchema>;

/** A service at a location. */
export const placeSchema = z.object({ id: z.string(), locationId: z.string(), schedules: z.array(scheduleSchema) });
export type Place = z.infer<typeof placeSchema>;

/**
 * What a service says. Null, and an empty list, is a question that nobody has answered: a page says to ask, or says
 * nothing; no filter finds it and no export repeats it.
 */
export const serviceContentSchema = z.object({
	name: line,
	/** What it is, in one line. */
	summary: z.string().trim().max(300),
	/** Paragraphs of plain text, parted by blank lines. */
	description: prose,
	alert: z.string().nullable().default(null),
	url: webUrl.nullable(),
	email: z.email().nullable(),
	phones: z.array(phoneSchema),
	contacts: z.array(contactSchema).default([]),
	topics: z.array(z.enum(TOPICS)),
	level: z.enum(LEVELS).nullable(),
	/** Name of the evidence-based programme, where it is one. */
	programme: z.string().nullable().default(null),
	eligibility: eligibilitySchema,
	channels: z.array(z.enum(CHANNELS)),
	format: z.enum(FORMATS).nullable().default(null),
	joining: z.enum(JOINING).nullable(),
	howToJoin: z.string().nullable().default(null),
	bookingUrl: webUrl.nullable().default(null),
	/** True when nobody pays, false when somebody does. */
	free: z.boolean().nullable(),
	costs: z.array(costSchema).default([]),
	/** The price in words, where figures do not say it all. */
	costNote: z.string().nullable().default(null),
	/** Languages the session is held in, beside English. */
	heldIn: z.array(z.string()).default([]),
	/** Languages an interpreter can be booked for; `["*"]` for any. */
	interpreter: z.array(z.string()).default([]),
	/** Made for, or open with support to, children with additional needs. */
	send: z.boolean(),
	accessFeatures: z.array(z.enum(ACCESS_FEATURES)).default([]),
	accessNote: z.string().nullable().default(null),
	places: z.array(placeSchema),
	/** When a service without a place is there: a helpline's hours. */
	schedules: z.array(scheduleSchema).default([]),
	/** What a source says of the times that could not be made sessions, in its own words. */
	timesNote: z.string().nullable().default(null),
	/** What else a source says that was not understood, a line for each field: "Website: on our page". */
	sourceNote: z.string().optional(),
	areasServed: z.array(z.string()).default([]),
	/** Typical wait in weeks, null where unknown. */
	waitWeeks: z.number().min(0).nullable().default(null),
	foreignTerms: z.array(foreignTermSchema).default([]),
	translations: translationsSchema.default({}),
	translationFacts: translationFactsSchema.optional(),
});
export type ServiceContent = z.infer<typeof serviceContentSchema>;

export const addressSchema = z.object({
	line1: z.string(),
	line2: z.string().nullable().default(null),
	town: z.string(),
	county: z.string().nullable().default(null),
	postcode: z.string(),
});
export type Address = z.infer<typeof addressSchema>;

export const hubSchema = z.object({
	type: z.enum(HUB_TYPES),
	status: z.enum(HUB_STATUSES),
	/** Date from which the status holds, and why. */
	statusFrom: localDate.nullable().default(null),
	statusReason: z.string().nullable().default(null),
	formerly: z.string().nullable().default(null),
	coLocatedWith: z.string().nullable().default(null),
	hours: openingHoursSchema,
	outreach: z.string().nullable().default(null),
});
export type Hub = z.infer<typeof hubSchema>;

export const locationContentSchema = z.object({
	name: line,
	summary: z.string().trim().max(300).default(""),
	description: prose.default(""),
	alert: z.string().nullable().default(null),
	address: addressSchema,
	uprn: z.string().nullable().default(null),
	phones: z.array(phoneSchema).default([]),
	email: z.email().nullable().default(null),
	url: webUrl.nullable().default(null),
	accessFeatures: z.array(z.enum(ACCESS_FEATURES)).default([]),
	accessNote: z.string().nullable().default(null),
	facilities: z.array(z.enum(FACILITIES)).default([]),
	gettingThere: z.string().nullable().default(null),
	hub: hubSchema.nullable().default(null),
	translations: translationsSchema.default({}),
	translationFacts: translationFactsSchema.optional(),
});
export type LocationContent = z.infer<typeof locationContentSchema>;

export const organisationContentSchema = z.object({
	name: line,
	description: prose,
	url: webUrl.nullable().default(null),
	email: z.email().nullable().default(null),
	logo: z.string().nullable().default(null),
	identifiers: z
		.array(z.object({ id: z.string(), scheme: z.string().nullable(), type: z.string(), value: z.string() }))
		.default([]),
});
export type OrganisationContent = z.infer<typeof organisationContentSchema>;

/** Where a row came from. `checksum` is of the source's own text, so that an unchanged row is left alone. */
export interface Provenance {
	source: string;
	sourceId: string;
	fetchedAt: Date;
	checksum: string;
}
