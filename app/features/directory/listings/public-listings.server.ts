/** Reads of published listings, as families and the feed see them. Drafts and masked addresses stay behind this line. */

import { and, asc, count, eq, inArray } from "drizzle-orm";
import { location, organisation, service, serviceAtLocation } from "../../../../db/schema";
import { type PublicLocation, publicLocation } from "../../../model/listings/public-location";
import type { PublicOrganisation, PublicService } from "../../../model/listings/public-service";
import { bySigns } from "../../../model/order";
import type { Anyone } from "../../../model/people/asker";
import { KeptForAnyone } from "../../../platform/kept-for-anyone";
import { readFor } from "../../../platform/store.server";
import { inTurns } from "../../../platform/taking-turns.server";
import { contentVersion } from "../councils/content-version.server";
import { locationColumns } from "./location-columns.server";

const serviceColumns = {
	id: service.id,
	slug: service.slug,
	assuredOn: service.assuredOn,
	updatedAt: service.updatedAt,
	content: service.content,
	organisation: { id: organisation.id, slug: organisation.slug, content: organisation.content },
};

type ServiceRow = Omit<PublicService, "locations">;

/** Those that pages show most: some ten megabytes. */
const keptServices = new KeptForAnyone<PublicService>(2_000);
const keptHubs = new KeptForAnyone<PublicLocation[]>(50);
/** How many are read at once: few enough to keep no other reader waiting. */
const READ_AT_ONCE = 100;

/** Nobody may change what is kept: it is given to all who ask. */
function frozen<Value>(value: Value): Value {
	if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
	for (const part of Object.values(value)) frozen(part);
	return Object.freeze(value);
}

function withLocations(row: ServiceRow, published: ReadonlyMap<string, PublicLocation>): PublicService {
	const locations = new Map<string, PublicLocation>();
	// A place whose location was withdrawn is not shown.
	const places = row.content.places.filter(({ locationId }) => {
		const at = published.get(locationId);
		if (at) locations.set(at.id, at);
		return at !== undefined;
	});
	return { ...row, content: { ...row.content, places }, locations };
}

async function findLocations(asker: Anyone, councilId: string, ids: string[]): Promise<PublicLocation[]> {
	if (ids.length === 0) return [];
	const db = await readFor(asker);
	const rows = await db
		.select(locationColumns)
		.from(location)
		.where(and(eq(location.councilId, councilId), eq(location.status, "published"), inArray(location.id, ids)));
	return rows.map((row) => frozen(publicLocation(row)));
}

async function readServices(asker: Anyone, councilId: string, ids: string[]): Promise<PublicService[]> {
	const db = await readFor(asker);
	const rows = await db
		.select(serviceColumns)
		.from(service)
		.innerJoin(organisation, eq(organisation.id, service.organisationId))
		.where(and(eq(service.councilId, councilId), eq(service.status, "published"), inArray(service.id, ids)));
	const places = [...new Set(rows.flatMap((row) => row.content.places.map((place) => place.locationId)))];
	const found = new Map((await findLocations(asker, councilId, places)).map((place) => [place.id, place]));
	return rows.map((row) => frozen(withLocations(row, found)));
}

/** The published services among `ids`, in the order of `ids`. They are shared: whoever gets them changes nothing. */
export async function publicServicesById(
	asker: Anyone,
	councilId: string,
	ids: readonly string[],
): Promise<PublicService[]> {
	if (ids.length === 0) return [];
	const version = await contentVersion(asker, councilId);
	const keyOf = (id: string) => `${councilId} ${id}`;
	const services = new Map<string, PublicService>();
	const missing: string[] = [];
	for (const id of ids) {
		const kept = keptServices.get(keyOf(id), version);
		if (kept) services.set(id, kept);
		else missing.push(id);
	}
	for await (const some of inTurns(missing, READ_AT_ONCE)) {
		for (const read of await readServices(asker, councilId, some)) {
			services.set(read.id, read);
			keptServices.set(keyOf(read.id), version, read);
		}
	}
	return ids.flatMap((id) => services.get(id) ?? []);
}

/** The published services among `slugs`, in the order of `slugs`. */
export async function publicServicesBySlug(
	asker: Anyone,
	councilId: string,
	slugs: string[],
): Promise<PublicService[]> {
	if (slugs.length === 0) return [];
	const db = await readFor(asker);
	const rows = await db
		.select({ id: service.id, slug: service.slug })
		.from(service)
		.where(and(eq(service.councilId, councilId), inArray(service.slug, slugs)));
	const ids = new Map(rows.map(({ id, slug }) => [slug, id]));
	return publicServicesById(
		asker,
		councilId,
		slugs.flatMap((slug) => ids.get(slug) ?? []),
	);
}

