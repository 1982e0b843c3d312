/**
 * From a feed's items to listings. A feed is somebody else's: each field that is wrong is said with the item's id, and
 * either the field is left out or, when a family could not do without it, the item is refused.
 */
import { z } from "zod";
import { stableId } from "../../platform/ids";
import { openingHoursSchema } from "../calendar/schema";
import {
	addressSchema,
	eligibilitySchema,
	hubSchema,
	type LocationContent,
	locationContentSchema,
	type OrganisationContent,
	type Phone,
	type Schedule,
	type ServiceContent,
	serviceContentSchema,
	translationsSchema,
} from "../directory/schema";
import { CHANNELS, type Channel, JOINING, LEVELS, TOPICS, type Topic } from "../directory/vocabulary";
import type { HsdsLocation, HsdsOrganization, HsdsPhone, HsdsSchedule, HsdsService } from "./hsds";

export interface FeedProblem {
	/** The item's id in the feed. */
	id: string;
	field: string;
	reason: string;
}

export interface ReadLocation {
	sourceId: string;
	slug: string | undefined;
	masked: boolean;
	position: { lat: number; lon: number } | null;
	content: LocationContent;
}

export interface ReadService {
	sourceId: string;
	slug: string | undefined;
	active: boolean;
	assuredOn: string | null;
	organisation: { sourceId: string; content: OrganisationContent };
	locations: ReadLocation[];
	/** `places[].locationId` holds the location's id in the feed. */
	content: ServiceContent;
}

export type ReadResult =
	| { ok: true; service: ReadService; problems: FeedProblem[] }
	| { ok: false; problems: FeedProblem[] };

/** The corners of the United Kingdom, with room: what lies outside is a mistake (swapped, or an example's 100 and 101). */
const inUnitedKingdom = (lat: number, lon: number) => lat > 49.5 && lat < 61.5 && lon > -9 && lon < 2.5;

const text = z.string().trim();
const optionalText = text.nullish().transform((value) => value || null);
const isoDate = /^\d{4}-\d{2}-\d{2}$/;

/** What an item must have at all; everything else is read field by field. */
const serviceEnvelope = z.looseObject({
	id: text.min(1),
	name: text.min(1).max(300),
	status: z.enum(["active", "inactive", "defunct", "temporarily closed"]),
});

class Reader {
	readonly problems: FeedProblem[] = [];
	constructor(readonly id: string) {}

	say(field: string, reason: string): void {
		this.problems.push({ id: this.id, field, reason });
	}

	/** `value` by `schema`; when it does not fit, says so and answers with `otherwise`. An absent value is no problem. */
	read<T>(field: string, schema: z.ZodType<T>, value: unknown, otherwise: T): T {
		if (value === undefined || value === null || value === "") return otherwise;
		const result = schema.safeParse(value);
		if (result.success) return result.data;
		this.say(field, result.error.issues[0]?.message ?? "is not valid");
		return otherwise;
	}

	list<T>(field: string, value: unknown, read: (one: Record<string, unknown>) => T | null): T[] {
		if (value === undefined || value === null) return [];
		if (!Array.isArray(value)) {
			this.say(field, "is not a list");
			return [];
		}
		return value.flatMap((one) => {
			const found = typeof one === "object" && one !== null ? read(one as Record<string, unknown>) : null;
			return found === null ? [] : [found];
		});
	}
}

const url = z.url({ protocol: /^https?$/ });
const localDate = z.string().regex(isoDate, "is not a date such as 2026-11-23");
const localTime = z
	.string()
	.regex(/^([01]\d|2[0-3]):[0-5]\d/, "is not a time such as 09:30")
	.transform((value) => value.slice(0, 5));

function readRule(raw: Partial<HsdsSchedule>): string | null {
	if (raw.start_for_life?.rrule) return raw.start_for_life.rrule;
	if (!raw.freq) return null;
	const parts = [`FREQ=${raw.freq}`];
	if (raw.interval && raw.interval > 1) parts.push(`INTERVAL=${raw.interval}`);
	if (raw.byday) parts.push(`BYDAY=${raw.byday.replaceAll(" ", "")}`);
	if (raw.bymonthday) parts.push(`BYMONTHDAY=${raw.bymonthday.replaceAll(" ", "")}`);
	return parts.join(";");
}

