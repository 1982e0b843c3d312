import type { LocalText } from "../../model/local-text";
import { ENGLISH, findLanguage } from "./languages";

/** Picks `language` from words by language, or English, and says which it is. */
export function pickText(words: Record<string, string | undefined>, language: string): LocalText {
	const own = words[language];
	const spoken = own ? findLanguage(language) : undefined;
	if (own && spoken) return { text: own, lang: spoken.code, dir: spoken.dir };
	return { text: words.en ?? "", lang: ENGLISH.code, dir: ENGLISH.dir };
}