/** @returns the published service with this slug, or undefined */
export async function findPublicService(
	asker: Anyone,
	councilId: string,
	slug: string,
): Promise<PublicService | undefined> {
	return (await publicServicesBySlug(asker, councilId, [slug]))[0];
}

/** Every published service of a council, by slug. */
export async function listPublicServices(asker: Anyone, councilId: string): Promise<PublicService[]> {
	const db = await readFor(asker);
	const rows = await db
		.select({ id: service.id })
		.from(service)
		.where(and(eq(service.councilId, councilId), eq(service.status, "published")))
		.orderBy(asc(service.slug));
	return publicServicesById(
		asker,
		councilId,
		rows.map(({ id }) => id),
	);
}

/** @returns the published service that has a place with this id (`places[].id` of its content), or undefined */
export async function findPublicServiceAt(
	asker: Anyone,
	councilId: string,
	placeId: string,
): Promise<PublicService | undefined> {
	const db = await readFor(asker);
	const rows = await db
		.select({ id: serviceAtLocation.serviceId })
		.from(serviceAtLocation)
		.where(and(eq(serviceAtLocation.councilId, councilId), eq(serviceAtLocation.id, placeId)));
	const [found] = await publicServicesById(
		asker,
		councilId,
		rows.map(({ id }) => id),
	);
	return found;
}

/** At how many published places each published service is that has any, by id. */
export async function countPublicPlaces(asker: Anyone, councilId: string): Promise<{ id: string; places: number }[]> {
	const db = await readFor(asker);
	return db
		.select({ id: service.id, places: count() })
		.from(service)
		.innerJoin(serviceAtLocation, eq(serviceAtLocation.serviceId, service.id))
		.innerJoin(location, and(eq(location.id, serviceAtLocation.locationId), eq(location.status, "published")))
		.where(and(eq(service.councilId, councilId), eq(service.status, "published")))
		.groupBy(service.id)
		.orderBy(asc(service.id));
}

/** The published services at one location, by slug. */
export async function listPublicServicesAt(
	asker: Anyone,
	councilId: string,
	locationId: string,
): Promise<PublicService[]> {
	const db = await readFor(asker);
	const rows = await db
		.select({ id: serviceAtLocation.serviceId })
		.from(serviceAtLocation)
		.where(and(eq(serviceAtLocation.councilId, councilId), eq(serviceAtLocation.locationId, locationId)));
	const services = await publicServicesById(asker, councilId, [...new Set(rows.map((row) => row.id))]);
	return services.sort((a, b) => bySigns(a.slug, b.slug));
}

/** The hubs of a council, planned and closed ones too, by slug. A confidential place is none that may be shown. */
export async function listHubs(asker: Anyone, councilId: string): Promise<readonly PublicLocation[]> {
	const version = await contentVersion(asker, councilId);
	const kept = keptHubs.get(councilId, version);
	if (kept) return kept;
	const db = await readFor(asker);
	const rows = await db
		.select(locationColumns)
		.from(location)
		.where(and(eq(location.councilId, councilId), eq(location.isHub, true), eq(location.status, "published")))
		.orderBy(asc(location.slug));
	const hubs = frozen(rows.map(publicLocation).filter(({ isHub }) => isHub));
	keptHubs.set(councilId, version, hubs);
	return hubs;
}

/** @returns the hub with this slug, or undefined */
export async function findHub(asker: Anyone, councilId: string, slug: string): Promise<PublicLocation | undefined> {
	return (await listHubs(asker, councilId)).find((hub) => hub.slug === slug);
}

/**
 * The organisations of a council that have something published, by id.
 * @param only the id of the one that is asked for; all without it
 */
export async function listPublicOrganisations(
	asker: Anyone,
	councilId: string,
	only?: string,
): Promise<PublicOrganisation[]> {
	const db = await readFor(asker);
	return db
		.selectDistinct({ id: organisation.id, slug: organisation.slug, content: organisation.content })
		.from(organisation)
		.innerJoin(service, and(eq(service.organisationId, organisation.id), eq(service.status, "published")))
		.where(
			and(
				eq(organisation.councilId, councilId),
				eq(organisation.status, "published"),
				only === undefined ? undefined : eq(organisation.id, only),
			),
		)
		.orderBy(asc(organisation.id));
}
