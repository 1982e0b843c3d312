/**
 * The rows of listings. Each of these answers with the ids of those that were there before, and throws where one belongs
 * to another council.
 */
import { getTableColumns, inArray, type SQL, sql } from "drizzle-orm";
import type { RawTx } from "../../../../db/raw";
import { location, organisation, service, serviceAtLocation } from "../../../../db/schema";
import { insertRows } from "../../../platform/insert-rows.server";
import type { Tx } from "../../../platform/store-handles";
import { takingTurns } from "../../../platform/taking-turns.server";
import { inChunks } from "./in-chunks.server";
import type { Listing, LocationListing, OrganisationListing, ServiceListing } from "./listing";
import { freeSlugs, type ListingTable, slugsOf, wantedSlug } from "./stored-slugs.server";

/** Into whose listings they are written, and when. */
export interface Destination {
	tx: Tx & RawTx;
	councilId: string;
	now: Date;
}

export const saveOrganisations = (to: Destination, organisations: readonly OrganisationListing[]): Promise<string[]> =>
	saveRows(to, organisations, {
		table: organisation,
		row: (one, slug) => ({ ...common(one, slug, to), content: one.content }),
		insert: (rows) => insertRows(to.tx, organisation, rows),
		upsert: (rows) => to.tx.insert(organisation).values(rows),
	});

export const saveLocations = (to: Destination, locations: readonly LocationListing[]): Promise<string[]> =>
	saveRows(to, locations, {
		table: location,
		row: (one, slug) => ({
			...common(one, slug, to),
			isHub: one.content.hub !== null,
			masked: one.masked,
			lat: one.position?.lat ?? null,
			lon: one.position?.lon ?? null,
			content: one.content,
		}),
		insert: (rows) => insertRows(to.tx, location, rows),
		upsert: (rows) => to.tx.insert(location).values(rows),
	});

export const saveServices = (to: Destination, services: readonly ServiceListing[]): Promise<string[]> =>
	saveRows(to, services, {
		table: service,
		row: (one, slug) => ({
			...common(one, slug, to),
			organisationId: one.organisationId,
			assuredOn: one.assuredOn ?? null,
			content: one.content,
		}),
		insert: (rows) => insertRows(to.tx, service, rows),
		upsert: (rows) => to.tx.insert(service).values(rows),
	});

/** Writes which services are at which location, anew for the services that were there before. */
export async function savePlaces(
	{ tx, councilId }: Destination,
	services: readonly ServiceListing[],
	replaced: readonly string[],
): Promise<void> {
	for await (const ids of inChunks(replaced)) {
		await tx.delete(serviceAtLocation).where(inArray(serviceAtLocation.serviceId, ids));
	}
	const rows = services.flatMap((one) =>
		one.content.places.map(({ id, locationId }) => ({ id, councilId, serviceId: one.id, locationId })),
	);
	await insertRows(tx, serviceAtLocation, rows);
}

/** The columns that every listing has. */
function common(one: Listing<unknown>, slug: string, { councilId, now }: Destination) {
	return {
		id: one.id,
		councilId,
		slug,
		status: one.status,
		source: one.provenance?.source ?? null,
		sourceId: one.provenance?.sourceId ?? null,
		fetchedAt: one.provenance?.fetchedAt ?? null,
		checksum: one.provenance?.checksum ?? null,
		updatedAt: now,
	};
}

interface Upsert {
	onConflictDoUpdate(how: { target: ListingTable["id"]; set: Record<string, SQL> }): PromiseLike<unknown>;
}

/**
 * Writes the rows of one table. Those that this council has are replaced; others are inserted, and the id of another
 * council's row is refused.
 * @returns the ids of those that were there before
 */
async function saveRows<One extends Listing<{ name: string }>, Row>(
	{ tx, councilId }: Destination,
	listings: readonly One[],
	how: {
		table: ListingTable;
		row: (one: One, slug: string) => Row;
		insert: (rows: Row[]) => Promise<void>;
		upsert: (rows: Row[]) => Upsert;
	},
): Promise<string[]> {
	const { table } = how;
	const slugs = await slugsOf(
		tx,
		table,
		councilId,
		listings.map((one) => one.id),
	);
	const fresh: { one: One; wanted: string }[] = [];
	const renamed: { one: One; wanted: string }[] = [];
	const known: Row[] = [];
	const turn = takingTurns();
	for (const one of listings) {
		await turn();
		const slug = slugs.get(one.id);
		const wanted = wantedSlug(one);
		if (slug === undefined) fresh.push({ one, wanted });
		else if ("masked" in one && (slug === one.id) !== (wanted === one.id)) renamed.push({ one, wanted });
		else known.push(how.row(one, slug));
	}
	const give = await freeSlugs(
		tx,
		table,
		councilId,
		[...fresh, ...renamed].map(({ wanted }) => wanted),
	);
	await how.insert(fresh.map(({ one, wanted }) => how.row(one, give(wanted))));
	known.push(...renamed.map(({ one, wanted }) => how.row(one, give(wanted))));
	const set = asInserted(table);
	for await (const rows of inChunks(known)) await how.upsert(rows).onConflictDoUpdate({ target: table.id, set });
	return [...slugs.keys()];
}

/** Every column but the id, set to what the insert would have put there. */
function asInserted(table: ListingTable): Record<string, SQL> {
	const columns = Object.entries(getTableColumns(table)).filter(([key]) => key !== "id");
	return Object.fromEntries(columns.map(([key, column]) => [key, sql`excluded.${sql.identifier(column.name)}`]));
}
