/** The one way listings are written: rows, the services at each location, the search index and the content version. */
import { and, eq, getTableColumns, inArray, type SQL, sql } from "drizzle-orm";
import type { RawTx } from "../../../../db/raw";
import { location, organisation, service, serviceAtLocation } from "../../../../db/schema";
import { isConfidential } from "../../../model/listings/confidential";
import { publicLocation } from "../../../model/listings/public-location";
import type { LocationContent, OrganisationContent, Provenance, ServiceContent } from "../../../model/listings/shapes";
import { insertRows } from "../../../platform/insert-rows.server";
import { enqueue } from "../../../platform/queue/enqueue.server";
import type { Tx } from "../../../platform/store-handles";
import { inTurns, takingTurns } from "../../../platform/taking-turns.server";
import { bumpContentVersion } from "../councils/content-version.server";
import {
	type Announcing,
	announceIndex,
	type IndexedService,
	indexServices,
	removeFromIndex,
	tidyIndex,
} from "../search/index-services.server";
import { type Published, type Publisher, recordVersions } from "../versions/record-versions.server";
import { forgetPlaces, freeSlugs, type ListingTable, namedAfter, slugsOf, wantedSlug } from "./stored-slugs.server";
import { INDEX_ORGANISATION } from "./tasks";

interface Listing<Content> {
	/** A UUID, unique over all councils: `stableId(…)` for what comes from elsewhere. */
	id: string;
	status: "published" | "withdrawn";
	/**
	 * The wanted slug of a new row; without one, its name's. A row that exists keeps the slug it has, since URLs last, but
	 * for a place that becomes confidential, or is so no more, and for a service at a confidential place.
	 */
	slug?: string;
	/** Where it came from; null or missing for what was written here. */
	provenance?: Provenance | null;
	content: Content;
}

export type OrganisationListing = Listing<OrganisationContent>;

export interface LocationListing extends Listing<LocationContent> {
	/** Its address and position are never shown. */
	masked: boolean;
	/** WGS84 degrees; null while unknown. */
	position: { lat: number; lon: number } | null;
}

export interface ServiceListing extends Listing<ServiceContent> {
	organisationId: string;
	/** The date (YYYY-MM-DD) on which somebody last checked that it is right. */
	assuredOn?: string | null;
}

export interface Listings {
	organisations?: OrganisationListing[];
	locations?: LocationListing[];
	services?: ServiceListing[];
}

type Handle = Tx & RawTx;
type IndexedPlace = IndexedService["places"][number];

/** Rows and ids per statement: more is no faster on either engine, and SQLite takes at most 32,766 parameters. */
const ROWS_AT_ONCE = 100;

/** From so many services on, putting the index into its quickest form is worth its second or two. */
export const TIDIED_FROM = 20_000;

/** More services than this are indexed again in the background when their organisation is renamed. */
const MOST_RENAMED = 100;

/** Services indexed in one go: the index is quicker with many, and this bounds what it holds in memory. */
const INDEXED_AT_ONCE = 10_000;

/** Readers have their turn between one chunk and the next: an import runs in the process that answers them. */
const chunks = <T>(all: readonly T[], size = ROWS_AT_ONCE) => inTurns(all, size);

/** The last of each id, since one statement cannot write a row twice. */
function lastOfEach<T extends { id: string }>(all: readonly T[]): T[] {
	return [...new Map(all.map((one) => [one.id, one])).values()];
}

/**
 * Adds and replaces listings of one council, by id, and keeps everything that follows from them in step: which services
 * are at which location, the search index (also of services whose location changed, or whose organisation is called
 * something else: where these are more than a hundred, soon after), the entry and its versions, and the council's content
 * version. What is not named stays as it is; to take a listing away, save it as "withdrawn".
 *
 * Content is taken as valid: whoever reads it from outside checks it against `schema.ts` first.
 *
 * `isStep` is for one transaction of many: every listing in it is whole, and what concerns all of them is left to whoever
 * takes the steps. That is `announceListings`, so that readers do not begin anew with each step (but a place that becomes
 * confidential is announced at once), and `indexAgain` for the services of organisations that were there before, of which
 * there may be any number.
 * @throws when an id belongs to another council, or a service names an organisation or location that is not there
 */
