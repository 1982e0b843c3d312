/** How far an entry is translated: which fields are, by whom, and whether the English has changed since. Pure. */
import type { EntryContent, EntryKind } from "./entry";

/** The fields of each kind that are translated. */
export const TRANSLATED_FIELDS = {
	service: ["name", "summary", "description", "howToJoin", "costNote", "alert"],
	location: ["name", "summary", "description", "alert"],
	organisation: [],
	article: ["title", "summary", "urgent", "body"],
	"offer-section": ["text"],
} as const satisfies Record<EntryKind, readonly string[]>;
export type TranslatedField = (typeof TRANSLATED_FIELDS)[EntryKind][number];

/**
 * Of one field in one language. "machine": made by a machine and not checked by a person; "outdated": made from an
 * English text that has changed since.
 */
export const TRANSLATION_STATUSES = ["missing", "machine", "outdated", "checked"] as const;
export type TranslationStatus = (typeof TRANSLATION_STATUSES)[number];

/** Who translated, and the English it was made from. */
export interface TranslationFact {
	by: "person" | "machine";
	source: string;
}

/** A translated field, as a translator sees it. */
export interface FieldTranslation {
	field: TranslatedField;
	english: string;
	/** Empty for none. */
	text: string;
	status: TranslationStatus;
	/** The English from which the text was made. */
	source: string;
	by: TranslationFact["by"];
}

type ByField<T> = Partial<Record<string, T>>;
/** What contents of all kinds have for their translations; a draft may lack some of it. */
interface Translated {
	translations?: Record<string, ByField<string>>;
	translationFacts?: Record<string, ByField<TranslationFact>>;
}
type TranslatableEntry = Pick<EntryContent, "kind" | "content">;

const translated = ({ content }: TranslatableEntry): Translated => content;

function englishOf({ content }: TranslatableEntry, field: string): string {
	const value: unknown = (content as Record<string, unknown>)[field];
	return typeof value === "string" ? value.trim() : "";
}

/** Every field that has English words, in its order, in one language. */
export function fieldTranslations(entry: TranslatableEntry, language: string): FieldTranslation[] {
	const { translations = {}, translationFacts = {} } = translated(entry);
	return TRANSLATED_FIELDS[entry.kind].flatMap((field) => {
		const english = englishOf(entry, field);
		if (!english) return [];
		const text = translations[language]?.[field]?.trim() ?? "";
		const { by = "person", source = english } = translationFacts[language]?.[field] ?? {};
		const status = !text
			? "missing"
			: source.trim() !== english
				? "outdated"
				: by === "machine"
					? "machine"
					: "checked";
		return [{ field, english, text, status, source: source.trim(), by }];
	});
}

export type TranslationCounts = Record<TranslationStatus, number>;

/** How many fields of an entry are in which status, by language; languages without any translation are left out. */
export function translationCounts(entry: TranslatableEntry): Map<string, TranslationCounts> {
	const counted = new Map<string, TranslationCounts>();
	for (const language of Object.keys(translated(entry).translations ?? {})) {
		const counts: TranslationCounts = { missing: 0, machine: 0, outdated: 0, checked: 0 };
		const fields = fieldTranslations(entry, language);
		for (const { status } of fields) counts[status] += 1;
		if (counts.missing < fields.length) counted.set(language, counts);
	}
	return counted;
}

/**
 * The content as it is to be kept: where its English changed and a translation did not, the translation remembers the
 * English it was made from, and so shows as out of date.
 */
export function rememberSources<Content extends TranslatableEntry>(before: TranslatableEntry, after: Content): Content {
	const was = translated(before);
	const { translations = {}, translationFacts = {} } = translated(after);
	const facts = structuredClone(translationFacts);
	for (const [language, texts] of Object.entries(translations)) {
		for (const field of TRANSLATED_FIELDS[after.kind]) {
			const [old, fresh] = [englishOf(before, field), englishOf(after, field)];
			const unchanged = texts[field] && texts[field] === was.translations?.[language]?.[field];
			if (old === fresh || !unchanged || facts[language]?.[field]) continue;
			const { by = "person", source = old } = was.translationFacts?.[language]?.[field] ?? {};
			if (by === "person" && source === fresh) continue;
			facts[language] = { ...facts[language], [field]: { by, source } };
		}
	}
	if (Object.keys(facts).length === 0) return after;
	return { ...after, content: { ...after.content, translationFacts: facts } };
}

