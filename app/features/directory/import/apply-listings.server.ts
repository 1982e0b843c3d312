/** Brings the stored listings of one source in line with what the source says now. Spreadsheets and feeds both end here. */
import { randomUUID } from "node:crypto";
import { and, eq, inArray, isNull, ne, or } from "drizzle-orm";
import { importRun, location, organisation, service } from "../../../../db/schema";
import { type RawTx, type Read, store, type Tx } from "../../../platform/store.server";
import {
	type LocationListing,
	type OrganisationListing,
	type ServiceListing,
	saveListings,
} from "../save-listings.server";
import type { Provenance } from "../schema";
import { type Comparable, type Duplicate, findDuplicates, type Place } from "./duplicates";
import { reconcile, type Tally } from "./reconcile";

/** All that a source says now; each listing with its provenance. */
export interface SourceListings {
	source: string;
	organisations: OrganisationListing[];
	locations: LocationListing[];
	services: ServiceListing[];
}

export interface Applied {
	organisations: Tally;
	locations: Tally;
	services: Tally;
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
}

type Handle = Tx & RawTx;
const AT_ONCE = 500;

/**
 * In one transaction: adds what is new, replaces what has changed, withdraws what is gone from the source and publishes
 * again what has come back. Listings of other sources are not touched. When nothing has changed, no listing is written.
 */
export async function applyListings(listings: SourceListings, options: ApplyOptions): Promise<Applied> {
	const { db, transaction } = await store();
	if (options.dryRun) return (await plan(db, listings, options.councilId)).applied;
	return transaction(async (tx) => {
		const { applied, save, withdraw } = await plan(tx, listings, options.councilId);
		const gone = await withdrawn(tx, options.councilId, withdraw);
		const services = [...save.services, ...gone.services];
		const locations = [...save.locations, ...gone.locations];
		const organisations = [...save.organisations, ...gone.organisations];
		if (services.length + locations.length + organisations.length > 0) {
			await saveListings(tx, { councilId: options.councilId, organisations, locations, services });
		}
		await tx.insert(importRun).values({
			id: randomUUID(),
			councilId: options.councilId,
			kind: options.kind,
			source: listings.source,
			startedAt: options.startedAt,
			finishedAt: new Date(),
			report: { ...options.report, ...applied },
		});
		return applied;
	});
}

async function plan(db: Read, listings: SourceListings, councilId: string) {
	const { source } = listings;
	const stored = (table: typeof organisation | typeof location | typeof service) =>
		db
			.select({ id: table.id, status: table.status, checksum: table.checksum })
			.from(table)
			.where(and(eq(table.councilId, councilId), eq(table.source, source)));
	const organisations = reconcile(await stored(organisation), listings.organisations);
	const locations = reconcile(await stored(location), listings.locations);
	const services = reconcile(await stored(service), listings.services);
	const applied: Applied = {
		organisations: organisations.tally,
		locations: locations.tally,
		services: services.tally,
		duplicates: await duplicates(db, listings, councilId),
	};
	return {
		applied,
		save: { organisations: organisations.save, locations: locations.save, services: services.save },
		withdraw: {
			organisations: organisations.withdraw,
			locations: locations.withdraw,
			services: services.withdraw,
		},
	};
}

/** The stored listings of these ids, to be saved as withdrawn. */
async function withdrawn(
	tx: Handle,
	councilId: string,
	ids: { organisations: string[]; locations: string[]; services: string[] },
) {
	const services: ServiceListing[] = [];
	const locations: LocationListing[] = [];
	const organisations: OrganisationListing[] = [];
	for (const some of chunks(ids.services)) {
		const rows = await tx
			.select()
			.from(service)
			.where(and(eq(service.councilId, councilId), inArray(service.id, some)));
		for (const row of rows) {
			const { id, organisationId, assuredOn, content } = row;
			services.push({ id, status: "withdrawn", organisationId, assuredOn, provenance: provenanceOf(row), content });
		}
	}
	for (const some of chunks(ids.locations)) {
		const rows = await tx
			.select()
			.from(location)
			.where(and(eq(location.councilId, councilId), inArray(location.id, some)));
		for (const row of rows) {
			const { id, masked, lat, lon, content } = row;
			const position = lat === null || lon === null ? null : { lat, lon };
			locations.push({ id, status: "withdrawn", masked, position, provenance: provenanceOf(row), content });
		}
	}
	for (const some of chunks(ids.organisations)) {
		const rows = await tx
			.select()
			.from(organisation)
			.where(and(eq(organisation.councilId, councilId), inArray(organisation.id, some)));
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

function* chunks<T>(all: readonly T[]): Generator<T[]> {
	for (let from = 0; from < all.length; from += AT_ONCE) yield all.slice(from, from + AT_ONCE);
}

/** Published services of other sources that look like ones of this. */
async function duplicates(db: Read, listings: SourceListings, councilId: string): Promise<Duplicate[]> {
	const others: Comparable[] = await db
		.select({ id: service.id, source: service.source, content: service.content })
		.from(service)
		.where(
			and(
				eq(service.councilId, councilId),
				eq(service.status, "published"),
				or(isNull(service.source), ne(service.source, listings.source)),
			),
		);
	if (others.length === 0) return [];
	const rows = await db
		.select({ id: location.id, lat: location.lat, lon: location.lon, content: location.content })
		.from(location)
		.where(eq(location.councilId, councilId));
	const places = new Map<string, Place>();
	for (const { id, lat, lon, content } of rows) {
		places.set(id, {
			postcode: content.address.postcode,
			position: lat === null || lon === null ? null : { lat, lon },
		});
	}
	for (const { id, position, content } of listings.locations) {
		places.set(id, { postcode: content.address.postcode, position });
	}
	const imported = listings.services.map(({ id, content }) => ({ id, source: listings.source, content }));
	return findDuplicates(imported, others, places);
}
