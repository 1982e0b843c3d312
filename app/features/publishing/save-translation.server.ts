/** Writing an entry in one language. Families go on reading what was published, in this language and in all others. */
import { entryTranslation } from "../../../db/schema";
import { textsIn, withTextsIn } from "../../model/publishing/translations";
import { type Recorded, recorded } from "../../platform/audit.server";
import { keepTranslationStates } from "../directory/versions/keep-translation-states.server";
import { type DraftEntry, sameContent } from "./entries";
import { findTranslation, type Translation } from "./find-translation.server";
import { canTranslateEntry } from "./policy";
import type { Writer } from "./writer";

type Row = typeof entryTranslation.$inferSelect;
type Writing = Omit<Row, "entryId" | "language" | "councilId" | "revision" | "updatedAt">;

/** How a translation stands of which nothing is being written. */
export const NOTHING_WRITTEN: Writing = {
	status: "published",
	draft: null,
	draftBy: null,
	draftAuthors: [],
	draftAt: null,
	submittedAt: null,
	reviewNote: null,
};

export type TranslationSaved =
	| { ok: true; revision: number }
	/** Somebody else changed the translation since: `theirs` is what stands there now. */
	| { ok: false; reason: "conflict"; theirs: Translation }
	| { ok: false; reason: "not-found" | "forbidden" };

interface SaveRequest {
	id: string;
	language: string;
	/** The translation's revision that the writer saw; null for what overwrites nothing that anybody typed. */
	revision: number | null;
	/** The entry with the new texts; of its other words nothing is kept. */
	content: DraftEntry;
}

export async function saveTranslation(who: Writer, request: SaveRequest): Promise<TranslationSaved> {
	return recorded(who, (tx) => writeTranslation(tx, who, request));
}

/** `saveTranslation` inside a transaction in hand. */
export async function writeTranslation(
	tx: Recorded,
	who: Writer,
	{ id, language, revision, content }: SaveRequest,
): Promise<TranslationSaved> {
	const found = await findTranslation(tx, who.council.id, id, language);
	if (!found || found.entry.kind !== content.kind) return { ok: false, reason: "not-found" };
	if (!canTranslateEntry(who, found.entry)) return { ok: false, reason: "forbidden" };
	const texts = textsIn(content, language);
	const wanted = withTextsIn(found.base, language, texts);
	if (sameContent(found.current, wanted)) return { ok: true, revision: found.revision };
	if (revision !== null && found.revision !== revision) return { ok: false, reason: "conflict", theirs: found };
	const now = new Date();
	const published = withTextsIn(found.base, language, textsIn(found.base, language));
	// Written back to what families read, nothing is being written any more.
	const change: Writing = sameContent(wanted, published)
		? NOTHING_WRITTEN
		: {
				status: "draft",
				draft: texts,
				draftBy: who.person.id,
				draftAuthors: [...new Set([...found.draftAuthors, who.person.id])],
				draftAt: now,
				submittedAt: null,
				reviewNote: found.status === "changes-requested" ? found.reviewNote : null,
			};
	const row = { ...change, revision: found.revision + 1, updatedAt: now };
	await tx
		.insert(entryTranslation)
		.values({ entryId: id, language, councilId: who.council.id, ...row })
		.onConflictDoUpdate({ target: [entryTranslation.entryId, entryTranslation.language], set: row });
	await keepTranslationStates(tx, who.council.id, [{ id, content: found.base, isNew: false }]);
	// One entry in the log for one spell of writing, as for the English.
	if (!found.hasDraft || found.draftBy !== who.person.id) {
		tx.record({
			action: "translation.edited",
			actor: who.person,
			councilId: who.council.id,
			subject: { kind: content.kind, id },
			details: { language },
		});
	}
	return { ok: true, revision: row.revision };
}
