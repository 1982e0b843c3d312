/** What entries say now, as it is stored: for reading many of them at once. */
import { and, eq, inArray, ne, sql } from "drizzle-orm";
import { entry, entryVersion } from "../../../../db/schema";
import type { StaffAsker } from "../../../model/people/asker";
import type { EntryContent, EntryKind } from "../../../model/publishing/entry";
import { readFor } from "../../../platform/store.server";
import { sightOf } from "../../publishing/sight.server";

export interface StoredContent {
	id: string;
	kind: EntryKind;
	title: string;
	/** The draft, or without one what was last published. */
	content: EntryContent;
}

/** Those of the council's entries with these ids that the asker sees and that are not put away. @param ids at most some hundred */
export async function contentsOf(who: StaffAsker, ids: readonly string[]): Promise<StoredContent[]> {
	if (ids.length === 0) return [];
	const db = await readFor(who);
	const rows = await db
		.select({
			id: entry.id,
			kind: entry.kind,
			title: entry.title,
			draft: entry.draft,
			published: entryVersion.content,
		})
		.from(entry)
		.leftJoin(
			entryVersion,
			and(
				eq(entryVersion.entryId, entry.id),
				eq(entryVersion.number, sql`coalesce(${entry.liveVersion}, ${entry.lastVersion})`),
			),
		)
		.where(
			and(eq(entry.councilId, who.council.id), inArray(entry.id, [...ids]), ne(entry.status, "archived"), sightOf(who)),
		);
	return rows.flatMap(({ draft, published, ...row }) => {
		const content = draft ?? published;
		return content ? [{ ...row, content }] : [];
	});
}
