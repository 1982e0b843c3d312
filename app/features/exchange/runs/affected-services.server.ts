/** How many services are indexed again when what they need changes. */
import { inArray, sql } from "drizzle-orm";
import { service, serviceAtLocation } from "../../../../db/schema";
import type { Read } from "../../../platform/store-handles";
import { inTurns } from "../../../platform/taking-turns.server";

const AT_ONCE = 100;

/** @param by how services are with these ids: at these places, or of these organisations */
export async function countServices(
	db: Read,
	by: "location" | "organisation",
	wanted: readonly string[],
): Promise<Map<string, number>> {
	const id = by === "location" ? serviceAtLocation.locationId : service.organisationId;
	const counts = new Map<string, number>();
	for await (const ids of inTurns(wanted, AT_ONCE)) {
		const rows = await db
			.select({ id, count: sql<number>`count(*)`.mapWith(Number) })
			.from(by === "location" ? serviceAtLocation : service)
			.where(inArray(id, ids))
			.groupBy(id);
		for (const { id, count } of rows) counts.set(id, count);
	}
	return counts;
}
