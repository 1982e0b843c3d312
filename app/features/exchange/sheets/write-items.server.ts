/** Writes some of what an import has to write, in the transaction in hand. */
import { and, eq, inArray, isNotNull } from "drizzle-orm";
import type { RawTx } from "../../../../db/raw";
import { entry, location, organisation, service } from "../../../../db/schema";
import type { Provenance } from "../../../model/listings/shapes";
import type { EntryContent } from "../../../model/publishing/entry";
import type { Tx } from "../../../platform/store-handles";
import { inTurns } from "../../../platform/taking-turns.server";
import type { LocationListing, OrganisationListing, ServiceListing } from "../../directory/listings/listing";
import { saveListings } from "../../directory/listings/save-listings.server";
import type { Item, ListingConflict, Plan } from "./plan-import.server";
import { type Changes, noChanges, reconcile, type Stored, type Tally } from "./reconcile";
import { type ListingKind, storedWithIds } from "./stored-listings.server";

type Handle = Tx & RawTx;
const AT_ONCE = 100;

/** What came of some items, and what the plan had counted for them. */
export interface WrittenItems {
	planned: Record<ListingKind, Tally>;
	done: Record<ListingKind, Tally>;
	conflicts: ListingConflict[];
	/** Services that were saved. */
	services: string[];
	/** Ids of what was withdrawn. */
	withdrawn: string[];
}

/**
 * Compares each item with what is stored now, since somebody may have changed or taken it away after the plan was made,
 * and writes it where that is still right.
 */
export async function writeItems(
	tx: Handle,
	items: readonly Item[],
	about: { plan: Plan; source: string; councilId: string; runId: string; isStep: boolean },
): Promise<WrittenItems> {
	const { plan, source, councilId, runId, isStep } = about;
	const again = async <T extends { id: string; provenance?: Provenance | null }>(
		kind: ListingKind,
		some: readonly { id: string; listing: T | null }[],
	) => {
		if (some.length === 0) return { planned: noChanges().tally, now: noChanges<T>() };
		const { stored, unread } = plan.before[kind];
		const ids = some.map(({ id }) => id);
		const listings = some.flatMap(({ listing }) => listing ?? []);
		const before = ids.flatMap((id) => stored.get(id) ?? []);
		return {
			planned: reconcile(before, listings, unread).tally,
			now: reconcile(await storedWithIds(tx, kind, source, ids), listings, unread),
		};
	};
	const organisations = await again<OrganisationListing>(
		"organisation",
		items.filter((item) => item.kind === "organisation"),
	);
	const locations = await again<LocationListing>(
		"location",
		items.filter((item) => item.kind === "location"),
	);
	const services = await again<ServiceListing>(
		"service",
		items.filter((item) => item.kind === "service"),
	);
	const now = { organisations: organisations.now, locations: locations.now, services: services.now };
	const gone = await withdrawn(tx, now);
	const save = {
		organisations: [...now.organisations.save, ...gone.organisations],
		locations: [...now.locations.save, ...gone.locations],
		services: [...now.services.save, ...gone.services],
	};
	const saved = save.services.length + save.locations.length + save.organisations.length > 0;
	if (saved) await saveListings(tx, { councilId, ...save, by: { importRunId: runId }, isStep });
	await keepIncoming(tx, now);
	const of = (kind: ListingKind, { conflicts }: Changes<unknown>) => conflicts.map((one) => ({ ...one, kind }));
	return {
		planned: { organisation: organisations.planned, location: locations.planned, service: services.planned },
		done: { organisation: now.organisations.tally, location: now.locations.tally, service: now.services.tally },
		conflicts: [
			...of("service", now.services),
			...of("location", now.locations),
			...of("organisation", now.organisations),
		],
		services: save.services.map(({ id }) => id),
		withdrawn: [gone.services, gone.locations, gone.organisations].flatMap((some) => some.map(({ id }) => id)),
	};
}

interface Now {
	organisations: Changes<OrganisationListing>;
	locations: Changes<LocationListing>;
	services: Changes<ServiceListing>;
}

/** What the source says of listings that staff hold, for them to decide; what it says no longer is forgotten. */
async function keepIncoming(tx: Handle, { organisations, locations, services }: Now): Promise<void> {
	const said = new Map<string, EntryContent>();
	for (const { id, content } of organisations.incoming) said.set(id, { kind: "organisation", content });
	for (const { id, masked, position, content } of locations.incoming) {
		said.set(id, { kind: "location", masked, position, content });
	}
	for (const { id, organisationId, content } of services.incoming) {
		said.set(id, { kind: "service", organisationId, content });
	}
	for (const { id, provenance } of [...organisations.incoming, ...locations.incoming, ...services.incoming]) {
		const content = said.get(id);
		if (!content) continue;
		const incoming = { ...content, checksum: provenance?.checksum ?? "" };
		await tx.update(entry).set({ incoming }).where(eq(entry.id, id));
	}
	for await (const ids of chunks([...organisations.settled, ...locations.settled, ...services.settled])) {
		const waiting = and(inArray(entry.id, ids), isNotNull(entry.incoming));
		await tx.update(entry).set({ incoming: null }).where(waiting);
	}
}

/**
 * The stored listings that are gone from the source, to be saved as withdrawn. Looked up by their ids alone, which are
 * the council's: asked for the council too, SQLite would go through all of its listings each time.
 */
async function withdrawn(
	tx: Handle,
	{ organisations: { withdraw: gone }, locations: { withdraw: left }, services: { withdraw: ended } }: Now,
) {
	const services: ServiceListing[] = [];
	const locations: LocationListing[] = [];
	const organisations: OrganisationListing[] = [];
	const ids = (some: readonly Stored[]) => some.map(({ id }) => id);
	for await (const some of chunks(ids(ended))) {
		const rows = await tx.select().from(service).where(inArray(service.id, some));
		for (const row of rows) {
			const { id, organisationId, assuredOn, content } = row;
			services.push({ id, status: "withdrawn", organisationId, assuredOn, provenance: provenanceOf(row), content });
		}
	}
	for await (const some of chunks(ids(left))) {
		const rows = await tx.select().from(location).where(inArray(location.id, some));
		for (const row of rows) {
			const { id, masked, lat, lon, content } = row;
			const position = lat === null || lon === null ? null : { lat, lon };
			locations.push({ id, status: "withdrawn", masked, position, provenance: provenanceOf(row), content });
		}
	}
	for await (const some of chunks(ids(gone))) {
		const rows = await tx.select().from(organisation).where(inArray(organisation.id, some));
		for (const row of rows) {
			organisations.push({ id: row.id, status: "withdrawn", provenance: provenanceOf(row), content: row.content });
		}
	}
	return { organisations, locations, services };
}

function provenanceOf(row: {
	source: string | null;
	sourceId: string | null;
	fetchedAt: Date | null;
	checksum: string | null;
}): Provenance | null {
	const { source, sourceId, fetchedAt, checksum } = row;
	return source && sourceId && fetchedAt && checksum ? { source, sourceId, fetchedAt, checksum } : null;
}

const chunks = <T>(all: readonly T[]) => inTurns(all, AT_ONCE);
