/** What a change of listings concerns beside them: services of what is renamed or moved, places that are to be hidden. */
import { and, eq, inArray } from "drizzle-orm";
import { location, organisation, service, serviceAtLocation } from "../../../../db/schema";
import { isConfidential } from "../../../model/listings/confidential";
import type { Tx } from "../../../platform/store-handles";
import { inChunks } from "./in-chunks.server";
import type { LocationListing, OrganisationListing, ServiceListing } from "./listing";

/** More services than this are indexed again in the background when their organisation is renamed. */
export const MOST_RENAMED = 100;

/** Those of these organisations that are there and are called something else now. */
export async function renamedOf(tx: Tx, organisations: readonly OrganisationListing[]): Promise<string[]> {
	const names = new Map(organisations.map(({ id, content }) => [id, content.name]));
	const renamed: string[] = [];
	for await (const ids of inChunks([...names.keys()])) {
		const rows = await tx
			.select({ id: organisation.id, content: organisation.content })
			.from(organisation)
			.where(inArray(organisation.id, ids));
		for (const { id, content } of rows) if (content.name !== names.get(id)) renamed.push(id);
	}
	return renamed;
}

/** The ids of an organisation's services, or of as many as show that there are too many. */
export async function someServicesOf(tx: Tx, organisationId: string): Promise<string[]> {
	const rows = await tx
		.select({ id: service.id })
		.from(service)
		.where(eq(service.organisationId, organisationId))
		.limit(MOST_RENAMED + 1);
	return rows.map(({ id }) => id);
}

/** The ids of services at one of these locations. */
export async function servicesAt(tx: Tx, councilId: string, locations: string[]) {
	const found = new Set<string>();
	for await (const ids of inChunks(locations)) {
		const rows = await tx
			.select({ id: serviceAtLocation.serviceId })
			.from(serviceAtLocation)
			.where(and(eq(serviceAtLocation.councilId, councilId), inArray(serviceAtLocation.locationId, ids)));
		for (const { id } of rows) found.add(id);
	}
	return found;
}

/** Which of these places are stored as confidential. */
async function maskedAmong(tx: Tx, locationIds: readonly string[]): Promise<Set<string>> {
	const masked = new Set<string>();
	for await (const ids of inChunks(locationIds)) {
		const rows = await tx
			.select({ id: location.id })
			.from(location)
			.where(and(inArray(location.id, ids), eq(location.masked, true)));
		for (const { id } of rows) masked.add(id);
	}
	return masked;
}

/** The ids of those places that are confidential from now on. */
export async function becomingConfidential(tx: Tx, locations: readonly LocationListing[]): Promise<string[]> {
	const hidden = locations.filter(isConfidential).map(({ id }) => id);
	const before = await maskedAmong(tx, hidden);
	return hidden.filter((id) => !before.has(id));
}

/** Those of these services that are at a confidential place. */
export async function atConfidentialPlaces(tx: Tx, services: readonly ServiceListing[]): Promise<string[]> {
	const placesOf = ({ content }: ServiceListing) => content.places.map(({ locationId }) => locationId);
	const hidden = await maskedAmong(tx, [...new Set(services.flatMap(placesOf))]);
	return services.filter((one) => placesOf(one).some((id) => hidden.has(id))).map(({ id }) => id);
}
