/** Reads of one entry in one language: what families read of it, and what is being translated. */
import { and, eq } from "drizzle-orm";
import { entryTranslation } from "../../../db/schema";
import { type LanguageTexts, textsIn, withTextsIn } from "../../model/publishing/translations";
import type { Read } from "../../platform/store-handles";
import type { DraftEntry } from "./entries";
import { type Entry, findEntry } from "./find-entry.server";
import type { EntryFacts } from "./policy";

type Row = typeof entryTranslation.$inferSelect;

/** A translation as staff work on it. Its revision is 0 before anybody did. */
export type Translation = Pick<
	Row,
	"language" | "status" | "revision" | "draftBy" | "draftAuthors" | "draftAt" | "submittedAt" | "reviewNote"
> & {
	entry: Entry;
	/** What is translated: what families read or, before they read any, the draft. */
	base: DraftEntry;
	/** The texts as they are being written, or as they stand. */
	texts: LanguageTexts;
	/** `base` with these texts. */
	current: DraftEntry;
	hasDraft: boolean;
};

const UNTOUCHED = {
	status: "published",
	revision: 0,
	draftBy: null,
	draftAuthors: [],
	draftAt: null,
	submittedAt: null,
	reviewNote: null,
} as const satisfies Partial<Row>;

/** @returns the translation of the council's entry with this id, or undefined where there is no such entry */
export async function findTranslation(
	db: Read,
	councilId: string,
	id: string,
	language: string,
): Promise<Translation | undefined> {
	const entry = await findEntry(db, councilId, id);
	if (!entry) return undefined;
	const [row] = await db
		.select()
		.from(entryTranslation)
		.where(and(eq(entryTranslation.entryId, id), eq(entryTranslation.language, language)));
	const { status, revision, draftBy, draftAuthors, draftAt, submittedAt, reviewNote } = row ?? UNTOUCHED;
	const base = entry.live ?? entry.current;
	const texts = row?.draft ?? textsIn(base, language);
	return {
		...{ status, revision, draftBy, draftAt, submittedAt, reviewNote },
		draftAuthors: [...draftAuthors],
		entry,
		language,
		base,
		texts,
		current: withTextsIn(base, language, texts),
		hasDraft: Boolean(row?.draft),
	};
}

/** What policies ask of an entry, of one of its translations: its own status and authors. */
export function translationFacts({ entry, status, draftBy, draftAuthors }: Translation): EntryFacts {
	return { ...entry, status, draftBy, draftAuthors };
}
