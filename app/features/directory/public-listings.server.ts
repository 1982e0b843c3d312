/** Reads of published listings, as families and the feed see them. Drafts and masked addresses stay behind this line. */
import { and, asc, eq, inArray } from "drizzle-orm";
import { location, organisation, service, serviceAtLocation } from "../../../db/schema";
import { store } from "../../platform/store.server";
import { type PublicLocation, publicLocation } from "./public-location";
import type { OrganisationContent, ServiceContent } from "./schema";

export interface PublicOrganisation {
	id: string;
	slug: string;
	content: OrganisationContent;
}

export interface PublicService {
	id: string;
	slug: string;
	assuredOn: string | null;
	updatedAt: Date;
	content: ServiceContent;
	organisation: PublicOrganisation;
	/** The locations of `content.places`, by id. */
	locations: Map<string, PublicLocation>;
}

const locationColumns = {
	id: location.id,
	slug: location.slug,
	isHub: location.isHub,
	masked: location.masked,
	lat: location.lat,
	lon: location.lon,
	content: location.content,
};

const serviceColumns = {
	id: service.id,
	slug: service.slug,
	assuredOn: service.assuredOn,
	updatedAt: service.updatedAt,
	content: service.content,
	organisation: { id: organisation.id, slug: organisation.slug, content: organisation.content },
};

type ServiceRow = Omit<PublicService, "locations">;

async function withLocations(councilId: string, rows: ServiceRow[]): Promise<PublicService[]> {
	const ids = [...new Set(rows.flatMap((row) => row.content.places.map((place) => place.locationId)))];
	const found = new Map((await findLocations(councilId, ids)).map((place) => [place.id, place]));
	return rows.map((row) => {
		// A place whose location was withdrawn is not shown.
		const places = row.content.places.filter((place) => found.has(place.locationId));
		const locations = new Map<string, PublicLocation>();
		for (const place of places) {
			const at = found.get(place.locationId);
			if (at) locations.set(at.id, at);
		}
		return { ...row, content: { ...row.content, places }, locations };
	});
}

async function findLocations(councilId: string, ids: string[]): Promise<PublicLocation[]> {
	if (ids.length === 0) return [];
	const { db } = await store();
	const rows = await db
		.select(locationColumns)
		.from(location)
		.where(and(eq(location.councilId, councilId), eq(location.status, "published"), inArray(location.id, ids)));
	return rows.map(publicLocation);
}

/** @returns the published service with this slug, or undefined */
export async function findPublicService(councilId: string, slug: string): Promise<PublicService | undefined> {
	const { db } = await store();
	const rows = await db
		.select(serviceColumns)
		.from(service)
		.innerJoin(organisation, eq(organisation.id, service.organisationId))
		.where(and(eq(service.councilId, councilId), eq(service.slug, slug), eq(service.status, "published")));
	return (await withLocations(councilId, rows))[0];
}

/** The published services among `ids`, in the order of `ids`. */
export async function publicServicesById(councilId: string, ids: string[]): Promise<PublicService[]> {
	if (ids.length === 0) return [];
	const { db } = await store();
	const rows = await db
		.select(serviceColumns)
		.from(service)
		.innerJoin(organisation, eq(organisation.id, service.organisationId))
		.where(and(eq(service.councilId, councilId), eq(service.status, "published"), inArray(service.id, ids)));
	const order = new Map(ids.map((id, position) => [id, position]));
	return (await withLocations(councilId, rows)).sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
}

/** The published services among `slugs`, in the order of `slugs`. */
export async function publicServicesBySlug(councilId: string, slugs: string[]): Promise<PublicService[]> {
	if (slugs.length === 0) return [];
	const { db } = await store();
	const rows = await db
		.select(serviceColumns)
		.from(service)
		.innerJoin(organisation, eq(organisation.id, service.organisationId))
		.where(and(eq(service.councilId, councilId), eq(service.status, "published"), inArray(service.slug, slugs)));
	const order = new Map(slugs.map((slug, position) => [slug, position]));
	return (await withLocations(councilId, rows)).sort((a, b) => (order.get(a.slug) ?? 0) - (order.get(b.slug) ?? 0));
}

/** Every published service of a council, by slug. */
export async function listPublicServices(councilId: string): Promise<PublicService[]> {
	const { db } = await store();
	const rows = await db
		.select(serviceColumns)
		.from(service)
		.innerJoin(organisation, eq(organisation.id, service.organisationId))
		.where(and(eq(service.councilId, councilId), eq(service.status, "published")))
		.orderBy(asc(service.slug));
	return withLocations(councilId, rows);
}

/** The published services at one location, by slug. */
export async function listPublicServicesAt(councilId: string, locationId: string): Promise<PublicService[]> {
	const { db } = await store();
	const rows = await db
		.select({ id: serviceAtLocation.serviceId })
		.from(serviceAtLocation)
		.where(and(eq(serviceAtLocation.councilId, councilId), eq(serviceAtLocation.locationId, locationId)));
	const services = await publicServicesById(councilId, [...new Set(rows.map((row) => row.id))]);
	return services.sort((a, b) => a.slug.localeCompare(b.slug));
}

/** The hubs of a council, planned and closed ones too, by slug. */
export async function listHubs(councilId: string): Promise<PublicLocation[]> {
	const { db } = await store();
	const rows = await db
		.select(locationColumns)
		.from(location)
		.where(and(eq(location.councilId, councilId), eq(location.isHub, true), eq(location.status, "published")))
		.orderBy(asc(location.slug));
	return rows.map(publicLocation);
}

/** @returns the hub with this slug, or undefined */
export async function findHub(councilId: string, slug: string): Promise<PublicLocation | undefined> {
	const { db } = await store();
	const [row] = await db
		.select(locationColumns)
		.from(location)
		.where(
			and(
				eq(location.councilId, councilId),
				eq(location.slug, slug),
				eq(location.isHub, true),
				eq(location.masked, false),
				eq(location.status, "published"),
			),
		);
	return row && publicLocation(row);
}

/** The organisations of a council that have something published, by id. */
export async function listPublicOrganisations(councilId: string): Promise<PublicOrganisation[]> {
	const { db } = await store();
	return db
		.selectDistinct({ id: organisation.id, slug: organisation.slug, content: organisation.content })
		.from(organisation)
		.innerJoin(service, and(eq(service.organisationId, organisation.id), eq(service.status, "published")))
		.where(and(eq(organisation.councilId, councilId), eq(organisation.status, "published")))
		.orderBy(asc(organisation.id));
}
