/** What becomes of a unit that came back. Pure. */
import type { EntryContent } from "../../../../model/publishing/entry";
import { fieldTranslations, type TranslatedField } from "../../../../model/publishing/translations";
import { type FieldChange, LONGEST, tidy } from "../apply-translations";
import { carried, type ReadUnit } from "./unit";

/** "older": applied, and marked as out of date; "confirmed": it was right as it stood. */
export const APPLIED = ["new", "older", "confirmed"] as const;
export const LEFT = ["unchanged", "empty", "newer", "too-long", "twice", "unknown", "wrong-language"] as const;
export type Outcome = (typeof APPLIED)[number] | (typeof LEFT)[number];

export interface Judged {
	outcome: Outcome;
	change: FieldChange | null;
}

/** @param language the code of the language that is imported */
export const isForLanguage = (unit: ReadUnit, language: string): boolean =>
	unit.language === null || unit.language.toLowerCase().split(/[-_]/)[0] === language;

const left = (outcome: Outcome): Judged => ({ outcome, change: null });

export function judgeUnit(
	unit: ReadUnit,
	field: TranslatedField,
	content: Pick<EntryContent, "kind" | "content">,
	language: string,
): Judged {
	const now = fieldTranslations(content, language).find((one) => one.field === field);
	if (!now) return left("unknown");
	const text = tidy(field, carried(unit.target ?? ""));
	if (!text) return left("empty");
	if (text.length > LONGEST[field]) return left("too-long");
	const sameEnglish = carried(unit.source) === carried(now.english);
	if (text === now.text) {
		const confirms = unit.done && sameEnglish && (now.status === "machine" || now.status === "outdated");
		return confirms ? { outcome: "confirmed", change: { text, fact: null } } : left("unchanged");
	}
	if (sameEnglish) return { outcome: "new", change: { text, fact: null } };
	// Somebody has translated the newer English meanwhile.
	if (now.status === "checked") return left("newer");
	return { outcome: "older", change: { text, fact: { by: "person", source: carried(unit.source) } } };
}
