/** Keeps `translation_state` in step with what is written and published, so that lists of translations read no texts. */
import { inArray } from "drizzle-orm";
import { translationState } from "../../../../db/schema";
import type { EntryContent } from "../../../model/publishing/entry";
import { translationCounts } from "../../../model/publishing/translations";
import type { Tx } from "../../../platform/store-handles";
import { inTurns } from "../../../platform/taking-turns.server";

const AT_ONCE = 100;

export interface Written {
	id: string;
	/** Null for what is put away: nobody is to translate it. */
	content: EntryContent | null;
	/** Whether it is new, so that there is nothing to take away. */
	isNew: boolean;
}

/** Writes how far each is translated, in the transaction that writes the entries. */
export async function keepTranslationStates(tx: Tx, councilId: string, written: readonly Written[]): Promise<void> {
	const known = written.filter(({ isNew }) => !isNew);
	for await (const some of inTurns(known, AT_ONCE)) {
		const ids = some.map(({ id }) => id);
		await tx.delete(translationState).where(inArray(translationState.entryId, ids));
	}
	for await (const some of inTurns(written, AT_ONCE)) {
		const rows = some.flatMap(({ id, content }) =>
			[...(content ? translationCounts(content) : [])].map(([language, counts]) => ({
				entryId: id,
				language,
				councilId,
				...counts,
			})),
		);
		if (rows.length > 0) await tx.insert(translationState).values(rows);
	}
}
