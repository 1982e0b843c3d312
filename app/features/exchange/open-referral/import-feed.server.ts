/** `hub import open-referral`: somebody's HSDS-UK feed into a council's directory, matched by the feed's own ids. */
import { createHash } from "node:crypto";
import { and, desc, eq } from "drizzle-orm";
import { importRun } from "../../../../db/schema";
import type { Ledger } from "../../../model/exchange/ledger";
import type { Asker } from "../../../model/people/asker";
import type { Recorded } from "../../../platform/audit.server";
import type { ForeignProblem } from "../../../platform/foreign/findings";
import { stableId } from "../../../platform/ids";
import { readFor } from "../../../platform/store.server";
import { takingTurns } from "../../../platform/taking-turns.server";
import type { Council } from "../../directory/councils/queries.server";
import { decidedSince } from "../../publishing/likely-same.server";
import { LedgerBook } from "../ledger/ledger-book";
import { type Applied, type ApplyOptions, applyListings } from "../sheets/apply-listings.server";
import type { SourceListings } from "../sheets/sheet-listings";
import { nothingUnread } from "../sheets/unread";
import { FeedError, type FetchOptions, fetchFeed, type Validators } from "./fetch-feed.server";
import { type ReadService, readService } from "./read-service";

const KIND = "open-referral";

/** Goes up with the reader: a feed that has not changed is then read once more. */
const READER = 4;

export interface FeedReport extends Applied {
	source: string;
	/** Services the feed has. */
	items: number;
	/** Services of which nothing is in the directory. */
	refused: ForeignProblem[];
	/** Fields that were left out of services that were kept. */
	warnings: ForeignProblem[];
	/** What became of each value of the items. */
	ledger: Ledger;
	dryRun: boolean;
}

export interface ImportFeedOptions {
	/** The feed's URL, or a file. */
	place: string;
	council: Pick<Council, "id">;
	/** What the feed is called here; rows are matched within it. */
	source: string;
	dryRun?: boolean;
	onProgress?: (text: string, fraction: number | null) => void;
	retryAfterMs?: FetchOptions["retryAfterMs"];
	fetch?: FetchOptions["fetch"];
	mostServices?: FetchOptions["mostServices"];
	mayWithdraw?: ApplyOptions["mayWithdraw"];
	actor?: ApplyOptions["actor"];
	begun?: ApplyOptions["begun"];
	stopping?: ApplyOptions["stopping"];
	/** Written together with the end of the import, or not at all. */
	alongside?: (tx: Recorded, report: FeedReport) => Promise<void>;
}

/**
 * Loads a feed. Nothing is taken away before the whole feed has been read; what is gone from it is withdrawn. Run again
 * on the same feed, it changes nothing, or finishes what was stopped.
 * @returns what was done, or null when the feed says that it has not changed since the last import
 * @throws FeedError when the feed cannot be read as a whole, or is empty; and what `applyListings` throws
 */
