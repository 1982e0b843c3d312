/** The council's places and organisations from elsewhere than a source. */
import { and, asc, eq, gt, isNull, ne, or } from "drizzle-orm";
import { entry, importRun, location, organisation } from "../../../../db/schema";
import type { Read } from "../../../platform/store-handles";
import { takingTurns } from "../../../platform/taking-turns.server";
import type { KnownListing } from "./adopt-known";

const AT_ONCE = 200;
const TABLES = { location, organisation };

/** Those that families read, but for confidential places: nothing of a list may tell where these are. */
export async function knownListings(db: Read, councilId: string, source: string): Promise<KnownListing[]> {
	const runs = await db
		.selectDistinct({ source: importRun.source })
		.from(importRun)
		.where(eq(importRun.councilId, councilId));
	const imported = new Set<string | null>(runs.map((run) => run.source));
	const found: KnownListing[] = [];
	const turn = takingTurns();
	for (const kind of ["location", "organisation"] as const) {
		const table = TABLES[kind];
		const elsewhere = and(
			eq(table.councilId, councilId),
			eq(table.status, "published"),
			or(isNull(table.source), ne(table.source, source)),
			kind === "location" ? eq(location.masked, false) : undefined,
		);
		for (let last: string | undefined = ""; last !== undefined; ) {
			await turn();
			const rows = await db
				.select({ id: table.id, source: table.source, content: table.content, heldAt: entry.heldAt })
				.from(table)
				.leftJoin(entry, eq(entry.id, table.id))
				.where(and(elsewhere, gt(table.id, last)))
				.orderBy(asc(table.id))
				.limit(AT_ONCE);
			for (const { id, source: from, content, heldAt } of rows) {
				const postcode = "address" in content ? content.address.postcode : null;
				found.push({ kind, id, name: content.name, postcode, ours: heldAt !== null || !imported.has(from) });
			}
			last = rows.length < AT_ONCE ? undefined : rows.at(-1)?.id;
		}
	}
	return found;
}