function readSchedule(reader: Reader, item: Record<string, unknown>): Schedule | null {
	const raw = item as Partial<HsdsSchedule>;
	const start = reader.read("schedules.opens_at", localTime.nullable(), raw.opens_at, null);
	const dtstart = reader.read("schedules.dtstart", localDate.nullable(), raw.dtstart ?? raw.valid_from, null);
	if (start === null || dtstart === null) {
		reader.say("schedules", "has no start date and time, and was left out");
		return null;
	}
	const dates = (field: string, value: unknown) => reader.read(`schedules.${field}`, z.array(localDate), value, []);
	return {
		id: raw.id ?? stableId("schedule", reader.id, JSON.stringify(item)),
		dtstart,
		validTo: reader.read("schedules.valid_to", localDate.nullable(), raw.valid_to, null),
		start,
		end: reader.read("schedules.closes_at", localTime.nullable(), raw.closes_at, null),
		rrule: readRule(raw),
		rdates: dates("rdates", raw.start_for_life?.rdates),
		exdates: dates("exdates", raw.start_for_life?.exdates),
		termTimeOnly: raw.start_for_life?.term_time_only ?? /term.?time only/i.test(`${raw.description} ${raw.notes}`),
		note: raw.notes || null,
	};
}

function readPhone(reader: Reader, item: Record<string, unknown>): Phone | null {
	const raw = item as Partial<HsdsPhone>;
	const number = reader.read("phones.number", text.min(1).max(60).nullable(), raw.number, null);
	if (number === null) return null;
	return {
		id: raw.id ?? stableId("phone", reader.id, number),
		number,
		description: raw.description || null,
		kind: reader.read("phones.type", z.enum(["voice", "text", "textphone"]), raw.type, "voice"),
		languages: (raw.languages ?? []).flatMap((one) => one.code ?? []),
		hours: reader.read("phones.hours", openingHoursSchema.nullable(), raw.start_for_life?.hours, null),
	};
}

function readLocation(reader: Reader, raw: Partial<HsdsLocation>): ReadLocation | null {
	const sourceId = raw.id;
	if (!sourceId) {
		reader.say("location.id", "is missing");
		return null;
	}
	const own = raw.start_for_life ?? {};
	const postal = raw.addresses?.find((one) => one.address_type !== "postal") ?? raw.addresses?.[0];
	const address = reader.read("location.address", addressSchema.nullable(), own.address, null) ?? {
		line1: postal?.address_1 ?? "",
		line2: postal?.address_2 ?? null,
		town: postal?.city ?? "",
		county: postal?.state_province || null,
		// An outward code alone still lacks its second half; three letters keep its form.
		postcode: own.masked ? `${own.outward ?? ""} 0AA` : (postal?.postal_code ?? ""),
	};
	const { latitude: lat, longitude: lon } = raw;
	let position: ReadLocation["position"] = null;
	if (typeof lat === "number" && typeof lon === "number") {
		if (inUnitedKingdom(lat, lon)) position = { lat, lon };
		else reader.say("location.latitude", `${lat}, ${lon} is not in the United Kingdom, and was left out`);
	}
	const content = locationContentSchema.safeParse({
		name: raw.name || address.line1 || "Unnamed place",
		summary: own.summary ?? "",
		description: raw.description ?? "",
		alert: own.alert ?? null,
		address,
		uprn: raw.external_identifier_type === "UPRN" ? (raw.external_identifier ?? null) : null,
		phones: reader.list("location.phones", raw.phones, (one) => readPhone(reader, one)),
		email: own.email ?? null,
		url: own.url ?? null,
		accessFeatures: own.access_features ?? [],
		accessNote: own.access_note ?? raw.accessibility?.find((one) => one.description)?.description ?? null,
		facilities: own.facilities ?? [],
		gettingThere: own.getting_there ?? null,
		hub: reader.read("location.hub", hubSchema.nullable(), own.hub, null),
		translations: reader.read("location.translations", translationsSchema, own.translations, {}),
	});
	if (!content.success) {
		for (const issue of content.error.issues) reader.say(`location.${issue.path.join(".")}`, issue.message);
		return null;
	}
	return { sourceId, slug: own.slug, masked: own.masked === true, position, content: content.data };
}

/** Words that other taxonomies use for our topics. The first that fits counts; a term may fit several topics. */
const TOPIC_WORDS: readonly [RegExp, Topic][] = [
	[/breast.?feed|infant feed|bottle feed|weaning/i, "infant-feeding"],
	[/parenting/i, "parenting"],
	[/perinatal|postnatal depression|maternal mental|bonding/i, "perinatal-mental-health"],
	[/speech|language development|early language|home learning/i, "early-language"],
	[/\bsend\b|special educational|disab/i, "send"],
	[/health visit/i, "health-visiting"],
	[/school nurs|0.?(to|-).?19/i, "public-health-nursing"],
	[/antenatal|maternity|midwi|neonatal/i, "maternity"],
	[/healthy (eating|growth|weight)|nutrition/i, "healthy-growth"],
	[/vaccin|immunis/i, "vaccination"],
	[/birth registration|register(ing)? a birth/i, "birth-registration"],
	[/separat/i, "separating-parents"],
	[/parental conflict/i, "parental-conflict"],
	[/prison/i, "parents-in-prison"],
	[/family support|early help/i, "family-support"],
	[/stay and play|playgroup|toddler group|\bplay\b/i, "play"],
	[/childcare|nursery|early education|childmind/i, "childcare"],
	[/debt|benefit|money|financ/i, "money"],
	[/employment|training|\bjobs?\b/i, "jobs-training"],
	[/housing|homeless/i, "housing"],
	[/food bank|\bfood\b/i, "food"],
	[/domestic (abuse|violence)/i, "domestic-abuse"],
	[/dental|oral health|teeth/i, "oral-health"],
	[/smok/i, "stop-smoking"],
	[/drug|alcohol|substance/i, "substance-misuse"],
	[/youth justice/i, "youth-justice"],
	[/youth/i, "youth-services"],
	[/attendance/i, "school-attendance"],
	[/mental health|counselling/i, "mental-health"],
];

