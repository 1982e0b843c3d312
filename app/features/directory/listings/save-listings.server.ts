/** The one way listings are written: rows, the services at each location, the search index and the content version. */
import type { RawTx } from "../../../../db/raw";
import { enqueue } from "../../../platform/queue/enqueue.server";
import type { Tx } from "../../../platform/store-handles";
import { bumpContentVersion } from "../councils/content-version.server";
import { announceIndex, removeFromIndex, tidyIndex } from "../search/index-services.server";
import { type Published, type Publisher, recordVersions } from "../versions/record-versions.server";
import {
	atConfidentialPlaces,
	becomingConfidential,
	MOST_RENAMED,
	renamedOf,
	servicesAt,
	someServicesOf,
} from "./affected.server";
import { inChunks } from "./in-chunks.server";
import { indexAgain, indexListed } from "./index-listed.server";
import type { Listing, Listings } from "./listing";
import { saveLocations, saveOrganisations, savePlaces, saveServices } from "./listing-rows.server";
import { forgetPlaces, namedAfter } from "./stored-slugs.server";
import { INDEX_ORGANISATION } from "./tasks";

type Handle = Tx & RawTx;

/** From so many services on, putting the index into its quickest form is worth its second or two. */
export const TIDIED_FROM = 20_000;

/** Services indexed in one go: the index is quicker with many, and this bounds what it holds in memory. */
const INDEXED_AT_ONCE = 10_000;

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
	const to = { tx, councilId, now };
	const about = { announce: !isStep || hides };
	const services = lastOfEach(changes.services ?? []);

	const organisations = lastOfEach(changes.organisations ?? []);
	const renamed = isStep ? [] : await renamedOf(tx, organisations);
	await saveOrganisations(to, organisations);
	const locations = lastOfEach(changes.locations ?? []);
	const hiding = await becomingConfidential(tx, locations);
	const moved = await saveLocations(to, locations);
	await savePlaces(to, services, await saveServices(to, services));
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
	for await (const some of inChunks(published, INDEXED_AT_ONCE)) await indexListed(tx, councilId, some, about);
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