/** The content with the translations of another, which stay what they are: out of date where its English has other words. */
export function carryTranslations<Content extends TranslatableEntry>(from: TranslatableEntry, to: Content): Content {
	if (from.kind === "organisation") return to;
	const { translations, translationFacts } = translated(from);
	return rememberSources(from, { ...to, content: { ...to.content, translations, translationFacts } });
}

/** The languages in which a change of the English makes words out of date that were not. */
export function outdatedBy(before: TranslatableEntry, after: TranslatableEntry): string[] {
	const outdatedIn = (entry: TranslatableEntry, language: string) =>
		fieldTranslations(entry, language).flatMap(({ field, status }) => (status === "outdated" ? [field] : []));
	return Object.keys(translated(after).translations ?? {}).filter((language) => {
		const already = outdatedIn(before, language);
		return outdatedIn(after, language).some((field) => !already.includes(field));
	});
}

/** What an entry says in one language, by field, and from which English each text was made. */
export interface LanguageTexts {
	texts: ByField<string>;
	facts: ByField<TranslationFact>;
}

export function textsIn(entry: TranslatableEntry, language: string): LanguageTexts {
	const { translations = {}, translationFacts = {} } = translated(entry);
	const texts = translations[language] ?? {};
	const factOf = (field: string): TranslationFact =>
		translationFacts[language]?.[field] ?? { by: "person", source: englishOf(entry, field) };
	return { texts, facts: Object.fromEntries(Object.keys(texts).map((field) => [field, factOf(field)])) };
}

/** The entry with these texts in one language and no others; a language without any is left out. */
export function withTextsIn<Content extends TranslatableEntry>(
	entry: Content,
	language: string,
	{ texts, facts }: LanguageTexts,
): Content {
	if (entry.kind === "organisation") return entry;
	const { translations = {}, translationFacts = {} } = translated(entry);
	// What a person made from the English that stands there goes without saying.
	const said = Object.entries(facts).filter(
		([field, fact]) =>
			field in texts && fact && !(fact.by === "person" && fact.source.trim() === englishOf(entry, field)),
	);
	return {
		...entry,
		content: {
			...entry.content,
			translations: inLanguage(translations, language, texts),
			translationFacts: inLanguage(translationFacts, language, Object.fromEntries(said)),
		},
	};
}

function inLanguage<T extends object>(all: Record<string, T>, language: string, one: T): Record<string, T> {
	const { [language]: _, ...others } = all;
	return Object.keys(one).length > 0 ? { ...others, [language]: one } : others;
}

/** The languages in which two contents have other words. */
export function languagesThatDiffer(one: TranslatableEntry, other: TranslatableEntry): string[] {
	const { translations: a = {} } = translated(one);
	const { translations: b = {} } = translated(other);
	const fields = TRANSLATED_FIELDS[one.kind];
	return [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((language) =>
		fields.some((field) => (a[language]?.[field] ?? "") !== (b[language]?.[field] ?? "")),
	);
}

/** The fields of an entry that are translated, with their English words: what a translator translates from. */
export function englishWords(entry: TranslatableEntry): string[] {
	return TRANSLATED_FIELDS[entry.kind].map((field) => englishOf(entry, field));
}

/** What a family should know of an entry's words in their language. */
export interface TranslationCaveats {
	machine: boolean;
	outdated: boolean;
}

/** @param language of the reader; English has no caveats */
export function translationCaveats(entry: TranslatableEntry, language: string): TranslationCaveats {
	const fields = fieldTranslations(entry, language);
	return {
		machine: fields.some(({ text, by }) => text !== "" && by === "machine"),
		outdated: fields.some(({ status }) => status === "outdated"),
	};
}
