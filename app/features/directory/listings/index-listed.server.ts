/** Services as the search index has them: with what is public of their organisations and places. */
import { and, eq, inArray } from "drizzle-orm";
import type { RawTx } from "../../../../db/raw";
import { location, organisation, service } from "../../../../db/schema";
import { isConfidential } from "../../../model/listings/confidential";
import { publicLocation } from "../../../model/listings/public-location";
import type { Tx } from "../../../platform/store-handles";
import { type Announcing, type IndexedService, indexServices } from "../search/index-services.server";
import { inChunks } from "./in-chunks.server";
import type { ServiceListing } from "./listing";

type Handle = Tx & RawTx;
type IndexedPlace = IndexedService["places"][number];

/** Indexes those of these services again that are published, from what is stored of them. */
export async function indexAgain(
	tx: Handle,
	councilId: string,
	serviceIds: readonly string[],
	about: Announcing,
): Promise<void> {
	for await (const ids of inChunks(serviceIds)) {
		const rows = await tx
			.select({ id: service.id, organisationId: service.organisationId, content: service.content })
			.from(service)
			.where(and(inArray(service.id, ids), eq(service.status, "published")));
		await indexListed(tx, councilId, rows, about);
	}
}

/** Puts services into the search index with what is public of their organisations and locations. */
export async function indexListed(
	tx: Handle,
	councilId: string,
	services: Pick<ServiceListing, "id" | "organisationId" | "content">[],
	about?: Announcing,
): Promise<void> {
	const organisations = new Map<string, string>();
	for await (const ids of inChunks([...new Set(services.map((one) => one.organisationId))])) {
		const rows = await tx
			.select({ id: organisation.id, content: organisation.content })
			.from(organisation)
			.where(inArray(organisation.id, ids));
		for (const { id, content } of rows) organisations.set(id, content.name);
	}

	const locations = new Map<string, Omit<IndexedPlace, "id">>();
	const locationIds = new Set(services.flatMap((one) => one.content.places.map((place) => place.locationId)));
	for await (const ids of inChunks([...locationIds])) {
		// By id alone: asked for the council too, SQLite would go through all of its locations each time.
		const rows = await tx.select().from(location).where(inArray(location.id, ids));
		for (const row of rows) {
			if (row.councilId !== councilId || row.status !== "published") continue;
			const { content, position } = publicLocation(row);
			locations.set(row.id, {
				locationId: row.id,
				position,
				isConfidential: isConfidential(row),
				name: content.name,
				town: content.address.town,
				accessFeatures: content.accessFeatures,
			});
		}
	}

	await indexServices(
		tx,
		services.map(({ id, organisationId, content }) => ({
			id,
			councilId,
			content,
			organisationName: organisations.get(organisationId) ?? "",
			places: content.places.flatMap((place) => {
				const at = locations.get(place.locationId);
				return at ? [{ id: place.id, ...at }] : [];
			}),
		})),
		about,
	);
}
