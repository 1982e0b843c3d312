/** Brings the stored listings of one source in line with what the source says now. Spreadsheets and feeds both end here. */

import { randomUUID } from "node:crypto";
import { and, asc, eq, gt, inArray, isNotNull, isNull, ne, or } from "drizzle-orm";
import type { RawTx } from "../../../../db/raw";
import { entry, importRun, location, organisation, service } from "../../../../db/schema";
import type { Provenance } from "../../../model/listings/shapes";
import type { Asker } from "../../../model/people/asker";
import type { EntryContent, EntryKind, EntryStatus } from "../../../model/publishing/entry";
import { type Recorded, recordedIn } from "../../../platform/audit.server";
import { readFor } from "../../../platform/store.server";
import type { Read, Tx } from "../../../platform/store-handles";
import { inTurns, takingTurns } from "../../../platform/taking-turns.server";
import {
	type LocationListing,
	type OrganisationListing,
	type ServiceListing,
	saveListings,
} from "../../directory/listings/save-listings.server";
import { type Comparable, type Duplicate, findDuplicates, type Place } from "./duplicates";
import { keptListings } from "./kept-listings.server";
import { type Changes, type Conflict, reconcile, type Stored, type Tally } from "./reconcile";
import type { SourceListings } from "./sheet-listings";

/** A listing that staff hold and the source contradicts. */
export interface ListingConflict extends Conflict {
	kind: EntryKind;
}

export interface Applied {
	/** The import run, by which it can be undone; null for a rehearsal. */
	runId: string | null;
	organisations: Tally;
	locations: Tally;
	services: Tally;
	/** Left as staff have them. */
	conflicts: ListingConflict[];
	/** Left as they were, because the source could not be read about them. They count as unchanged. */
	kept: { kind: EntryKind; id: string; name: string }[];
	/** Services that look like one of another source, for a person to decide. */
	duplicates: Duplicate[];
}

export interface ApplyOptions {
	councilId: string;
	/** What is written to the import run: "services", "open-referral". */
	kind: string;
	startedAt: Date;
	/** Only say what would be done. */
	dryRun?: boolean;
	/** Goes into the import run beside what was done. */
	report?: Record<string, unknown>;
	/** Who imports; nobody for the operator's command. */
	actor?: { id: string; name: string } | null;
	/** Written together with the import, or not at all. */
	alongside?: (tx: Recorded, applied: Applied) => Promise<void>;
}

type Handle = Tx & RawTx;
const AT_ONCE = 100;
/** Whole listings read at once: little enough to keep no reader waiting. */
const READ_AT_ONCE = 200;
const HEADS_AT_ONCE = 500;

/**
 * In one transaction: adds what is new, replaces what has changed, withdraws what is gone from the source and publishes
 * again what has come back. Listings of other sources are not touched, nor those about which the source could not be read. When nothing has changed, no listing is written.
 *
 * What staff hold (they changed it, or took it away) stays as they have it: what the source says of it instead is kept
 * as the entry's `incoming`, for a person to decide.
 */
export async function applyListings(asker: Asker, listings: SourceListings, options: ApplyOptions): Promise<Applied> {
	const { councilId, kind, startedAt, report, actor = null, alongside } = options;
	const { source } = listings;
	if (options.dryRun) return { ...(await plan(await readFor(asker), listings, councilId)).outcome, runId: null };
	const runId = randomUUID();
	return recordedIn(councilId, asker, async (tx) => {
		const planned = await plan(tx, listings, councilId);
		const applied = { ...planned.outcome, runId };
		const gone = await withdrawn(tx, planned);
		const services = [...planned.services.save, ...gone.services];
		const locations = [...planned.locations.save, ...gone.locations];
		const organisations = [...planned.organisations.save, ...gone.organisations];
		if (services.length + locations.length + organisations.length > 0) {
			await saveListings(tx, { councilId, organisations, locations, services, by: { importRunId: runId } });
		}
		await keepIncoming(tx, planned);
		await tx.insert(importRun).values({
			id: runId,
			councilId,
			kind,
			source,
			startedAt,
			finishedAt: new Date(),
			report: { ...report, ...planned.outcome },
		});
		tx.record({
			action: "import.applied",
			actor,
			councilId,
			subject: { kind: "import", id: runId },
			details: {
				source,
				services: applied.services,
				locations: applied.locations,
				organisations: applied.organisations,
			},
		});
		await alongside?.(tx, applied);
		return applied;
	});
}