const topicsIn = (words: string) => TOPIC_WORDS.filter(([pattern]) => pattern.test(words)).map(([, topic]) => topic);

function readOrganisation(reader: Reader, raw: Partial<HsdsOrganization>, fallbackId: string | undefined) {
	const sourceId = raw.id ?? fallbackId;
	if (!sourceId) return null;
	const content: OrganisationContent = {
		name: reader.read("organization.name", text.min(1).max(300), raw.name, "Unnamed organisation"),
		description: reader.read("organization.description", text.max(20_000), raw.description, ""),
		url: reader.read("organization.website", url.nullable(), raw.website, null),
		email: reader.read("organization.email", z.email().nullable(), raw.email, null),
		logo: raw.logo ?? null,
		identifiers: reader.list("organization.organization_identifiers", raw.organization_identifiers, (one) =>
			typeof one.identifier === "string"
				? {
						id: String(one.id ?? stableId("identifier", sourceId, one.identifier)),
						scheme: typeof one.identifier_scheme === "string" ? one.identifier_scheme : null,
						type: String(one.identifier_type ?? ""),
						value: one.identifier,
					}
				: null,
		),
	};
	return { sourceId, content };
}

/** Months from an age in years: a whole maximum such as 4 includes four-year-olds; a fraction is exact. */
function readEligibility(reader: Reader, raw: HsdsService) {
	const own = reader.read(
		"start_for_life.eligibility",
		eligibilitySchema.nullable(),
		raw.start_for_life?.eligibility,
		null,
	);
	if (own) return own;
	const age = z.number().min(0).max(150).nullable();
	const minimum = reader.read("minimum_age", age, raw.minimum_age, null);
	const maximum = reader.read("maximum_age", age, raw.maximum_age, null);
	const months = (years: number) => Math.round(years * 12);
	const limit = 228;
	const to = maximum === null ? null : Number.isInteger(maximum) ? months(maximum + 1) : months(maximum) + 1;
	return {
		pregnancy: /pregnan|antenatal|expectant/i.test(`${raw.name} ${raw.description}`),
		// A service for adults is for their parents' sake here: it has no limits of the child's age.
		fromMonths: minimum === null || months(minimum) >= limit ? null : months(minimum),
		toMonths: to === null || to >= limit ? null : to,
		children: true,
		audience: "everyone" as const,
		note: raw.eligibility_description ?? null,
	};
}