export async function importFeed(asker: Asker, options: ImportFeedOptions): Promise<FeedReport | null> {
	const {
		place,
		council,
		source,
		dryRun = false,
		mayWithdraw,
		actor,
		begun,
		stopping,
		onProgress,
		alongside,
	} = options;
	const startedAt = new Date();
	const validators = await lastValidators(asker, council.id, source);
	const feed = await fetchFeed(place, { ...options, validators });
	if (!feed.changed) return null;
	if (feed.services.length === 0) throw new FeedError("The feed holds no service. Nothing was changed.");

	const refused: ForeignProblem[] = [];
	const warnings: ForeignProblem[] = [];
	const read: { service: ReadService; checksum: string }[] = [];
	const unread = nothingUnread();
	const book = new LedgerBook();
	const turn = takingTurns();
	for (const [at, item] of feed.services.entries()) {
		await turn();
		const { service, sourceId, where, problems, isPartial, entries, unreadLocations } = readService(item, at + 1);
		(service ? warnings : refused).push(...problems);
		book.add(where, entries, problems);
		// Of what was read, and not of the item: a better reader then corrects old listings with its next run.
		if (service) read.push({ service, checksum: checksumOf(service) });
		if (service && !isPartial) unread.services.exclude(service.sourceId);
		else unread.services.add({ sourceId });
		for (const location of unreadLocations) unread.locations.add({ sourceId: location });
	}
	if (read.length === 0) throw new FeedError("No service of the feed can be read. Nothing was changed.");

	const about = { items: feed.services.length, refused, warnings, ledger: book.ledger() };
	const listings = { ...toListings(read, council.id, source, startedAt), unread };
	const report = { ...about, validators: feed.validators, reader: READER };
	const reportOf = (applied: Applied) => ({ source, ...about, ...applied, dryRun });
	const applied = await applyListings(asker, listings, {
		councilId: council.id,
		kind: KIND,
		startedAt,
		dryRun,
		mayWithdraw,
		report,
		actor,
		begun,
		stopping,
		onProgress: (fraction) => onProgress?.(`${listings.services.length} services to write`, 0.5 + fraction / 2),
		alongside: alongside && ((tx, applied) => alongside(tx, reportOf(applied))),
	});
	return reportOf(applied);
}

const checksumOf = (value: unknown) => createHash("sha256").update(JSON.stringify(value)).digest("hex");

function toListings(
	read: { service: ReadService; checksum: string }[],
	councilId: string,
	source: string,
	fetchedAt: Date,
): Omit<SourceListings, "unread"> {
	const idOf = (kind: string, sourceId: string) => stableId(councilId, source, kind, sourceId);
	const provenance = (sourceId: string, checksum: string) => ({ source, sourceId, fetchedAt, checksum });
	const organisations: SourceListings["organisations"] = [];
	const locations: SourceListings["locations"] = [];
	const services: SourceListings["services"] = [];
	for (const { service, checksum } of read) {
		const { organisation, content } = service;
		if (!service.active) continue;
		organisations.push({
			id: idOf("organisation", organisation.sourceId),
			status: "published",
			provenance: provenance(organisation.sourceId, checksumOf(organisation.content)),
			content: organisation.content,
		});
		for (const { sourceId, masked, position, slug, content } of service.locations) {
			locations.push({
				id: idOf("location", sourceId),
				status: "published",
				slug,
				masked,
				position,
				provenance: provenance(sourceId, checksumOf({ masked, position, content })),
				content,
			});
		}
		services.push({
			id: idOf("service", service.sourceId),
			status: "published",
			slug: service.slug,
			organisationId: idOf("organisation", organisation.sourceId),
			assuredOn: service.assuredOn,
			provenance: provenance(service.sourceId, checksum),
			content: {
				...content,
				places: content.places.map((at) => ({
					id: idOf("place", at.id),
					locationId: idOf("location", at.locationId),
					schedules: at.schedules,
				})),
			},
		});
	}
	return {
		source,
		organisations: onePerId(organisations),
		locations: onePerId(locations),
		services: onePerId(services),
	};
}

/** Several services name the same organisation and place. */
const onePerId = <T extends { id: string }>(all: T[]): T[] => [...new Map(all.map((one) => [one.id, one])).values()];

async function lastValidators(asker: Asker, councilId: string, source: string): Promise<Validators> {
	const db = await readFor(asker);
	const [last] = await db
		.select({ report: importRun.report, startedAt: importRun.startedAt, undoneAt: importRun.undoneAt })
		.from(importRun)
		.where(and(eq(importRun.councilId, councilId), eq(importRun.kind, KIND), eq(importRun.source, source)))
		.orderBy(desc(importRun.startedAt))
		.limit(1);
	// What was taken back is read anew, and what somebody said of its places since is done.
	if (!last || last.undoneAt || last.report.reader !== READER) return {};
	return (await decidedSince(db, councilId, source, last.startedAt))
		? {}
		: ((last.report.validators ?? {}) as Validators);
}
