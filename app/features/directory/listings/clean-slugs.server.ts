/** Takes names of confidential places out of slugs that an earlier version of the product left there. */
import { and, eq, inArray, ne } from "drizzle-orm";
import { location, service, serviceAtLocation } from "../../../../db/schema";
import type { SystemAsker } from "../../../model/people/asker";
import { readFor, transaction } from "../../../platform/store.server";
import { bumpContentVersion } from "../councils/content-version.server";
import { forgetPlaces, isTelling } from "./stored-slugs.server";

/** Stopped in the middle, or done by two processes at once, it does no harm. It writes only where there is something to mend. */
export async function cleanSlugs(asker: SystemAsker, stopping: AbortSignal): Promise<void> {
	const db = await readFor(asker);
	const places = await db
		.select({ id: location.id, councilId: location.councilId })
		.from(location)
		.where(and(eq(location.masked, true), ne(location.slug, location.id)));
	const services = await db
		.selectDistinct({ id: service.id, councilId: service.councilId, slug: service.slug, content: service.content })
		.from(location)
		.innerJoin(serviceAtLocation, eq(serviceAtLocation.locationId, location.id))
		.innerJoin(service, eq(service.id, serviceAtLocation.serviceId))
		.where(eq(location.masked, true));
	const telling = services.filter(isTelling);
	for (const councilId of new Set([...places, ...telling].map((one) => one.councilId))) {
		if (stopping.aborted) return;
		const idsOf = (some: { id: string; councilId: string }[]) =>
			some.filter((one) => one.councilId === councilId).map(({ id }) => id);
		await transaction(asker, async (tx) => {
			await tx
				.update(location)
				.set({ slug: location.id })
				.where(and(inArray(location.id, idsOf(places)), eq(location.masked, true)));
			await forgetPlaces(tx, councilId, idsOf(telling));
			await bumpContentVersion(tx, councilId);
		});
	}
}