/** Reads one fully nested service. */
export function readService(item: unknown): ReadResult {
	const envelope = serviceEnvelope.safeParse(item);
	if (!envelope.success) {
		const id = typeof item === "object" && item !== null && "id" in item ? String(item.id) : "(no id)";
		const problems = envelope.error.issues.map((issue) => ({ id, field: issue.path.join("."), reason: issue.message }));
		return { ok: false, problems };
	}
	const raw = envelope.data as unknown as HsdsService;
	const reader = new Reader(raw.id);
	const own = raw.start_for_life;

	const organisation = readOrganisation(reader, raw.organization ?? {}, raw.organization_id);
	if (!organisation) {
		reader.say("organization_id", "is missing");
		return { ok: false, problems: reader.problems };
	}

	const scheduled = new Set<string>();
	const locations: ReadLocation[] = [];
	const places = reader.list("service_at_locations", raw.service_at_locations, (one) => {
		const at = readLocation(reader, (one.location ?? {}) as Partial<HsdsLocation>);
		if (!at) return null;
		locations.push(at);
		const schedules = reader.list("service_at_locations.schedules", one.schedules, (item) =>
			readSchedule(reader, item),
		);
		for (const schedule of schedules) scheduled.add(schedule.id);
		return { id: String(one.id ?? stableId("place", raw.id, at.sourceId)), locationId: at.sourceId, schedules };
	});
	const [onlyPlace] = places;
	const unplaced = reader
		.list("schedules", raw.schedules, (one) => readSchedule(reader, one))
		.filter((schedule) => !scheduled.has(schedule.id));
	// The profile hangs schedules on the service: with one place, that is where they happen.
	if (places.length === 1 && onlyPlace && !own) onlyPlace.schedules.push(...unplaced.splice(0));

	const attributes = reader.list("attributes", raw.attributes, (one) => one) as unknown as NonNullable<
		HsdsService["attributes"]
	>;
	const foreignTerms = attributes
		.filter(
			(one) => one.taxonomy_term && !["topic", "stage", "level", "channel"].includes(own ? (one.link_type ?? "") : ""),
		)
		.map((one) => ({
			id: one.id,
			termId: one.taxonomy_term?.id ?? one.id,
			taxonomyId: one.taxonomy_term?.taxonomy_id ?? null,
			taxonomy: one.taxonomy_term?.taxonomy ?? null,
			term: one.taxonomy_term?.name ?? one.taxonomy_term?.term ?? "",
			uri: one.taxonomy_term?.term_uri ?? null,
			linkType: one.link_type ?? null,
		}))
		.filter((one) => one.term);
	const costs = reader.list("cost_options", raw.cost_options, (one) => ({
		id: String(one.id ?? stableId("cost", raw.id, JSON.stringify(one))),
		amount: reader.read("cost_options.amount", z.number().min(0).nullable(), one.amount, null),
		description: [one.option, one.amount_description].filter(Boolean).join(", ") || null,
		validFrom: reader.read("cost_options.valid_from", localDate.nullable(), one.valid_from, null),
		validTo: reader.read("cost_options.valid_to", localDate.nullable(), one.valid_to, null),
	}));
	const fees = optionalText.parse(raw.fees);
	const free = own?.free ?? (costs.length > 0 ? costs.every((one) => one.amount === 0) : /^free\b/i.test(fees ?? ""));
	const summaryAndRest = (raw.description ?? "").split(/\n{2,}/);
	const summary = own?.summary ?? (summaryAndRest[0] ?? "").slice(0, 300);
	const description = own?.summary
		? (raw.description ?? "").slice(own.summary.length).replace(/^\n+/, "")
		: (raw.description ?? "");
	const channels = reader.read("start_for_life.channels", z.array(z.enum(CHANNELS)), own?.channels, [
		(places.length ? "in-person" : raw.url ? "website" : "phone") satisfies Channel,
	]);

	const content = serviceContentSchema.safeParse({
		name: raw.name,
		summary,
		description,
		alert: raw.alert || (raw.status === "temporarily closed" ? "Temporarily closed." : null),
		url: reader.read("url", url.nullable(), raw.url, null),
		email: reader.read("email", z.email().nullable(), raw.email, null),
		phones: reader.list("phones", raw.phones, (one) => readPhone(reader, one)),
		contacts: (raw.contacts ?? []).map((one) => ({ id: one.id, name: null, title: one.title ?? null })),
		topics: reader.read("start_for_life.topics", z.array(z.enum(TOPICS)), own?.topics, [
			...new Set([raw.name, ...foreignTerms.map((one) => one.term)].flatMap(topicsIn)),
		]),
		level: reader.read("start_for_life.level", z.enum(LEVELS), own?.level, "universal"),
		programme: raw.accreditations || null,
		eligibility: readEligibility(reader, raw),
		channels,
		format: own?.format ?? null,
		joining: reader.read(
			"start_for_life.joining",
			z.enum(JOINING),
			own?.joining,
			raw.application_process ? "book" : "drop-in",
		),
		howToJoin: raw.application_process || null,
		bookingUrl: own?.booking_url ?? null,
		free,
		costs,
		costNote: free ? null : fees,
		heldIn:
			own?.held_in ??
			(own ? [] : (raw.languages ?? []).flatMap((one) => (one.code && one.code !== "en" ? one.code : []))),
		interpreter: own?.interpreter ?? [],
		send: own?.send ?? /\bsend\b|special educational|disabilit/i.test(raw.name),
		accessFeatures: own?.access_features ?? [],
		accessNote: own?.access_note ?? null,
		places,
		schedules: unplaced,
		areasServed: (raw.service_areas ?? []).flatMap((one) => one.name ?? []),
		waitWeeks: own?.wait_weeks ?? null,
		foreignTerms,
		translations: reader.read("start_for_life.translations", translationsSchema, own?.translations, {}),
	});
	if (!content.success) {
		for (const issue of content.error.issues) reader.say(issue.path.join("."), issue.message);
		return { ok: false, problems: reader.problems };
	}
	return {
		ok: true,
		problems: reader.problems,
		service: {
			sourceId: raw.id,
			slug: own?.slug,
			active: raw.status === "active" || raw.status === "temporarily closed",
			assuredOn: reader.read("assured_date", localDate.nullable(), raw.assured_date, null),
			organisation,
			locations,
			content: content.data,
		},
	};
}
