/** What a section's page shows beside its fields: lists to choose from, the sessions, the dates ahead. */
import { and, asc, eq, inArray, ne, or, type SQL, sql } from "drizzle-orm";
import { contains } from "../../../../db/contains";
import { entry, location } from "../../../../db/schema";
import { dayOf, localNow } from "../../../model/calendar/local-time";
import { nextOccurrences } from "../../../model/calendar/schedule";
import type { Schedule } from "../../../model/calendar/shapes";
import { dateRules } from "../../../model/councils/settings";
import { isConfidential } from "../../../model/listings/confidential";
import { dateLimits, offReason } from "../../../model/listings/sessions";
import { ANYONE, isOnlyProvider, type StaffAsker } from "../../../model/people/asker";
import { staffPaths } from "../../../paths";
import { id, list, sent } from "../../../platform/forms/choice-fields";
import { SHORT } from "../../../platform/forms/field";
import type { Values } from "../../../platform/forms/field-errors";
import { type AnswerTo, form, readAnswers, readValues } from "../../../platform/forms/form";

import type { Speech } from "../../../platform/i18n/context";
import { readFor } from "../../../platform/store.server";
import { describeSchedule } from "../../directory/calendar/describe-schedule";
import { listHubs } from "../../directory/listings/public-listings.server";
import { findPlace } from "../../directory/places/find-place.server";
import { renderArticle, renderUrgent, urgentLines } from "../../families/guidance/markdown";
import type { Entry } from "../../publishing/find-entry.server";
import type { Writer } from "../../publishing/save-draft.server";
import { findableBy, nameFor } from "../../publishing/sight.server";
import { articleTextForm } from "./sections/article";
import { repeatsOf } from "./sections/recurrence";
import type { Section, SectionContext } from "./sections/section";
import { NO_PLACE, readSession, sessionsOf } from "./sections/service-times";

export interface PlaceChoice {
	value: string;
	label: string;
	hint: string;
}

export interface PlaceChoices {
	chosen: PlaceChoice[];
	matches: PlaceChoice[];
	/** What was looked for; "" for nothing. */
	searched: string;
	/** There are more than are shown. */
	more: boolean;
}

export interface SessionsAt {
	at: string;
	heading: string;
	/** The place's name; null for none. */
	place: string | null;
	sessions: { id: string; text: string; next: string | null; href: string }[];
	addHref: string;
}

export interface DatesAhead {
	summary: string;
	/** The next dates of its schedule, each with why it is not on then; null where it is. */
	dates: { date: string; off: string | null }[];
	/** In term time only, and nobody has said when the terms are. */
	termUnknown: boolean;
}

export interface SectionFacts {
	organisations: { value: string; text: string }[];
	places: PlaceChoices | null;
	sessions: SessionsAt[];
	session: {
		places: { value: string; text: string }[];
		kept: string | null;
		ahead: DatesAhead | null;
		/** Whether it stands in the service already. */
		stored: boolean;
	} | null;
	/** Where the place is now, in words. */
	position: string | null;
	hub: boolean;
	/** How an article's text looks to families, as it is typed. */
	preview: ArticlePreview | null;
}

/** HTML made from Markdown. */
export interface ArticlePreview {
	urgentHtml: string | null;
	bodyHtml: string;
}

interface Open {
	entry: Entry;
	section: Section<Entry["kind"]>;
	part: string | null;
}

const PLACES_SHOWN = 10;
const DATES_SHOWN = 10;
/** More places than any service has. */
const PLACES_READ = 200;

/** What of the fields is looked up while they are shown, whether or not they can be read. */
const lookedUp = form({
	intent: sent(SHORT),
	places: list(SHORT),
	postcode: sent(SHORT).or(""),
	find: sent(SHORT).or(""),
	session: id(),
});

/** What the section is told of the world, for the fields as they are. */
export async function sectionContext(
	who: Writer,
	{ entry, section, part }: Open,
	values: Values,
): Promise<SectionContext> {
	const { current } = entry;
	const service = current.kind === "service" ? current : null;
	const { places: chosen, postcode } = readAnswers(lookedUp, values);
	const isAbout = (slug: SectionContext["part"]) => section.slug === slug;
	const needsPlaces = service && (isAbout("places") || isAbout("times") || isAbout("session"));
	const [organisations, locations, place, hubs] = await Promise.all([
		isAbout("places") ? organisationNames(who) : new Map<string, string>(),
		needsPlaces ? locationNames(who, service, chosen) : new Map<string, string>(),
		isAbout("address") ? findPlace(who, postcode) : null,
		isAbout("times") || isAbout("session") ? listHubs(ANYONE, who.council.id) : [],
	]);
	return {
		id: entry.id,
		today: localNow().date,
		rules: dateRules(who.council.settings),
		hubs: new Map(hubs.map((hub) => [hub.id, hub])),
		organisations,
		locations,
		place,
		part,
	};
}

