/** Reads of entries and their versions, always within one council. */
import { and, desc, eq, inArray } from "drizzle-orm";
import { entry, entryVersion, person } from "../../../db/schema";
import { isConfidential } from "../../model/listings/confidential";
import type { StaffAsker } from "../../model/people/asker";
import type { EntryKind } from "../../model/publishing/entry";
import { carryTranslations } from "../../model/publishing/translations";
import { pageError } from "../../platform/errors";
import { readFor } from "../../platform/store.server";
import type { Read } from "../../platform/store-handles";
import { type AnyEntry, type DraftEntry, readContent, readDraft } from "./entries";
import { canSeeEntry } from "./policy";

/** An entry as staff work on it. */
export type Entry = Omit<typeof entry.$inferSelect, "draft" | "incoming"> & {
	/**
	 * The newest content: the draft, which may lack what must be filled in, or without one what was last published. In other
	 * languages than English it says what was last published, whatever is being translated.
	 */
	current: DraftEntry;
	/** What families read now; null while they read nothing. */
	live: AnyEntry | null;
	hasDraft: boolean;
	/** What the source says now, where that waits for a decision. */
	incoming: DraftEntry | null;
	/** Of a place: whether its draft or what families read is confidential. */
	masked: boolean;
};

/** @returns the council's entry with this id, or undefined */
export async function findEntry(db: Read, councilId: string, id: string): Promise<Entry | undefined> {
	const [row] = await db
		.select()
		.from(entry)
		.where(and(eq(entry.councilId, councilId), eq(entry.id, id)));
	if (!row) return undefined;
	const wanted = row.liveVersion ?? row.lastVersion;
	const [version] = await db
		.select({ content: entryVersion.content })
		.from(entryVersion)
		.where(and(eq(entryVersion.entryId, id), eq(entryVersion.number, wanted)));
	const published = version ? readContent(version.content) : null;
	const written = row.draft ? readDraft(row.draft) : null;
	const draft = written && published ? carryTranslations(published, written) : written;
	const current = draft ?? published;
	if (!current) throw new Error(`The entry ${id} has neither a draft nor a version.`);
	const live = row.liveVersion === null ? null : published;
	return {
		...row,
		current,
		live,
		masked: [current, live].some((one) => one?.kind === "location" && isConfidential(one)),
		hasDraft: draft !== null,
		incoming: row.incoming ? readDraft(row.incoming) : null,
	};
}

/** The entry of a page's URL. @throws the 404 page when there is none of this kind, or the asker may not see it */
export async function requireEntry(who: StaffAsker, kind: EntryKind, id: string | undefined): Promise<Entry> {
	const db = await readFor(who);
	const found = id ? await findEntry(db, who.council.id, id) : undefined;
	if (!found || found.kind !== kind || !canSeeEntry(who, found)) throw pageError("not-found");
	return found;
}

/** A version in a list of them. */
export interface VersionHead {
	number: number;
	status: "published" | "withdrawn";
	at: Date;
	writtenByName: string | null;
	/** The one language that it changed; null for the English. */
	language: string | null;
	/** Names of whoever else wrote it, as they are called now. */
	alsoWrittenByNames: string[];
	approvedByName: string | null;
	note: string | null;
	imported: boolean;
}

/** All versions of an entry, newest first. */
export async function listVersions(who: StaffAsker, id: string): Promise<VersionHead[]> {
	const db = await readFor(who);
	const rows = await db
		.select({
			number: entryVersion.number,
			status: entryVersion.status,
			language: entryVersion.language,
			at: entryVersion.at,
			writtenByName: entryVersion.writtenByName,
			alsoWrittenBy: entryVersion.alsoWrittenBy,
			approvedByName: entryVersion.approvedByName,
			note: entryVersion.note,
			importRunId: entryVersion.importRunId,
		})
		.from(entryVersion)
		.where(and(eq(entryVersion.councilId, who.council.id), eq(entryVersion.entryId, id)))
		.orderBy(desc(entryVersion.number));
	const ids = [...new Set(rows.flatMap(({ alsoWrittenBy }) => alsoWrittenBy))];
	const people =
		ids.length > 0
			? await db.select({ id: person.id, name: person.name }).from(person).where(inArray(person.id, ids))
			: [];
	const names = new Map(people.map(({ id, name }) => [id, name]));
	return rows.map(({ importRunId, alsoWrittenBy, ...head }) => ({
		...head,
		alsoWrittenByNames: alsoWrittenBy.flatMap((id) => names.get(id) ?? []),
		imported: importRunId !== null,
	}));
}

/** @returns one version as it was, or undefined */
export async function findVersion(
	db: Read,
	councilId: string,
	id: string,
	number: number,
): Promise<AnyEntry | undefined> {
	const [row] = await db
		.select({ content: entryVersion.content })
		.from(entryVersion)
		.where(and(eq(entryVersion.councilId, councilId), eq(entryVersion.entryId, id), eq(entryVersion.number, number)));
	return row && readContent(row.content);
}
