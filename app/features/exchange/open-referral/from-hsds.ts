/**
 * From a feed's items to listings. A feed is somebody else's: each field that is wrong is said with the item's id, and
 * either the field is left out or, when a family could not do without it, the item is refused.
 */
import { z } from "zod";
import {
	eligibilitySchema,
	type OrganisationContent,
	type ServiceContent,
	serviceContentSchema,
	translationsSchema,
} from "../../../model/listings/shapes";
import { CHANNELS, type Channel, JOINING, LEVELS, TOPICS } from "../../../model/listings/vocabulary";
import { stableId } from "../../../platform/ids";
import { topicsIn } from "./guess-topics";
import type { HsdsLocation, HsdsOrganization, HsdsService } from "./hsds";
import { type ReadLocation, readLocation } from "./read-location";
import { readPhone, readSchedule } from "./read-schedule";
import { type FeedProblem, localDate, Reader, text, webUrl } from "./reader";

export type { FeedProblem } from "./reader";

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

const optionalText = text.nullish().transform((value) => value || null);

/** What an item must have at all; everything else is read field by field. */
const serviceEnvelope = z.looseObject({
	id: text.min(1),
	name: text.min(1).max(300),
	status: z.enum(["active", "inactive", "defunct", "temporarily closed"]),
});

function readOrganisation(reader: Reader, raw: Partial<HsdsOrganization>, fallbackId: string | undefined) {
	const sourceId = raw.id ?? fallbackId;
	if (!sourceId) return null;
	const content: OrganisationContent = {
		name: reader.read("organization.name", text.min(1).max(300), raw.name, "Unnamed organisation"),
		description: reader.read("organization.description", text.max(20_000), raw.description, ""),
		url: reader.read("organization.website", webUrl.nullable(), raw.website, null),
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
		url: reader.read("url", webUrl.nullable(), raw.url, null),
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