/** @param values the fields as they are shown */
export async function sectionFacts(
	who: Writer,
	{ entry, section }: Open,
	context: SectionContext,
	values: Values,
	speech: Speech,
): Promise<SectionFacts> {
	const { current } = entry;
	const { intent, places, find, session: sessionId } = readAnswers(lookedUp, values);
	const facts: SectionFacts = {
		organisations: [],
		places: null,
		sessions: [],
		session: null,
		position: null,
		hub: current.kind === "location" && current.content.hub !== null,
		preview: null,
	};
	if (current.kind === "location" && section.slug === "address" && current.position) {
		facts.position = await positionWords(who, current.position, current.content.address.postcode, speech);
	}
	if (current.kind === "article" && section.slug === "text" && intent === "show") {
		const read = readValues(articleTextForm, values);
		facts.preview = read.ok ? previewOf(read.values) : null;
	}
	if (current.kind !== "service") return facts;
	if (section.slug === "places") {
		facts.organisations = [...context.organisations].map(([value, text]) => ({ value, text }));
		facts.places = await placeChoices(who, current, places, find, speech);
	}
	if (section.slug === "times") facts.sessions = sessionsAt(who, entry, context, speech);
	if (section.slug === "session") {
		const stored = sessionsOf(current.content).find(({ schedule }) => schedule.id === sessionId);
		const read = readSession(values, current, context);
		facts.session = {
			places: [
				...current.content.places.map((one) => ({ value: one.id, text: context.locations.get(one.locationId) ?? "" })),
				{ value: NO_PLACE, text: speech.t("staff-sections:choice.noPlace") },
			],
			kept:
				stored && repeatsOf(stored.schedule) === "kept"
					? describeSchedule(stored.schedule, context.today, speech)
					: null,
			ahead: read.ok ? datesAhead(current, read, context, speech) : null,
			stored: stored !== undefined,
		};
	}
	return facts;
}

function previewOf({ urgent, body }: AnswerTo<typeof articleTextForm>): ArticlePreview {
	const lines = urgentLines(urgent);
	return { urgentHtml: lines.length > 0 ? renderUrgent(lines) : null, bodyHtml: renderArticle(body) };
}

async function organisationNames(who: Writer): Promise<Map<string, string>> {
	const db = await readFor(who);
	const own = isOnlyProvider(who) ? [inArray(entry.id, [...who.organisationIds, ""])] : [];
	const rows = await db
		.select({ id: entry.id, title: entry.title })
		.from(entry)
		.where(
			and(eq(entry.councilId, who.council.id), eq(entry.kind, "organisation"), ne(entry.status, "archived"), ...own),
		)
		.orderBy(asc(entry.title));
	return new Map(rows.map(({ id, title }) => [id, title]));
}

type ServiceDraft = Extract<Entry["current"], { kind: "service" }>;

async function locationNames(
	who: Writer,
	service: ServiceDraft,
	chosen: readonly string[],
): Promise<Map<string, string>> {
	const ids = [...placeIdsOf(service), ...chosen.slice(0, PLACES_READ)];
	const rows = await findPlaces(who, choosable(who, service, ids), ids.length);
	return new Map(rows.map(({ id, name }) => [id, name]));
}

const placeIdsOf = ({ content }: ServiceDraft) => content.places.map(({ locationId }) => locationId);

/** Which of these places can be chosen: what may be found, and what stands in the service, which may stay. */
const choosable = (who: Writer, service: ServiceDraft, ids: readonly string[]) => {
	const findable = findableBy(who);
	return and(
		inArray(entry.id, [...ids, ""]),
		findable && or(findable, inArray(entry.id, [...placeIdsOf(service), ""])),
	);
};

/** The council's places that fit, with as much of their addresses as tells them apart and the asker may know. */
async function findPlaces(who: Writer, which: SQL | undefined, limit: number) {
	const db = await readFor(who);
	return db
		.select({ id: entry.id, name: nameFor(who), live: entry.liveVersion, masked: location.masked, line1, postcode })
		.from(entry)
		.leftJoin(location, eq(location.id, entry.id))
		.where(and(eq(entry.councilId, who.council.id), eq(entry.kind, "location"), ne(entry.status, "archived"), which))
		.orderBy(asc(nameFor(who)), asc(entry.id))
		.limit(limit);
}

