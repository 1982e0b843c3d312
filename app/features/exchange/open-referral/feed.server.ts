/** The council's open data feed: what is published, as HSDS-UK 3.0. */

import { and, asc, count, eq } from "drizzle-orm";
import { service } from "../../../../db/schema";
import { isConfidential } from "../../../model/listings/confidential";
import type { PublicLocation } from "../../../model/listings/public-location";
import type { PublicService } from "../../../model/listings/public-service";
import { bySigns } from "../../../model/order";
import type { Anyone } from "../../../model/people/asker";
import { KeptForAnyone } from "../../../platform/kept-for-anyone";
import { readFor } from "../../../platform/store.server";
import { contentVersion } from "../../directory/councils/content-version.server";
import {
	countPublicPlaces,
	findPublicServiceAt,
	listPublicOrganisations,
	listPublicServices,
	publicServicesById,
} from "../../directory/listings/public-listings.server";
import { milesBetween } from "../../directory/places/distance";
import { findPlace } from "../../directory/places/find-place.server";
import type { FeedQuery } from "./feed-query";
import type { Collection, HsdsPage, HsdsService, HsdsTaxonomyTerm } from "./hsds";
import { matches } from "./matches";
import { TAXONOMIES, TAXONOMY_TERMS } from "./taxonomies";
import { toHsdsListedService, toHsdsOrganization, toHsdsService, toHsdsServicesAtLocations } from "./to-hsds";

export type Feed =
	| { ok: true; value: unknown }
	| { ok: false; reason: "not-found" | "bad-request"; problems: string[] };

const METRES_PER_MILE = 1609.344;

function envelope<Item>(contents: Item[], total: number, { page, per_page }: FeedQuery): HsdsPage<Item> {
	const pages = Math.ceil(total / per_page);
	return {
		total_items: total,
		total_pages: pages,
		page_number: page,
		size: contents.length,
		first_page: page === 1,
		last_page: page >= pages,
		empty: contents.length === 0,
		contents,
	};
}

function pageOf<Item>(all: readonly Item[], query: FeedQuery): HsdsPage<Item> {
	const start = (query.page - 1) * query.per_page;
	return envelope(all.slice(start, start + query.per_page), all.length, query);
}

const normalised = (text: string) =>
	text
		.normalize("NFKD")
		.replace(/\p{M}+/gu, "")
		.toLowerCase();

/** Every word of a search stands somewhere in the service's own English words. */
function saysAll(service: PublicService, search: string): boolean {
	const { name, summary, description } = service.content;
	const text = normalised([name, summary, description, service.organisation.content.name].join(" "));
	return normalised(search)
		.split(/[^\p{L}\p{N}]+/u)
		.every((word) => text.includes(word));
}

const hasFilters = (query: FeedQuery) =>
	Boolean(
		query.search ||
			query.taxonomy_term_id ||
			query.taxonomy_id ||
			query.organization_id ||
			query.minimum_age !== undefined ||
			query.maximum_age !== undefined ||
			query.start_time ||
			query.end_time ||
			query.day ||
			query.modified_after,
	);

async function matchingServices(asker: Anyone, councilId: string, query: FeedQuery): Promise<PublicService[]> {
	const all = await listPublicServices(asker, councilId);
	const { search } = query;
	const byId = (a: PublicService, b: PublicService) => bySigns(a.id, b.id);
	return all.filter((one) => matches(one, query) && (!search || saysAll(one, search))).sort(byId);
}

/** Without filters only the page's services are read. */
async function servicesPage(
	asker: Anyone,
	councilId: string,
	query: FeedQuery,
): Promise<{ services: PublicService[]; total: number }> {
	if (hasFilters(query)) {
		const found = await matchingServices(asker, councilId, query);
		const start = (query.page - 1) * query.per_page;
		return { services: found.slice(start, start + query.per_page), total: found.length };
	}
	const db = await readFor(asker);
	const published = and(eq(service.councilId, councilId), eq(service.status, "published"));
	const [[counted], rows] = await Promise.all([
		db.select({ total: count() }).from(service).where(published),
		db
			.select({ id: service.id })
			.from(service)
			.where(published)
			.orderBy(asc(service.id))
			.limit(query.per_page)
			.offset((query.page - 1) * query.per_page),
	]);
	const ids = rows.map((row) => row.id);
	return { services: await publicServicesById(asker, councilId, ids), total: counted?.total ?? 0 };
}

async function listServices(asker: Anyone, councilId: string, query: FeedQuery): Promise<Feed> {
	const { services, total } = await servicesPage(asker, councilId, query);
	const show = (one: PublicService): HsdsService | { id: string; modified_date: string } => {
		if (query.minimal) return { id: one.id, modified_date: one.updatedAt.toISOString() };
		return query.full ? toHsdsService(one) : toHsdsListedService(one);
	};
	return { ok: true, value: envelope(services.map(show), total, query) };
}

/** A service at one of its places, before it is written out: a page needs few of thousands. */
interface Entry {
	service: PublicService;
	placeId: string;
	location: PublicLocation | undefined;
}

const entriesOf = (found: PublicService): Entry[] =>
	found.content.places.map(({ id, locationId }) => ({
		service: found,
		placeId: id,
		location: found.locations.get(locationId),
	}));

const writtenOut = ({ service: found, placeId }: Entry) =>
	toHsdsServicesAtLocations(found).find((entry) => entry.id === placeId);

