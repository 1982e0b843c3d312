/** Keeps entries and their versions in step with what families read. Called by whatever writes what they read. */
import { inArray, sql } from "drizzle-orm";
import type { RawTx } from "../../../../db/raw";
import { entry, entryVersion, nextRevision } from "../../../../db/schema";
import { localNow } from "../../../model/calendar/local-time";
import type { EntryContent } from "../../../model/publishing/entry";
import { insertRows } from "../../../platform/insert-rows.server";
import type { Tx } from "../../../platform/store-handles";
import { inTurns } from "../../../platform/taking-turns.server";
import { keepTranslationStates } from "./keep-translation-states.server";

/** Who published, and through what. */
export interface Publisher {
	writtenBy?: { id: string; name: string } | null;
	/** The ids of whoever else wrote since the version before. */
	alsoWrittenBy?: readonly string[];
	approvedBy?: { id: string; name: string } | null;
	note?: string | null;
	/** The one language that it is about; null for the English. */
	language?: string | null;
	importRunId?: string | null;
}

export interface Published {
	id: string;
	title: string;
	status: "published" | "withdrawn";
	content: EntryContent;
	assuredOn?: string | null;
	/** Null for what is written here. */
	source?: string | null;
}

const ROWS_AT_ONCE = 100;

/**
 * Adds a version of each, and makes it what its entry's status and live version say. A draft is over with it. Entries
 * that are new here are made. What staff hold stays held, and what a person publishes becomes so.
 */
export async function recordVersions(
	tx: Tx & RawTx,
	publication: { councilId: string; published: readonly Published[]; by?: Publisher; now: Date },
): Promise<void> {
	const { councilId, published, by = {}, now } = publication;
	const before = new Map<string, { lastVersion: number }>();
	for await (const some of inTurns(published, ROWS_AT_ONCE)) {
		const ids = some.map(({ id }) => id);
		// By id alone: asked for the council too, SQLite would go through all of its entries each time.
		const rows = await tx
			.select({ id: entry.id, councilId: entry.councilId, lastVersion: entry.lastVersion })
			.from(entry)
			.where(inArray(entry.id, ids));
		for (const row of rows) if (row.councilId === councilId) before.set(row.id, row);
	}
	const byPerson = Boolean(by.writtenBy ?? by.approvedBy);
	const rowOf = (one: Published) => {
		const number = (before.get(one.id)?.lastVersion ?? 0) + 1;
		return {
			id: one.id,
			councilId,
			kind: one.content.kind,
			title: one.title,
			status: one.status,
			liveVersion: one.status === "published" ? number : null,
			lastVersion: number,
			revision: 1,
			draft: null,
			draftBy: null,
			draftAuthors: [],
			draftAt: null,
			submittedAt: null,
			approvedBy: null,
			reviewNote: null,
			publishAt: null,
			expireAt: null,
			organisationId: one.content.kind === "organisation" ? one.id : (one.content.organisationId ?? null),
			ownerId: null,
			// Whoever publishes something has looked at it.
			assuredOn: one.assuredOn ?? (byPerson ? localNow(now).date : null),
			reminded: 0,
			source: one.source ?? null,
			heldAt: byPerson && one.source ? now : null,
			incoming: null,
			updatedAt: now,
		};
	};
	const rows = published.map(rowOf);
	await insertRows(
		tx,
		entry,
		rows.filter(({ id }) => !before.has(id)),
	);
	const known = rows.filter(({ id }) => before.has(id));
	for await (const some of inTurns(known, ROWS_AT_ONCE)) {
		await tx
			.insert(entry)
			.values(some)
			.onConflictDoUpdate({
				target: entry.id,
				set: {
					title: sql`excluded.title`,
					status: sql`excluded.status`,
					liveVersion: sql`excluded.live_version`,
					lastVersion: sql`excluded.last_version`,
					revision: nextRevision,
					draft: null,
					draftBy: null,
					draftAuthors: [],
					draftAt: null,
					submittedAt: null,
					approvedBy: null,
					reviewNote: null,
					publishAt: null,
					organisationId: sql`excluded.organisation_id`,
					assuredOn: sql`coalesce(excluded.assured_on, ${entry.assuredOn})`,
					reminded: 0,
					source: sql`excluded.source`,
					heldAt: sql`coalesce(${entry.heldAt}, excluded.held_at)`,
					incoming: null,
					updatedAt: sql`excluded.updated_at`,
				},
			});
	}
	await insertRows(
		tx,
		entryVersion,
		published.map((one, at) => ({
			entryId: one.id,
			number: rows[at]?.lastVersion ?? 1,
			councilId,
			status: one.status,
			language: by.language ?? null,
			content: one.content,
			writtenBy: by.writtenBy?.id ?? null,
			writtenByName: by.writtenBy?.name ?? null,
			alsoWrittenBy: [...(by.alsoWrittenBy ?? [])],
			approvedBy: by.approvedBy?.id ?? null,
			approvedByName: by.approvedBy?.name ?? null,
			note: by.note ?? null,
			importRunId: by.importRunId ?? null,
			at: now,
		})),
	);
	await keepTranslationStates(
		tx,
		councilId,
		published.map(({ id, status, content }) => ({
			id,
			content: status === "withdrawn" ? null : content,
			isNew: !before.has(id),
		})),
	);
}
