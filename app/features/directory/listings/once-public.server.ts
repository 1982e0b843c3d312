/** What families could read of places that are confidential now: kept texts, such as a signed edition, may still say it. */
import { and, eq } from "drizzle-orm";
import { entryVersion, location } from "../../../../db/schema";
import { type PublicLocation, publicLocation } from "../../../model/listings/public-location";
import type { LocationContent } from "../../../model/listings/shapes";
import type { Anyone } from "../../../model/people/asker";
import { readFor } from "../../../platform/store.server";

export interface OncePublic {
	/** As families may see it now. */
	now: PublicLocation;
	/** As it was before, each time it was published. Never shown: it says what is to be taken out. */
	before: PublicLocation[];
}

/** The confidential places of a council. */
export async function oncePublic(asker: Anyone, councilId: string): Promise<OncePublic[]> {
	const db = await readFor(asker);
	const rows = await db
		.select({
			id: location.id,
			slug: location.slug,
			masked: location.masked,
			content: location.content,
			version: entryVersion.content,
		})
		.from(location)
		.innerJoin(entryVersion, eq(entryVersion.entryId, location.id))
		.where(and(eq(location.councilId, councilId), eq(location.masked, true)));
	const places = new Map<string, OncePublic>();
	for (const { version, ...row } of rows) {
		const plain = { ...row, isHub: false, lat: null, lon: null };
		const place = places.get(row.id) ?? { now: publicLocation(plain), before: [] };
		place.before.push(publicLocation({ ...plain, masked: false, content: version.content as LocationContent }));
		places.set(row.id, place);
	}
	return [...places.values()];
}