async function listServicesAtLocations(asker: Anyone, councilId: string, query: FeedQuery): Promise<Feed> {
	if (!hasFilters(query) && !query.postcode) {
		const { entries, total } = await entriesOfPage(asker, councilId, query);
		return { ok: true, value: envelope(entries.map(writtenOut), total, query) };
	}
	let entries = (await matchingServices(asker, councilId, query)).flatMap(entriesOf);
	if (query.postcode) {
		const place = await findPlace(asker, query.postcode);
		if (place.kind !== "postcode" && place.kind !== "outward") {
			return { ok: false, reason: "bad-request", problems: ["postcode is not a postcode that is in use"] };
		}
		const limit = query.proximity === undefined ? Number.POSITIVE_INFINITY : query.proximity / METRES_PER_MILE;
		const milesTo = ({ location }: Entry) =>
			location?.position ? milesBetween(place.position, location.position) : Number.POSITIVE_INFINITY;
		entries = entries
			.map((entry) => ({ entry, miles: milesTo(entry) }))
			// A limit that a confidential place falls out of would measure it.
			.filter(({ entry, miles }) => miles <= limit || (entry.location && isConfidential(entry.location)))
			.sort((a, b) => a.miles - b.miles)
			.map(({ entry }) => entry);
	}
	const page = pageOf(entries, query);
	return { ok: true, value: { ...page, contents: page.contents.map(writtenOut) } };
}

/** Without filters only the services of the page are read. */
async function entriesOfPage(asker: Anyone, councilId: string, { page, per_page }: FeedQuery) {
	const start = (page - 1) * per_page;
	const ids: string[] = [];
	/** Entries before the first of these services, and before the one at hand. */
	let skipped = 0;
	let passed = 0;
	for (const { id, places } of await countPublicPlaces(asker, councilId)) {
		if (passed < start + per_page && passed + places > start) {
			if (ids.length === 0) skipped = passed;
			ids.push(id);
		}
		passed += places;
	}
	const services = await publicServicesById(asker, councilId, ids);
	const entries = services.flatMap(entriesOf).slice(start - skipped, start - skipped + per_page);
	return { entries, total: passed };
}

/** What imported services carry besides our own terms, which takes reading all of them. */
const foreignTerms = new KeptForAnyone<Promise<HsdsTaxonomyTerm[]>>(50);

async function readForeignTerms(asker: Anyone, councilId: string): Promise<HsdsTaxonomyTerm[]> {
	const terms = new Map<string, HsdsTaxonomyTerm>();
	for (const { content } of await listPublicServices(asker, councilId)) {
		for (const { termId, term, taxonomy, taxonomyId, uri } of content.foreignTerms) {
			terms.set(termId, {
				id: termId,
				name: term,
				description: term,
				...(taxonomy ? { taxonomy } : {}),
				...(taxonomyId ? { taxonomy_id: taxonomyId } : {}),
				...(uri ? { term_uri: uri } : {}),
			});
		}
	}
	return [...terms.values()];
}

/** Our own terms, and those that imported services carry. */
async function allTerms(asker: Anyone, councilId: string): Promise<HsdsTaxonomyTerm[]> {
	const version = await contentVersion(asker, councilId);
	const foreign = await foreignTerms.make(councilId, version, () => readForeignTerms(asker, councilId));
	return [...TAXONOMY_TERMS, ...foreign];
}

/** A page of one of the feed's lists. */
export async function listFeed(
	asker: Anyone,
	councilId: string,
	collection: Collection,
	query: FeedQuery,
): Promise<Feed> {
	switch (collection) {
		case "services":
			return listServices(asker, councilId, query);
		case "service_at_locations":
			return listServicesAtLocations(asker, councilId, query);
		case "taxonomies":
			return { ok: true, value: pageOf(TAXONOMIES, query) };
		case "taxonomy_terms": {
			const terms = await allTerms(asker, councilId);
			const { taxonomy_id } = query;
			return {
				ok: true,
				value: pageOf(taxonomy_id ? terms.filter((one) => one.taxonomy_id === taxonomy_id) : terms, query),
			};
		}
		case "organizations":
			return {
				ok: true,
				value: pageOf((await listPublicOrganisations(asker, councilId)).map(toHsdsOrganization), query),
			};
	}
}

async function findOne(asker: Anyone, councilId: string, collection: Collection, id: string): Promise<unknown> {
	switch (collection) {
		case "services": {
			const [found] = await publicServicesById(asker, councilId, [id]);
			return found && toHsdsService(found);
		}
		case "service_at_locations": {
			const found = await findPublicServiceAt(asker, councilId, id);
			return found && toHsdsServicesAtLocations(found).find((entry) => entry.id === id);
		}
		case "taxonomies":
			return TAXONOMIES.find((one) => one.id === id);
		case "taxonomy_terms":
			return (await allTerms(asker, councilId)).find((one) => one.id === id);
		case "organizations":
			return (await listPublicOrganisations(asker, councilId, id)).map(toHsdsOrganization)[0];
	}
}

/** One item of a list, with everything nested in it. */
export async function findInFeed(asker: Anyone, councilId: string, collection: Collection, id: string): Promise<Feed> {
	const value = await findOne(asker, councilId, collection, id);
	return value ? { ok: true, value } : { ok: false, reason: "not-found", problems: [`${collection} has no ${id}`] };
}
