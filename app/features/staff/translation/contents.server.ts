/** What entries say in one language, as it is stored: for reading many of them at once. */
import { and, eq, inArray, isNotNull, ne, sql } from "drizzle-orm";
import { entry, entryTranslation, entryVersion } from "../../../../db/schema";
import type { StaffAsker } from "../../../model/people/asker";
import type { EntryContent, EntryKind } from "../../../model/publishing/entry";
import { withTextsIn } from "../../../model/publishing/translations";
import { readFor } from "../../../platform/store.server";
import { sightOf } from "../../publishing/sight.server";

export interface StoredContent {
	id: string;
	kind: EntryKind;
	title: string;
	/** What families read or, before they read any, the draft; in the language asked for as it is being written. */
	content: EntryContent;
}

/** Those of the council's entries with these ids that the asker sees and that are not put away. @param ids at most some hundred */
export async function contentsOf(who: StaffAsker, language: string, ids: readonly string[]): Promise<StoredContent[]> {
	if (ids.length === 0) return [];
	const db = await readFor(who);
	const rows = await db
		.select({
			id: entry.id,
			kind: entry.kind,
			title: entry.title,
			isLive: isNotNull(entry.liveVersion).mapWith(Boolean),
			draft: entry.draft,
			written: entryTranslation.draft,
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
		.leftJoin(entryTranslation, and(eq(entryTranslation.entryId, entry.id), eq(entryTranslation.language, language)))
		.where(
			and(eq(entry.councilId, who.council.id), inArray(entry.id, [...ids]), ne(entry.status, "archived"), sightOf(who)),
		);
	return rows.flatMap(({ isLive, draft, written, published, ...row }) => {
		const base = isLive ? published : (draft ?? published);
		return base ? [{ ...row, content: written ? withTextsIn(base, language, written) : base }] : [];
	});
}
