/** A translation's way to families: handed in, sent back, taken back, thrown away, and published alone. */
import { and, eq } from "drizzle-orm";
import { entry, entryTranslation } from "../../../db/schema";
import { editorialRules } from "../../model/councils/settings";
import { mayHappen } from "../../model/publishing/entry";
import { type Recorded, recorded } from "../../platform/audit.server";
import { keepTranslationStates } from "../directory/versions/keep-translation-states.server";
import { readContent } from "./entries";
import { findTranslation, type Translation, translationFacts } from "./find-translation.server";
import { mailChangesRequested, mailPublished, mailReviewers, type Written } from "./notify-people.server";
import { canReviewEntry, canTranslateEntry, whyNotPublish } from "./policy";
import { didJust } from "./pressed-twice.server";
import { authorsOf, factOf, publishBeside } from "./publish.server";
import { NOTHING_WRITTEN } from "./save-translation.server";
import type { Writer } from "./writer";

/** What is done to a translation, and who may. */
const STEPS = {
	submit: (who, found) => canTranslateEntry(who, found.entry) && mayHappen("submit", translationFacts(found)),
	"request-changes": (who, found) => canReviewEntry(who, translationFacts(found)),
	recall: (who, found) => canTranslateEntry(who, found.entry) && mayHappen("recall", translationFacts(found)),
	discard: (who, found) => canTranslateEntry(who, found.entry) && found.hasDraft,
} as const satisfies Record<string, (who: Writer, found: Translation) => boolean>;
export type TranslationMove = keyof typeof STEPS;

export const mayMoveTranslation = (step: TranslationMove, who: Writer, found: Translation): boolean =>
	STEPS[step](who, found);

interface Seen {
	id: string;
	language: string;
	/** The translation's revision that was seen. */
	revision: number;
}

export type TranslationMoved = { ok: true } | { ok: false; reason: "not-found" | "conflict" | "forbidden" };

/** @param note what a reviewer asks to be changed */
export async function moveTranslation(
	who: Writer,
	step: TranslationMove,
	{ note = null, ...seen }: Seen & { note?: string | null },
): Promise<TranslationMoved> {
	return recorded(who, async (tx): Promise<TranslationMoved> => {
		const found = await findTranslation(tx, who.council.id, seen.id, seen.language);
		if (!found) return { ok: false, reason: "not-found" };
		if (found.revision !== seen.revision) {
			const again = await wasDoneJust(tx, who, found, { ...seen, action: `translation.${step}` });
			return again ? { ok: true } : { ok: false, reason: "conflict" };
		}
		if (!STEPS[step](who, found)) return { ok: false, reason: "forbidden" };
		const now = new Date();
		const change = {
			submit: { status: "in-review", submittedAt: now, reviewNote: null },
			"request-changes": { status: "changes-requested", reviewNote: note },
			recall: { status: "draft", submittedAt: null },
			discard: NOTHING_WRITTEN,
		} as const;
		await update(tx, found, { ...change[step], updatedAt: now });
		if (step === "discard") {
			await keepTranslationStates(tx, who.council.id, [{ id: seen.id, content: found.base, isNew: false }]);
		}
		tx.record(factOf(`translation.${step}`, who, found.entry, { language: seen.language }));
		if (step === "submit") await mailReviewers(tx, who, [asWritten(found)]);
		if (step === "request-changes") await mailChangesRequested(tx, who, asWritten(found), note ?? "");
		return { ok: true };
	});
}

export type TranslationPublished =
	| { ok: true }
	| { ok: false; reason: "not-found" | "conflict" | "role" | "status" | "own-work" | "english" };

/** Publishes one language of what families read. The English, its draft and all other languages stay as they are. */
export async function publishTranslation(who: Writer, seen: Seen): Promise<TranslationPublished> {
	const rules = editorialRules(who.council.settings);
	return recorded(who, async (tx): Promise<TranslationPublished> => {
		const found = await findTranslation(tx, who.council.id, seen.id, seen.language);
		if (!found) return { ok: false, reason: "not-found" };
		const action = "translation.published";
		if (found.revision !== seen.revision) {
			const again = await wasDoneJust(tx, who, found, { ...seen, action });
			return again ? { ok: true } : { ok: false, reason: "conflict" };
		}
		const refused = whyNotPublish(who, translationFacts(found), rules);
		if (refused) return { ok: false, reason: refused };
		if (!found.entry.live) return { ok: false, reason: "english" };
		const { language } = seen;
		const by = { ...(await authorsOf(tx, found)), approvedBy: who.person, language };
		await update(tx, found, { ...NOTHING_WRITTEN, updatedAt: new Date() });
		await publishBeside(tx, found.entry, readContent(found.current), by);
		// Whoever writes the English meanwhile has seen all there is of it.
		await tx.update(entry).set({ revision: found.entry.revision }).where(eq(entry.id, seen.id));
		tx.record(factOf(action, who, found.entry, { language, version: found.entry.lastVersion + 1 }));
		await mailPublished(tx, who, asWritten(found));
		return { ok: true };
	});
}

const wasDoneJust = (
	tx: Recorded,
	who: Writer,
	{ entry: { id, councilId }, revision }: Translation,
	seen: { revision: number; action: string },
) => didJust(tx, who, { id, councilId, revision }, seen);

const asWritten = ({ entry: about, draftBy, language }: Translation): Written => ({ ...about, draftBy, language });

async function update(tx: Recorded, found: Translation, change: Partial<typeof entryTranslation.$inferInsert>) {
	await tx
		.update(entryTranslation)
		.set({ ...change, revision: found.revision + 1 })
		.where(and(eq(entryTranslation.entryId, found.entry.id), eq(entryTranslation.language, found.language)));
}
