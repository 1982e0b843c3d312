/**
 * The sessions of a whole council, kept in memory: what the page of what is on counts, filters and pages through. Of a
 * service it has what that takes; those that are shown are read for themselves.
 */
import { and, asc, eq, gt, inArray } from "drizzle-orm";
import { location, service } from "../../../../db/schema";
import { addDays } from "../../../model/calendar/local-time";
import { bySoonest } from "../../../model/calendar/schedule";
import { dateRules } from "../../../model/councils/settings";
import { isConfidential } from "../../../model/listings/confidential";
import {
	type HubDates,
	hasSessions,
	type SessionOf,
	sessionsWithin,
	type Timed,
	type TimedAtPlaces,
} from "../../../model/listings/sessions";
import type { ServiceContent } from "../../../model/listings/shapes";
import type { Topic } from "../../../model/listings/vocabulary";
import { ANYONE } from "../../../model/people/asker";
import { KeptForAnyone } from "../../../platform/kept-for-anyone";
import { readFor } from "../../../platform/store.server";
import { inTurns, takingTurns } from "../../../platform/taking-turns.server";
import { contentVersion } from "../../directory/councils/content-version.server";
import type { Council } from "../../directory/councils/queries.server";
import type { Position } from "../../directory/places/distance";
import type { FilteredContent } from "./filters";

/** A service that holds sessions, at those of its places that are published. */
export interface TimedService extends TimedAtPlaces {
	id: string;
	slug: string;
	content: FilteredContent & Timed;
}

/** One as it is read, before it is known which of its places are published and what they are. */
type ReadService = Omit<TimedService, "locations">;

interface Timetable extends WhatThereIs {
	/** By slug. */
	services: TimedService[];
	/** Each service's part of it when it was last changed; null for one without sessions. */
	read: ReadonlyMap<string, { updatedAt: Date; service: ReadService | null }>;
}

const keptTimetables = new KeptForAnyone<Promise<Timetable>>(50);
/** By council and Monday. A large one takes a megabyte. */
const keptWeeks = new KeptForAnyone<Promise<SessionOf<TimedService>[]>>(24);

const HEADS_AT_ONCE = 500;
const READ_AT_ONCE = 100;

/** What some service with dates has, so that a filter by it finds something. */
interface WhatThereIs {
	topics: ReadonlySet<Topic>;
	/** Language codes besides English. */
	languages: ReadonlySet<string>;
	locationIds: ReadonlySet<string>;
	/** Where locations are, by their ids; of a confidential one nobody is told. */
	positions: ReadonlyMap<string, Position>;
}

export interface CouncilTimetable extends WhatThereIs {
	services: readonly TimedService[];
	/** The sessions of the week that begins on a Monday, soonest first, then by name. */
	week(monday: string): Promise<readonly SessionOf<TimedService>[]>;
}

/** What is on in a council as it is published now. */
export async function timetableOf(council: Pick<Council, "id" | "settings">): Promise<CouncilTimetable> {
	const version = await contentVersion(ANYONE, council.id);
	const before = keptTimetables.latest(council.id);
	const { services, topics, languages, locationIds, positions } = await keptTimetables.make(
		council.id,
		version,
		async () => readTimetable(council.id, (await before?.catch(() => undefined))?.read),
	);
	return {
		services,
		topics,
		languages,
		locationIds,
		positions,
		week: (monday) =>
			keptWeeks.make(`${council.id} ${monday}`, version, async () => {
				const rules = dateRules(council.settings);
				const sessionsOf = sessionsWithin({ from: monday, to: addDays(monday, 7), rules });
				const turn = takingTurns();
				const sessions: SessionOf<TimedService>[] = [];
				for (const service of services) {
					await turn();
					sessions.push(...sessionsOf(service));
				}
				await turn();
				// Sorting leaves those of one time in the order of the services.
				return sessions.sort(bySoonest);
			}),
	};
}

