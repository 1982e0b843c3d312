/** A file for an agency: what is to be translated into one language. */

import {
	fieldTranslations,
	TRANSLATION_STATUSES,
	type TranslationStatus,
} from "../../../../model/publishing/translations";
import { recordFact } from "../../../../platform/audit.server";
import { ENGLISH, type Language } from "../../../../platform/i18n/languages";
import { speechIn } from "../../../../platform/i18n/speech.server";
import { shownTitle, translatedField } from "../../../publishing/describe-entry";
import type { Writer } from "../../../publishing/save-draft.server";
import { LONGEST } from "../apply-translations";
import { contentsOf, type StoredContent } from "../contents.server";
import type { DeskFilter } from "../desk-query";
import { nextToTranslate } from "../list-translations.server";
import type { XliffUnit, XliffVersion } from "./unit";
import { writeXliff } from "./write-xliff";

const AT_ONCE = 200;

/** Of the entries of a list, the fields that it is about; of all entries, those that are missing or out of date. */
function wanted({ status }: DeskFilter): readonly TranslationStatus[] {
	if (status === null) return ["missing", "outdated"];
	if (status === "in-review" || status === "changes-requested") return TRANSLATION_STATUSES;
	return status === "done" ? ["checked"] : [status];
}

export interface XliffFile {
	name: string;
	text: string;
}

/** Writes the file, and in the audit log that it was taken. */
export async function exportXliff(
	who: Writer,
	language: Language,
	filter: DeskFilter,
	version: XliffVersion,
): Promise<XliffFile> {
	const statuses = wanted(filter);
	const units: XliffUnit[] = [];
	for (let after: Parameters<typeof nextToTranslate>[3] = null; ; ) {
		const entries = await nextToTranslate(who, language.code, filter, after, AT_ONCE);
		const contents = new Map(
			(
				await contentsOf(
					who,
					language.code,
					entries.map(({ id }) => id),
				)
			).map((one) => [one.id, one]),
		);
		for (const { id } of entries) {
			const found = contents.get(id);
			if (found) units.push(...unitsOf(found, language, statuses));
		}
		after = entries.at(-1) ?? null;
		if (entries.length < AT_ONCE) break;
	}
	await recordFact(who, {
		action: "translations.exported",
		actor: who.person,
		councilId: who.council.id,
		details: { language: language.code, version, texts: units.length },
	});
	return {
		name: `${who.council.slug}-${language.code}.xlf`,
		text: writeXliff(version, language.code, units),
	};
}

function unitsOf(stored: StoredContent, { code }: Language, statuses: readonly TranslationStatus[]): XliffUnit[] {
	const speech = speechIn(ENGLISH);
	const { t } = speech;
	return fieldTranslations(stored.content, code)
		.filter(({ status }) => statuses.includes(status))
		.map(({ field, english, text, status, source }) => ({
			entryId: stored.id,
			field,
			source: english,
			target: text,
			status,
			notes: [
				t("staff-translation:note.of", {
					field: translatedField(field, speech),
					kind: t(`staff-entries:one.${stored.kind}`),
					name: shownTitle(stored, speech),
				}),
				t("staff-translation:note.limit", { limit: LONGEST[field] }),
				...(status === "outdated" ? [t("staff-translation:note.outdated", { source })] : []),
			],
		}));
}