export async function saveListings(
	tx: Handle,
	changes: Listings & { councilId: string; by?: Publisher; now?: Date; isStep?: boolean },
): Promise<void> {
	const { councilId, by, now = new Date(), isStep = false } = changes;
	const hides = changes.locations?.some(({ masked }) => masked) ?? false;
	const about = { announce: !isStep || hides };
	const services = lastOfEach(changes.services ?? []);

	const organisations = lastOfEach(changes.organisations ?? []);
	const renamed = isStep ? [] : await renamedOf(tx, organisations);
	await saveRows({
		listings: organisations,
		row: (one, slug) => ({ ...common(one, slug, councilId, now), content: one.content }),
		insert: (rows) => insertRows(tx, organisation, rows),
		upsert: (rows) => tx.insert(organisation).values(rows),
		table: organisation,
		tx,
		councilId,
	});
	const locations = lastOfEach(changes.locations ?? []);
	const hiding = await becomingConfidential(tx, locations);
	const moved = await saveRows({
		listings: locations,
		row: (one, slug) => ({
			...common(one, slug, councilId, now),
			isHub: one.content.hub !== null,
			masked: one.masked,
			lat: one.position?.lat ?? null,
			lon: one.position?.lon ?? null,
			content: one.content,
		}),
		insert: (rows) => insertRows(tx, location, rows),
		upsert: (rows) => tx.insert(location).values(rows),
		table: location,
		tx,
		councilId,
	});
	const replaced = await saveRows({
		listings: services,
		row: (one, slug) => ({
			...common(one, slug, councilId, now),
			organisationId: one.organisationId,
			assuredOn: one.assuredOn ?? null,
			content: one.content,
		}),
		insert: (rows) => insertRows(tx, service, rows),
		upsert: (rows) => tx.insert(service).values(rows),
		table: service,
		tx,
		councilId,
	});

	await savePlaces(tx, councilId, services, replaced);
	const hidden = locations.filter(({ id }) => hiding.includes(id));
	await forgetPlaces(tx, councilId, [
		...(await servicesAt(tx, councilId, hiding)),
		...(await namedAfter(tx, councilId, hidden)),
		...(await atConfidentialPlaces(tx, services)),
	]);
	const affected = await servicesAt(tx, councilId, moved);
	for (const id of renamed) {
		const some = await someServicesOf(tx, id);
		if (some.length > MOST_RENAMED) await enqueue(tx, INDEX_ORGANISATION, { key: id, body: {}, councilId });
		else for (const one of some) affected.add(one);
	}
	for (const one of services) affected.delete(one.id);
	const published = services.filter((one) => one.status === "published");
	for await (const some of chunks(published, INDEXED_AT_ONCE)) await indexListed(tx, councilId, some, about);
	await removeFromIndex(
		tx,
		councilId,
		services.filter((one) => one.status !== "published").map((one) => one.id),
		about,
	);
	await indexAgain(tx, councilId, [...affected], about);
	await recordVersions(tx, { councilId, published: publications({ ...changes, services }), by, now });
	if (!isStep && services.length >= TIDIED_FROM) await tidyIndex(tx);
	if (about.announce) await bumpContentVersion(tx, councilId);
}

/** Has readers see what was saved in steps. */
export async function announceListings(tx: Handle, councilId: string): Promise<void> {
	await announceIndex(tx, councilId);
	await bumpContentVersion(tx, councilId);
}

/** Indexes those of these services again that are published, from what is stored of them. */
export async function indexAgain(
	tx: Handle,
	councilId: string,
	serviceIds: readonly string[],
	about: Announcing,
): Promise<void> {
	for await (const ids of chunks(serviceIds)) {
		const rows = await tx
			.select({ id: service.id, organisationId: service.organisationId, content: service.content })
			.from(service)
			.where(and(inArray(service.id, ids), eq(service.status, "published")));
		await indexListed(tx, councilId, rows, about);
	}
}

/** What is kept of each listing as a version. */
function publications({ organisations = [], locations = [], services = [] }: Listings): Published[] {
	const common = ({ id, status, provenance, content }: Listing<{ name: string }>) => ({
		id,
		status,
		title: content.name,
		source: provenance?.source ?? null,
	});
	return [
		...lastOfEach(organisations).map((one) => ({
			...common(one),
			content: { kind: "organisation" as const, content: one.content },
		})),
		...lastOfEach(locations).map((one) => ({
			...common(one),
			content: { kind: "location" as const, masked: one.masked, position: one.position, content: one.content },
		})),
		...services.map((one) => ({
			...common(one),
			assuredOn: one.assuredOn,
			content: { kind: "service" as const, organisationId: one.organisationId, content: one.content },
		})),
	];
}

