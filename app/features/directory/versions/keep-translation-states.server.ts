/** Keeps `translation_state` in step with what is translated and published, so that lists of translations read no texts. */
import { and, inArray, isNotNull } from "drizzle-orm";
import { entryTranslation, translationState } from "../../../../db/schema";
import type { EntryContent } from "../../../model/publishing/entry";
import { type LanguageTexts, translationCounts, withTextsIn } from "../../../model/publishing/translations";
import type { Tx } from "../../../platform/store-handles";
import { inTurns } from "../../../platform/taking-turns.server";

const AT_ONCE = 100;

export interface Written {
	id: string;
	/** What translators translate from: what families read or, before they read any, the draft. Null for what is put away: nobody is to translate it. */
	content: EntryContent | null;
	/** Whether it is new, so that there is nothing to take away. */
	isNew: boolean;
}

/** Writes how far each is translated, with what is being translated, in the transaction that writes the entries. */
export async function keepTranslationStates(tx: Tx, councilId: string, written: readonly Written[]): Promise<void> {
	const known = written.filter(({ isNew }) => !isNew);
	const drafts = new Map<string, { language: string; draft: LanguageTexts }[]>();
	for await (const some of inTurns(known, AT_ONCE)) {
		const ids = some.map(({ id }) => id);
		await tx.delete(translationState).where(inArray(translationState.entryId, ids));
		const rows = await tx
			.select({ id: entryTranslation.entryId, language: entryTranslation.language, draft: entryTranslation.draft })
			.from(entryTranslation)
			.where(and(inArray(entryTranslation.entryId, ids), isNotNull(entryTranslation.draft)));
		for (const { id, language, draft } of rows) {
			if (draft) drafts.set(id, [...(drafts.get(id) ?? []), { language, draft }]);
		}
	}
	for await (const some of inTurns(written, AT_ONCE)) {
		const rows = some.flatMap(({ id, content }) => {
			if (!content) return [];
			const all = (drafts.get(id) ?? []).reduce((now, one) => withTextsIn(now, one.language, one.draft), content);
			return [...translationCounts(all)].map(([language, counts]) => ({
				entryId: id,
				language,
				councilId,
				...counts,
			}));
		});
		if (rows.length > 0) await tx.insert(translationState).values(rows);
	}
}