/** Reads what has changed; the rest is as it was read before. */
async function readTimetable(councilId: string, before: Timetable["read"] = new Map()): Promise<Timetable> {
	const db = await readFor(ANYONE);
	const published = and(eq(service.councilId, councilId), eq(service.status, "published"));
	const turn = takingTurns();
	const ids: string[] = [];
	const read = new Map<string, { updatedAt: Date; service: ReadService | null }>();
	for (let last: string | undefined = ""; last !== undefined; ) {
		await turn();
		const heads: { id: string; slug: string; updatedAt: Date }[] = await db
			.select({ id: service.id, slug: service.slug, updatedAt: service.updatedAt })
			.from(service)
			.where(and(published, gt(service.slug, last)))
			.orderBy(asc(service.slug))
			.limit(HEADS_AT_ONCE);
		for (const { id, updatedAt } of heads) {
			ids.push(id);
			const known = before.get(id);
			if (known?.updatedAt.getTime() === updatedAt.getTime()) read.set(id, known);
		}
		last = heads.length < HEADS_AT_ONCE ? undefined : heads.at(-1)?.slug;
	}
	for await (const some of inTurns(
		ids.filter((id) => !read.has(id)),
		READ_AT_ONCE,
	)) {
		const columns = { id: service.id, slug: service.slug, updatedAt: service.updatedAt, content: service.content };
		const rows = await db
			.select(columns)
			.from(service)
			.where(and(published, inArray(service.id, some)));
		for (const { updatedAt, ...row } of rows) read.set(row.id, { updatedAt, service: timed(row) });
	}

	const places = await db
		.select({
			id: location.id,
			masked: location.masked,
			lat: location.lat,
			lon: location.lon,
			isHub: location.isHub,
			content: location.content,
		})
		.from(location)
		.where(and(eq(location.councilId, councilId), eq(location.status, "published")));
	const positions = new Map(
		places.flatMap(({ id, lat, lon, ...place }): [string, Position][] =>
			lat === null || lon === null || isConfidential(place) ? [] : [[id, { lat, lon }]],
		),
	);
	// Of a confidential place nobody is told that it is a hub.
	const hubOf = (place: (typeof places)[number]): HubDates | null =>
		place.isHub && !isConfidential(place) ? place.content.hub : null;
	const there: TimedService["locations"] = new Map(
		places.map((place) => [place.id, { content: { hub: hubOf(place) } }]),
	);
	const services: TimedService[] = [];
	const topics = new Set<Topic>();
	const languages = new Set<string>();
	const locationIds = new Set<string>();
	for (const id of ids) {
		await turn();
		const found = read.get(id)?.service;
		if (!found) continue;
		const service = atPlaces(found, there);
		services.push(service);
		const { content } = service;
		const places = content.places.filter(({ schedules }) => schedules.length > 0);
		if (content.schedules.length + places.length === 0) continue;
		for (const topic of content.topics) topics.add(topic);
		for (const code of [...content.heldIn, ...content.interpreter]) if (code !== "*") languages.add(code);
		for (const { locationId } of content.places) locationIds.add(locationId);
	}
	return { services, topics, languages, locationIds, positions, read };
}

function timed({ id, slug, content }: { id: string; slug: string; content: ServiceContent }): ReadService | null {
	if (!hasSessions(content)) return null;
	const { eligibility, topics, free, heldIn, interpreter, places, schedules, channels, format } = content;
	return { id, slug, content: { eligibility, topics, free, heldIn, interpreter, places, schedules, channels, format } };
}

/** A place whose location was withdrawn is not shown. */
function atPlaces(service: ReadService, there: TimedService["locations"]): TimedService {
	const { places } = service.content;
	if (places.every(({ locationId }) => there.has(locationId))) return { ...service, locations: there };
	const shown = places.filter(({ locationId }) => there.has(locationId));
	return { ...service, content: { ...service.content, places: shown }, locations: there };
}