const line1 = sql<string | null>`${location.content}->'address'->>'line1'`;
const postcode = sql<string | null>`${location.content}->'address'->>'postcode'`;
const soughtBy = (who: Writer) =>
	sql`(${nameFor(who)} || ' ' || coalesce(${line1}, '') || ' ' || coalesce(${postcode}, ''))`;

async function placeChoices(
	who: Writer,
	service: ServiceDraft,
	chosen: readonly string[],
	searched: string,
	{ t }: Speech,
): Promise<PlaceChoices> {
	const words = searched.toLowerCase().split(/\s+/).filter(Boolean);
	const like = words.map((word) => contains(soughtBy(who), word));
	const [own, fitting] = await Promise.all([
		chosen.length > 0 ? findPlaces(who, choosable(who, service, chosen.slice(0, PLACES_READ)), PLACES_READ) : [],
		// Where nothing is chosen yet, the first ones are there to tick without a search.
		words.length > 0 || chosen.length === 0 ? findPlaces(who, and(findableBy(who), ...like), PLACES_SHOWN + 1) : [],
	]);
	const choice = (row: (typeof own)[number]): PlaceChoice => ({
		value: row.id,
		label: row.name,
		hint: [
			...(isConfidential({ masked: row.masked ?? true }) ? [] : [row.line1, row.postcode]),
			row.live ? null : t("staff-sections:places.draft"),
		]
			.filter(Boolean)
			.join(", "),
	});
	return {
		chosen: own.map(choice),
		matches: fitting
			.slice(0, PLACES_SHOWN)
			.filter(({ id }) => !chosen.includes(id))
			.map(choice),
		searched: words.length > 0 ? searched : "",
		more: fitting.length > PLACES_SHOWN,
	};
}

function sessionsAt(who: Writer, { id, current }: Entry, context: SectionContext, speech: Speech): SessionsAt[] {
	if (current.kind !== "service") return [];
	const { t, format } = speech;
	const now = localNow();
	const { places, schedules } = current.content;
	const paths = staffPaths(who.council.slug);
	const pageOf = (part: string) => paths.editEntry("service", id, "session", { of: part });
	const timed = { content: current.content, locations: context.hubs };
	const listed = (own: readonly Schedule[], locationId: string | null) =>
		own.map((schedule) => {
			const limits = dateLimits(timed, { schedule, locationId }, context.rules);
			const [next] = nextOccurrences(schedule, { now, limit: 1, ...limits });
			return {
				id: schedule.id,
				text: describeSchedule(schedule, context.today, speech),
				next: next ? format.weekdayDate(next.date, now.date) : null,
				href: pageOf(schedule.id),
			};
		});
	const atPlaces = places.map(({ id: at, locationId, schedules: own }) => {
		const place = context.locations.get(locationId) ?? "";
		return { at, heading: place, place, sessions: listed(own, locationId), addHref: pageOf(at) };
	});
	if (places.length > 0 && schedules.length === 0) return atPlaces;
	const heading = t("staff-sections:times.noPlace");
	const elsewhere = {
		at: NO_PLACE,
		heading,
		place: null,
		sessions: listed(schedules, null),
		addHref: pageOf(NO_PLACE),
	};
	return [...atPlaces, elsewhere];
}

/** The next dates of a session, those too on which it is not on: whoever writes it may know better. */
function datesAhead(
	{ content }: ServiceDraft,
	{ schedule, at }: { schedule: Schedule; at: string },
	{ rules, hubs, today }: SectionContext,
	speech: Speech,
): DatesAhead {
	const { t, format } = speech;
	const locationId = content.places.find(({ id }) => id === at)?.locationId ?? null;
	const next = nextOccurrences(schedule, { now: localNow(), terms: rules.terms, limit: DATES_SHOWN });
	return {
		summary: describeSchedule(schedule, today, speech),
		dates: next.map(({ date }) => {
			const off = offReason({ content, locations: hubs }, { schedule, locationId }, date, rules);
			return {
				date: `${format.weekday(dayOf(date))} ${format.date(date)}`,
				off: off && t(`staff-sections:session.off.${off}`),
			};
		}),
		termUnknown: next.some(({ termUnknown }) => termUnknown),
	};
}

async function positionWords(
	who: StaffAsker,
	at: { lat: number; lon: number },
	typed: string,
	{ t }: Speech,
): Promise<string> {
	const position = t("staff-sections:position.now", { lat: at.lat.toFixed(5), lon: at.lon.toFixed(5) });
	const place = await findPlace(who, typed);
	const area = place.kind === "postcode" ? place.area : null;
	return area ? t("staff-sections:position.in", { position, area: area.name }) : position;
}
