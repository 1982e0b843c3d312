/** What an import has to write, worked out beside everybody else's work: nothing is written here. */
import { and, asc, eq, gt, isNull, ne, or } from "drizzle-orm";
import { location, service } from "../../../../db/schema";
import type { Read } from "../../../platform/store-handles";
import { takingTurns } from "../../../platform/taking-turns.server";
import type { LocationListing, OrganisationListing, ServiceListing } from "../../directory/listings/listing";
import { saidOfPairs } from "../../publishing/likely-same.server";
import type { OpenAt } from "../../publishing/publish.server";
import { countServices } from "../runs/affected-services.server";
import { type WrittenListing, writtenBy } from "../runs/written-by.server";
import { type AlikeListing, adoptKnown } from "./adopt-known";
import { type Shrinking, shrinkingOf } from "./brake";
import { type Comparable, type Duplicate, findDuplicates, type Place } from "./duplicates";
import { keptListings } from "./kept-listings.server";
import { knownListings } from "./known-listings.server";
import { type HiddenPlace, keepConfidential, nearConfidential, openPlaces } from "./near-confidential";
import { type Changes, type Conflict, reconcile, type Stored, type Tally } from "./reconcile";
import type { SourceListings } from "./sheet-listings";
import { confidentialPlaces, type ListingKind, placesAsStored, storedOf } from "./stored-listings.server";

/** A listing that staff hold and the source contradicts. */
export interface ListingConflict extends Conflict {
	kind: ListingKind;
}

export interface Outcome {
	organisations: Tally;
	locations: Tally;
	services: Tally;
	/** Left as staff have them. */
	conflicts: ListingConflict[];
	/** Left as they were, because the source could not be read about them. They count as unchanged. */
	kept: { kind: ListingKind; id: string; name: string }[];
	/** Places that stay confidential, or are from now on, since they may be one that is. */
	hidden: HiddenPlace[];
	/** Gone from the source, and so withdrawn: services, then places, then organisations. */
	gone: { kind: ListingKind; id: string; name: string }[];
	/** So much of the source is gone that a person is asked first; null where it is not. */
	shrinks: Shrinking | null;
	/** Places and organisations that may be ones the council has, for a person to decide. */
	alike: AlikeListing[];
	/** Services that look like one of another source, for a person to decide. */
	duplicates: Duplicate[];
}

interface Listings {
	organisation: OrganisationListing;
	location: LocationListing;
	service: ServiceListing;
}

/** A listing that may have to be written; null for what is gone from the source. */
interface ItemOf<Kind extends ListingKind> {
	kind: Kind;
	id: string;
	listing: Listings[Kind] | null;
	/** How much work it is: itself, and the services that are indexed again with it. */
	weight: number;
}
export type Item = { [Kind in ListingKind]: ItemOf<Kind> }[ListingKind];

/** One kind of listing: what there was before the run, and what of it the source could not be read about. */
export interface Before {
	stored: ReadonlyMap<string, Stored>;
	unread: ReadonlySet<string>;
}

export interface Plan {
	outcome: Outcome;
	/** In the order in which families miss nothing: what services need comes before them, and what is gone leaves last. */
	items: Item[];
	before: Record<ListingKind, Before>;
	/** Organisations that were there before and change: their services are indexed again. */
	renamed: { id: string; services: number }[];
}

/**
 * @param runId a run that is taken up again: the outcome is that of the run as a whole
 * @param openAt services to which referrals are open do not go with their source: a person decides each first
 */
