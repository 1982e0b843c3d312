/** Which listings a run has written, and as what: each version of an entry knows its run. */
import { and, asc, eq, gt, inArray, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { entry, entryVersion } from "../../../../db/schema";
import type { ListingStatus } from "../../../model/listings/vocabulary";
import type { EntryKind } from "../../../model/publishing/entry";
import type { Read } from "../../../platform/store-handles";
import { takingTurns } from "../../../platform/taking-turns.server";

export interface WrittenListing {
	id: string;
	kind: EntryKind;
	name: string;
	/** The first and the last version that the run wrote: a run that is taken up again with another list may write two. */
	first: number;
	last: number;
	/** What it was before the run: null when the run made it. */
	before: "published" | "withdrawn" | null;
	/** What the run made it. */
	status: ListingStatus;
	/** The last version of all. */
	lastVersion: number;
	hasDraft: boolean;
}

/** What was written, without its content: each page of it is sorted anew. */
const ENTRIES_AT_ONCE = 1000;

/** All that a run has written, in the order of ids. */
export async function* writtenBy(db: Read, councilId: string, runId: string): AsyncGenerator<WrittenListing> {
	const turn = takingTurns();
	for (let after = ""; ; ) {
		await turn();
		const ids = await db
			.selectDistinct({ id: entryVersion.entryId })
			.from(entryVersion)
			.where(
				and(
					eq(entryVersion.importRunId, runId),
					eq(entryVersion.councilId, councilId),
					gt(entryVersion.entryId, after),
				),
			)
			.orderBy(asc(entryVersion.entryId))
			.limit(ENTRIES_AT_ONCE);
		if (ids.length > 0) {
			yield* await writtenOf(
				db,
				runId,
				ids.map(({ id }) => id),
			);
		}
		const last = ids.at(-1);
		if (!last || ids.length < ENTRIES_AT_ONCE) return;
		after = last.id;
	}
}

/** Those of these listings that a run has written, as they are now. */
export async function writtenOf(db: Read, runId: string, ids: readonly string[]): Promise<WrittenListing[]> {
	const previous = alias(entryVersion, "previous");
	const rows = await db
		.select({
			id: entry.id,
			kind: entry.kind,
			name: entry.title,
			number: entryVersion.number,
			before: previous.status,
			status: entryVersion.status,
			lastVersion: entry.lastVersion,
			hasDraft: sql<boolean>`${entry.draft} IS NOT NULL`.mapWith(Boolean),
		})
		.from(entryVersion)
		.innerJoin(entry, eq(entry.id, entryVersion.entryId))
		.leftJoin(
			previous,
			and(eq(previous.entryId, entryVersion.entryId), eq(previous.number, sql`${entryVersion.number} - 1`)),
		)
		.where(and(inArray(entryVersion.entryId, [...ids]), eq(entryVersion.importRunId, runId)))
		.orderBy(asc(entryVersion.entryId), asc(entryVersion.number));
	const found = new Map<string, WrittenListing>();
	for (const { number, ...row } of rows) {
		const earlier = found.get(row.id);
		if (earlier) Object.assign(earlier, { last: number, status: row.status });
		else found.set(row.id, { ...row, first: number, last: number });
	}
	return [...found.values()];
}
