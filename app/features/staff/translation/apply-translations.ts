/** Putting translated texts into an entry. Pure. */

import { oneLine } from "../../../model/one-line";
import {
	TRANSLATED_FIELDS,
	type TranslatedField,
	type TranslationFact,
	textsIn,
	withTextsIn,
} from "../../../model/publishing/translations";
import { isBlank } from "../../../platform/clean-text";
import type { AnyEntry } from "../../publishing/entries";

export interface FieldChange {
	/** Empty takes the translation away. */
	text: string;
	/** Who translated it from which English; null for a person from what stands there now. */
	fact: TranslationFact | null;
}
export type FieldChanges = ReadonlyMap<TranslatedField, FieldChange>;

/** The entry with these fields translated anew in one language; what its kind does not have is left out. */
export function applyTranslations(entry: AnyEntry, language: string, changes: FieldChanges): AnyEntry {
	if (entry.kind === "organisation" || changes.size === 0) return entry;
	const { texts, facts } = textsIn(entry, language);
	for (const field of TRANSLATED_FIELDS[entry.kind]) {
		const change = changes.get(field);
		if (!change) continue;
		delete texts[field];
		delete facts[field];
		if (!change.text) continue;
		texts[field] = change.text;
		if (change.fact) facts[field] = change.fact;
	}
	return withTextsIn(entry, language, { texts, facts });
}

/** How long a translation may be, in characters. */
export const LONGEST: Record<TranslatedField, number> = {
	name: 300,
	title: 160,
	summary: 300,
	description: 20_000,
	howToJoin: 2000,
	costNote: 2000,
	alert: 2000,
	urgent: 2000,
	body: 50_000,
	text: 5000,
};

/** Fields of one line. */
const LINES: readonly TranslatedField[] = ["name", "title", "summary"];
export const isLine = (field: TranslatedField): boolean => LINES.includes(field);

/** A text as it is kept: "" where nobody sees anything of it, without blanks around it, and a field of one line without line ends. */
export function tidy(field: TranslatedField, text: string): string {
	const clean = isBlank(text) ? "" : text.replaceAll("\r\n", "\n").trim();
	return isLine(field) ? oneLine(clean) : clean;
}
