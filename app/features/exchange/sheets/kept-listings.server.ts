/** Which stored listings stay as they are because their source, this time, could not be read about them. */
import { inArray } from "drizzle-orm";
import { service } from "../../../../db/schema";
import type { ServiceContent } from "../../../model/listings/shapes";
import type { Read } from "../../../platform/store-handles";
import { inTurns } from "../../../platform/taking-turns.server";
import type { Stored } from "./reconcile";
import type { SourceListings } from "./sheet-listings";

const AT_ONCE = 100;

type ByKind<T> = Record<"organisations" | "locations" | "services", T>;

/**
 * The ids of stored listings that the import has to leave alone: services that could not be read, services that would
 * lose a place or a session because a part of them could not be read, and the organisations and places of these.
 * @param referred ids of services that are gone from the source and stay all the same
 */
export async function keptListings(
	db: Read,
	{ organisations, locations, services, unread }: SourceListings,
	stored: ByKind<readonly Stored[]>,
	referred: ReadonlySet<string>,
): Promise<ByKind<Set<string>>> {
	const live = (all: readonly Stored[]) => all.filter(({ status }) => status !== "withdrawn");
	const suspects = live(stored.services).filter(
		({ id, sourceId }) => referred.has(id) || unread.services.mayBe(sourceId),
	);
	const read = new Map(services.map((listing) => [listing.id, listing.content]));
	const keptServices = new Set<string>();
	const named = new Set<string>();
	for await (const some of inTurns(suspects, AT_ONCE)) {
		const ids = some.map(({ id }) => id);
		const columns = { id: service.id, organisationId: service.organisationId, content: service.content };
		for (const { id, organisationId, content } of await db
			.select(columns)
			.from(service)
			.where(inArray(service.id, ids))) {
			const now = read.get(id);
			if (now && !losesBy(content, now)) continue;
			keptServices.add(id);
			named.add(organisationId);
			for (const { locationId } of content.places) named.add(locationId);
		}
	}
	const missing = (kind: "organisations" | "locations", listed: readonly { id: string }[]) => {
		const there = new Set(listed.map(({ id }) => id));
		const kept = live(stored[kind]).filter(
			({ id, sourceId }) => !there.has(id) && (named.has(id) || unread[kind].mayBe(sourceId)),
		);
		return new Set(kept.map(({ id }) => id));
	};
	return {
		services: keptServices,
		locations: missing("locations", locations),
		organisations: missing("organisations", organisations),
	};
}

/** Whether a service would have fewer places or sessions than it had. */
function losesBy(before: ServiceContent, now: Pick<ServiceContent, "places" | "schedules">): boolean {
	return now.places.length < before.places.length || sessionsOf(now) < sessionsOf(before);
}

const sessionsOf = ({ places, schedules }: Pick<ServiceContent, "places" | "schedules">) =>
	places.reduce((count, place) => count + place.schedules.length, schedules.length);
