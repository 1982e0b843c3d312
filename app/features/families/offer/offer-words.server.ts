/** What the council says of its offer in its own words, as published. */
import { and, eq } from "drizzle-orm";
import { offerSection } from "../../../../db/schema";
import type { LocalText } from "../../../model/local-text";
import type { Anyone } from "../../../model/people/asker";
import type { Language } from "../../../platform/i18n/languages";
import { pickText } from "../../../platform/i18n/pick-text";
import { readFor } from "../../../platform/store.server";

/** Paragraphs by the slug of their section: "stage:newborn", "topic:send", "whole". */
export type OfferWords = ReadonlyMap<string, LocalText[]>;

export async function offerWords(asker: Anyone, councilId: string, language: Language): Promise<OfferWords> {
	const db = await readFor(asker);
	const rows = await db
		.select({ slug: offerSection.slug, content: offerSection.content })
		.from(offerSection)
		.where(and(eq(offerSection.councilId, councilId), eq(offerSection.status, "published")));
	return new Map(
		rows.map(({ slug, content: { text, translations } }) => {
			const told = pickText({ [language.code]: translations[language.code]?.text, en: text }, language.code);
			return [slug, paragraphs(told)];
		}),
	);
}

/** A text parted at its blank lines. */
export function paragraphs(words: LocalText): LocalText[] {
	return words.text
		.split(/\n\s*\n/)
		.map((text) => ({ ...words, text: text.trim() }))
		.filter(({ text }) => text);
}
