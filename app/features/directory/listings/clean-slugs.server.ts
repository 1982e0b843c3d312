/** Takes names of confidential places out of slugs that an earlier version of the product left there. */
import { and, eq, inArray, ne } from "drizzle-orm";
import { location, service, serviceAtLocation } from "../../../../db/schema";
import type { SystemAsker } from "../../../model/people/asker";
import { readFor, transaction } from "../../../platform/store.server";
import type { Read } from "../../../platform/store-handles";
import { inTurns } from "../../../platform/taking-turns.server";
import { bumpContentVersion } from "../councils/content-version.server";
import { forgetPlaces, isTelling, namedAfter } from "./stored-slugs.server";

/** Stopped in the middle, or done by two processes at once, it does no harm. It writes only where there is something to mend. */
export async function cleanSlugs(asker: SystemAsker, stopping: AbortSignal): Promise<void> {
	const db = await readFor(asker);
	const places = await db
		.select({ id: location.id, councilId: location.councilId, slug: location.slug, content: location.content })
		.from(location)
		.where(eq(location.masked, true));
	const atPlaces = await db
		.selectDistinct({ id: serviceAtLocation.serviceId, councilId: serviceAtLocation.councilId })
		.from(serviceAtLocation)
		.innerJoin(location, eq(location.id, serviceAtLocation.locationId))
		.where(eq(location.masked, true));
	for (const councilId of new Set(places.map((place) => place.councilId))) {
		if (stopping.aborted) return;
		const own = places.filter((place) => place.councilId === councilId);
		const there = atPlaces.filter((one) => one.councilId === councilId).map(({ id }) => id);
		const serviceIds = [...new Set([...there, ...(await namedAfter(db, councilId, own))])];
		const services = await slugsAndNames(db, serviceIds);
		if (!services.some(isTelling) && own.every(({ id, slug }) => slug === id)) continue;
		await transaction(asker, async (tx) => {
			await tx
				.update(location)
				.set({ slug: location.id })
				.where(and(eq(location.councilId, councilId), eq(location.masked, true), ne(location.slug, location.id)));
			await forgetPlaces(tx, councilId, serviceIds);
			await bumpContentVersion(tx, councilId);
		});
	}
}

const IDS_AT_ONCE = 100;

async function slugsAndNames(db: Read, ids: readonly string[]) {
	const found: { slug: string; content: { name: string } }[] = [];
	for await (const some of inTurns(ids, IDS_AT_ONCE)) {
		const columns = { slug: service.slug, content: service.content };
		found.push(...(await db.select(columns).from(service).where(inArray(service.id, some))));
	}
	return found;
}