interface Planned {
	outcome: Omit<Applied, "runId">;
	organisations: Changes<OrganisationListing>;
	locations: Changes<LocationListing>;
	services: Changes<ServiceListing>;
}

async function plan(db: Read, listings: SourceListings, councilId: string): Promise<Planned> {
	const { source } = listings;
	const turn = takingTurns();
	const stored = async (table: typeof organisation | typeof location | typeof service): Promise<Stored[]> => {
		const found: Stored[] = [];
		for (let last: string | undefined = ""; last !== undefined; ) {
			await turn();
			const rows: (Omit<Stored, "held" | "name" | "sourceId"> & {
				sourceId: string | null;
				name: string | null;
				heldAt: Date | null;
				entryStatus: EntryStatus | null;
			})[] = await db
				.select({
					id: table.id,
					sourceId: table.sourceId,
					status: table.status,
					checksum: table.checksum,
					name: entry.title,
					heldAt: entry.heldAt,
					entryStatus: entry.status,
				})
				.from(table)
				.leftJoin(entry, eq(entry.id, table.id))
				.where(and(eq(table.councilId, councilId), eq(table.source, source), gt(table.sourceId, last)))
				.orderBy(asc(table.sourceId))
				.limit(HEADS_AT_ONCE);
			for (const { heldAt, entryStatus, name, sourceId, ...row } of rows) {
				const held = heldAt !== null || entryStatus === "archived";
				found.push({ ...row, sourceId: sourceId ?? "", name: name ?? "", held });
			}
			last = rows.length < HEADS_AT_ONCE ? undefined : (rows.at(-1)?.sourceId ?? undefined);
		}
		return found;
	};
	const before = {
		organisations: await stored(organisation),
		locations: await stored(location),
		services: await stored(service),
	};
	const kept = await keptListings(db, listings, before);
	const organisations = reconcile(before.organisations, listings.organisations, kept.organisations);
	const locations = reconcile(before.locations, listings.locations, kept.locations);
	const services = reconcile(before.services, listings.services, kept.services);
	const all: [EntryKind, Changes<unknown>][] = [
		["service", services],
		["location", locations],
		["organisation", organisations],
	];
	return {
		outcome: {
			organisations: organisations.tally,
			locations: locations.tally,
			services: services.tally,
			conflicts: all.flatMap(([kind, { conflicts }]) => conflicts.map((one) => ({ ...one, kind }))),
			kept: all.flatMap(([kind, { kept }]) => kept.map(({ id, name }) => ({ kind, id, name }))),
			duplicates: await duplicates(db, listings, councilId),
		},
		organisations,
		locations,
		services,
	};
}

/** What the source says of listings that staff hold, for them to decide; what it says no longer is forgotten. */
async function keepIncoming(tx: Handle, planned: Planned): Promise<void> {
	const said = new Map<string, EntryContent>();
	for (const { id, content } of planned.organisations.incoming) said.set(id, { kind: "organisation", content });
	for (const { id, masked, position, content } of planned.locations.incoming) {
		said.set(id, { kind: "location", masked, position, content });
	}
	for (const { id, organisationId, content } of planned.services.incoming) {
		said.set(id, { kind: "service", organisationId, content });
	}
	const { organisations, locations, services } = planned;
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
	{ organisations: { withdraw: gone }, locations: { withdraw: left }, services: { withdraw: ended } }: Planned,
) {
	const services: ServiceListing[] = [];
	const locations: LocationListing[] = [];
	const organisations: OrganisationListing[] = [];
	for await (const some of chunks(ended)) {
		const rows = await tx.select().from(service).where(inArray(service.id, some));
		for (const row of rows) {
			const { id, organisationId, assuredOn, content } = row;
			services.push({ id, status: "withdrawn", organisationId, assuredOn, provenance: provenanceOf(row), content });
		}
	}
	for await (const some of chunks(left)) {
		const rows = await tx.select().from(location).where(inArray(location.id, some));
		for (const row of rows) {
			const { id, masked, lat, lon, content } = row;
			const position = lat === null || lon === null ? null : { lat, lon };
			locations.push({ id, status: "withdrawn", masked, position, provenance: provenanceOf(row), content });
		}
	}
	for await (const some of chunks(gone)) {
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
