/** What of the stored listings an import compares with its source: heads, without their content. */
import { and, asc, eq, gt, inArray, isNotNull, type SQL } from "drizzle-orm";
import { entry, location, organisation, service } from "../../../../db/schema";
import { isConfidential } from "../../../model/listings/confidential";
import type { Read } from "../../../platform/store-handles";
import { inTurns, takingTurns } from "../../../platform/taking-turns.server";
import { readDraft } from "../../publishing/entries";
import type { KeptPlace } from "./near-confidential";
import type { Stored } from "./reconcile";

const TABLES = { organisation, location, service };
export type ListingKind = keyof typeof TABLES;

const AT_ONCE = 500;

/** All listings of a source. */
export async function storedOf(db: Read, kind: ListingKind, councilId: string, source: string): Promise<Stored[]> {
	const table = TABLES[kind];
	const turn = takingTurns();
	const found: Stored[] = [];
	for (let last: string | undefined = ""; last !== undefined; ) {
		await turn();
		const some: Stored[] = await heads(
			db,
			kind,
			and(eq(table.councilId, councilId), eq(table.source, source), gt(table.sourceId, last)),
		);
		found.push(...some);
		last = some.length < AT_ONCE ? undefined : some.at(-1)?.sourceId;
	}
	return found;
}

/** Those of a source that have one of these ids. By id alone: asked for the council too, SQLite would go through all. */
export async function storedWithIds(
	db: Read,
	kind: ListingKind,
	source: string,
	ids: readonly string[],
): Promise<Stored[]> {
	const table = TABLES[kind];
	const found: Stored[] = [];
	for await (const some of inTurns(ids, AT_ONCE)) {
		const rows = await heads(db, kind, inArray(table.id, some));
		found.push(...rows.filter((row) => row.source === source));
	}
	return found;
}

/** The confidential places of a council: those that families read of, and drafts that ask for it. */
export async function confidentialPlaces(db: Read, councilId: string): Promise<KeptPlace[]> {
	const live = await db
		.select({ id: location.id, content: location.content })
		.from(location)
		.where(and(eq(location.councilId, councilId), eq(location.masked, true)));
	const drafts = await db
		.select({ id: entry.id, draft: entry.draft })
		.from(entry)
		.where(and(eq(entry.councilId, councilId), eq(entry.kind, "location"), isNotNull(entry.draft)));
	const asked = drafts.flatMap(({ id, draft }) => {
		const written = draft && readDraft(draft);
		return written?.kind === "location" && isConfidential(written) ? [{ id, content: written.content }] : [];
	});
	return [...live, ...asked].map(({ id, content: { name, address } }) => ({ id, name, address }));
}

/** Those of these places that the council has, as they are stored: what was read of them at an earlier time. */
export async function placesAsStored(db: Read, councilId: string, ids: readonly string[]): Promise<KeptPlace[]> {
	const found: KeptPlace[] = [];
	for await (const some of inTurns(ids, AT_ONCE)) {
		const rows = await db
			.select({ id: location.id, content: location.content })
			.from(location)
			.where(and(eq(location.councilId, councilId), inArray(location.id, some)));
		found.push(...rows.map(({ id, content: { name, address } }) => ({ id, name, address })));
	}
	return found;
}

async function heads(db: Read, kind: ListingKind, which: SQL | undefined) {
	const table = TABLES[kind];
	const rows = await db
		.select({
			id: table.id,
			source: table.source,
			sourceId: table.sourceId,
			status: table.status,
			checksum: table.checksum,
			name: entry.title,
			heldAt: entry.heldAt,
			entryStatus: entry.status,
		})
		.from(table)
		.leftJoin(entry, eq(entry.id, table.id))
		.where(which)
		.orderBy(asc(table.sourceId))
		.limit(AT_ONCE);
	return rows.map(({ heldAt, entryStatus, name, sourceId, ...row }) => ({
		...row,
		sourceId: sourceId ?? "",
		name: name ?? "",
		held: heldAt !== null || entryStatus === "archived",
	}));
}