/** The columns that every listing has. */
function common(one: Listing<unknown>, slug: string, councilId: string, now: Date) {
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
async function saveRows<One extends Listing<{ name: string }>, Row>(how: {
	listings: One[];
	row: (one: One, slug: string) => Row;
	insert: (rows: Row[]) => Promise<void>;
	upsert: (rows: Row[]) => Upsert;
	table: ListingTable;
	tx: Handle;
	councilId: string;
}): Promise<string[]> {
	const { listings, table, tx, councilId } = how;
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
	for await (const rows of chunks(known)) await how.upsert(rows).onConflictDoUpdate({ target: table.id, set });
	return [...slugs.keys()];
}

/** Which of these places are stored as confidential. */
async function maskedAmong(tx: Handle, locationIds: readonly string[]): Promise<Set<string>> {
	const masked = new Set<string>();
	for await (const ids of chunks(locationIds)) {
		const rows = await tx
			.select({ id: location.id })
			.from(location)
			.where(and(inArray(location.id, ids), eq(location.masked, true)));
		for (const { id } of rows) masked.add(id);
	}
	return masked;
}

/** The ids of those places that are confidential from now on. */
async function becomingConfidential(tx: Handle, locations: readonly LocationListing[]): Promise<string[]> {
	const hidden = locations.filter(isConfidential).map(({ id }) => id);
	const before = await maskedAmong(tx, hidden);
	return hidden.filter((id) => !before.has(id));
}

/** Those of these services that are at a confidential place. */
async function atConfidentialPlaces(tx: Handle, services: readonly ServiceListing[]): Promise<string[]> {
	const placesOf = ({ content }: ServiceListing) => content.places.map(({ locationId }) => locationId);
	const hidden = await maskedAmong(tx, [...new Set(services.flatMap(placesOf))]);
	return services.filter((one) => placesOf(one).some((id) => hidden.has(id))).map(({ id }) => id);
}

/** Every column but the id, set to what the insert would have put there. */
function asInserted(table: ListingTable): Record<string, SQL> {
	const columns = Object.entries(getTableColumns(table)).filter(([key]) => key !== "id");
	return Object.fromEntries(columns.map(([key, column]) => [key, sql`excluded.${sql.identifier(column.name)}`]));
}

/** Writes which services are at which location, anew for the services that were there before. */
async function savePlaces(tx: Handle, councilId: string, services: ServiceListing[], replaced: string[]) {
	for await (const ids of chunks(replaced)) {
		await tx.delete(serviceAtLocation).where(inArray(serviceAtLocation.serviceId, ids));
	}
	const rows = services.flatMap((one) =>
		one.content.places.map(({ id, locationId }) => ({ id, councilId, serviceId: one.id, locationId })),
	);
	await insertRows(tx, serviceAtLocation, rows);
}

/** Those of these organisations that are there and are called something else now. */
async function renamedOf(tx: Handle, organisations: readonly OrganisationListing[]): Promise<string[]> {
	const names = new Map(organisations.map(({ id, content }) => [id, content.name]));
	const renamed: string[] = [];
	for await (const ids of chunks([...names.keys()])) {
		const rows = await tx
			.select({ id: organisation.id, content: organisation.content })
			.from(organisation)
			.where(inArray(organisation.id, ids));
		for (const { id, content } of rows) if (content.name !== names.get(id)) renamed.push(id);
	}
	return renamed;
}

/** The ids of an organisation's services, or of as many as show that there are too many. */
async function someServicesOf(tx: Handle, organisationId: string): Promise<string[]> {
	const rows = await tx
		.select({ id: service.id })
		.from(service)
		.where(eq(service.organisationId, organisationId))
		.limit(MOST_RENAMED + 1);
	return rows.map(({ id }) => id);
}

/** The ids of services at one of these locations. */
async function servicesAt(tx: Handle, councilId: string, locations: string[]) {
	const found = new Set<string>();
	for await (const ids of chunks(locations)) {
		const rows = await tx
			.select({ id: serviceAtLocation.serviceId })
			.from(serviceAtLocation)
			.where(and(eq(serviceAtLocation.councilId, councilId), inArray(serviceAtLocation.locationId, ids)));
		for (const { id } of rows) found.add(id);
	}
	return found;
}

/** Puts services into the search index with what is public of their organisations and locations. */
export async function indexListed(
	tx: Handle,
	councilId: string,
	services: Pick<ServiceListing, "id" | "organisationId" | "content">[],
	about?: Announcing,
): Promise<void> {
	const organisations = new Map<string, string>();
	for await (const ids of chunks([...new Set(services.map((one) => one.organisationId))])) {
		const rows = await tx
			.select({ id: organisation.id, content: organisation.content })
			.from(organisation)
			.where(inArray(organisation.id, ids));
		for (const { id, content } of rows) organisations.set(id, content.name);
	}

	const locations = new Map<string, Omit<IndexedPlace, "id">>();
	const locationIds = new Set(services.flatMap((one) => one.content.places.map((place) => place.locationId)));
	for await (const ids of chunks([...locationIds])) {
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
