import { and, eq, inArray } from "drizzle-orm";
import { entry } from "../../../db/schema";
import type { Read } from "../../platform/store-handles";
import type { KnownNames } from "./describe-entry";
import type { AnyEntry } from "./entries";
import { nameFor } from "./sight.server";

/**
 * The names of the organisations and places that these entries point at, as the asker may be told them; those of other
 * councils are not there.
 */
export async function knownNames(
	db: Read,
	councilId: string,
	...entries: readonly (AnyEntry | null)[]
): Promise<KnownNames> {
	const ids = new Set<string>();
	for (const one of entries) {
		if (one?.kind !== "service") continue;
		ids.add(one.organisationId);
		for (const { locationId } of one.content.places) ids.add(locationId);
	}
	const names = { organisations: new Map<string, string>(), locations: new Map<string, string>() };
	if (ids.size === 0) return names;
	const rows = await db
		.select({ id: entry.id, kind: entry.kind, name: nameFor(db.asker) })
		.from(entry)
		.where(and(eq(entry.councilId, councilId), inArray(entry.id, [...ids])));
	for (const { id, kind, name } of rows) {
		if (kind === "organisation") names.organisations.set(id, name);
		if (kind === "location") names.locations.set(id, name);
	}
	return names;
}