export async function planImport(
	db: Read,
	asRead: SourceListings,
	councilId: string,
	runId: string | undefined,
	openAt: OpenAt,
): Promise<Plan> {
	const { source } = asRead;
	const known = await knownListings(db, councilId, source);
	const { listings: adopted, alike } = adoptKnown(asRead, known, await saidOfPairs(db, councilId, source));
	const now = {
		organisations: await storedOf(db, "organisation", councilId, source),
		locations: await storedOf(db, "location", councilId, source),
		services: await storedOf(db, "service", councilId, source),
	};
	const confidential = await confidentialPlaces(db, councilId);
	const near = nearConfidential(openPlaces(adopted), confidential);
	const seen = nearConfidential(await placesAsStored(db, councilId, [...near]), confidential);
	const { listings, hidden } = keepConfidential(adopted, confidential, seen);
	const there = new Set(listings.services.map(({ id }) => id));
	const gone = now.services.filter(({ id, status, held }) => status !== "withdrawn" && !held && !there.has(id));
	const referred = new Set((await openAt(gone.map(({ id }) => id))).keys());
	const unread = await keptListings(db, listings, now, referred);
	const written = new Map<string, WrittenListing>();
	if (runId) for await (const one of writtenBy(db, councilId, runId)) written.set(one.id, one);

	const compare = <Kind extends ListingKind>(
		kind: Kind,
		stored: readonly Stored[],
		listed: readonly Listings[Kind][],
		unread: ReadonlySet<string>,
	) => {
		const before = beforeTheRun(stored, written);
		const changes = reconcile<Listings[Kind]>(before, listed, unread, referred);
		const checksums = new Map(stored.map(({ id, checksum }) => [id, checksum]));
		const isDone = ({ id, provenance }: Listings[Kind]) =>
			written.has(id) && checksums.get(id) === provenance?.checksum;
		const settled = new Set(changes.settled);
		const items = [
			...[...changes.save, ...changes.incoming].filter((one) => !isDone(one)),
			...listed.filter(({ id }) => settled.has(id)),
		].map((listing) => ({ kind, id: listing.id, listing, weight: 1 }));
		const gone = changes.withdraw
			.filter(({ id }) => written.get(id)?.status !== "withdrawn")
			.map(({ id }) => ({ kind, id, listing: null, weight: 1 }));
		return { before: { stored: new Map(before.map((one) => [one.id, one])), unread }, changes, items, gone };
	};
	const organisations = compare("organisation", now.organisations, listings.organisations, unread.organisations);
	const locations = compare("location", now.locations, listings.locations, unread.locations);
	const services = compare("service", now.services, listings.services, unread.services);

	const knownOf = ({ items, before }: { items: readonly { id: string }[]; before: Before }) =>
		items.flatMap(({ id }) => (before.stored.has(id) ? [id] : []));
	const atPlaces = await countServices(db, "location", knownOf(locations));
	for (const item of locations.items) item.weight += atPlaces.get(item.id) ?? 0;
	const changed = knownOf({ items: organisations.changes.save, before: organisations.before });
	const provided = await countServices(db, "organisation", changed);
	const all: [ListingKind, Changes<unknown>][] = [
		["service", services.changes],
		["location", locations.changes],
		["organisation", organisations.changes],
	];
	return {
		outcome: {
			organisations: organisations.changes.tally,
			locations: locations.changes.tally,
			services: services.changes.tally,
			conflicts: all.flatMap(([kind, { conflicts }]) => conflicts.map((one) => ({ ...one, kind }))),
			kept: all.flatMap(([kind, { kept }]) => kept.map(({ id, name }) => ({ kind, id, name }))),
			hidden,
			gone: all.flatMap(([kind, { withdraw }]) => withdraw.map(({ id, name }) => ({ kind, id, name }))),
			shrinks: shrinkingOf(services.before.stored.values(), services.changes.tally.withdrawn),
			alike,
			duplicates: await duplicates(db, listings, councilId),
		},
		items: [
			...organisations.items,
			...locations.items,
			...services.items,
			...services.gone,
			...locations.gone,
			...organisations.gone,
		],
		before: { organisation: organisations.before, location: locations.before, service: services.before },
		renamed: changed.map((id) => ({ id, services: provided.get(id) ?? 0 })),
	};
}

/**
 * What was stored before the run wrote anything. What the listings said then is not known any more, but that it was
 * something else is.
 */
function beforeTheRun(stored: readonly Stored[], written: ReadonlyMap<string, WrittenListing>): Stored[] {
	return stored.flatMap((one) => {
		const run = written.get(one.id);
		if (!run) return [one];
		return run.before === null ? [] : [{ ...one, status: run.before, checksum: null, held: false }];
	});
}

/** Whole listings read at once: little enough to keep no reader waiting. */
const READ_AT_ONCE = 200;

/** Published services of other sources that look like ones of this. */
async function duplicates(db: Read, listings: SourceListings, councilId: string): Promise<Duplicate[]> {
	const turn = takingTurns();
	const others: Comparable[] = [];
	const elsewhere = and(
		eq(service.councilId, councilId),
		eq(service.status, "published"),
		or(isNull(service.source), ne(service.source, listings.source)),
	);
	for (let last: string | undefined = ""; last !== undefined; ) {
		await turn();
		const rows: Comparable[] = await db
			.select({ id: service.id, source: service.source, content: service.content })
			.from(service)
			.where(and(elsewhere, gt(service.id, last)))
			.orderBy(asc(service.id))
			.limit(READ_AT_ONCE);
		others.push(...rows);
		last = rows.length < READ_AT_ONCE ? undefined : rows.at(-1)?.id;
	}
	if (others.length === 0) return [];
	const places = new Map<string, Place>();
	for (let last: string | undefined = ""; last !== undefined; ) {
		await turn();
		const rows = await db
			.select({ id: location.id, lat: location.lat, lon: location.lon, content: location.content })
			.from(location)
			.where(and(eq(location.councilId, councilId), gt(location.id, last)))
			.orderBy(asc(location.id))
			.limit(READ_AT_ONCE);
		for (const { id, lat, lon, content } of rows) {
			const position = lat === null || lon === null ? null : { lat, lon };
			places.set(id, { postcode: content.address.postcode, position });
		}
		last = rows.length < READ_AT_ONCE ? undefined : rows.at(-1)?.id;
	}
	for (const { id, position, content } of listings.locations) {
		places.set(id, { postcode: content.address.postcode, position });
	}
	const imported = listings.services.map(({ id, content }) => ({ id, source: listings.source, content }));
	return findDuplicates(imported, others, places, turn);
}
