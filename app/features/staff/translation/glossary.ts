/** Terms a council wants translated in one way, and whether a translation keeps to them. Pure. */

export interface Term {
	term: string;
	translation: string;
}

const plain = (text: string) => text.normalize("NFC").toLocaleLowerCase();
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** The terms that occur in an English text, as words of their own, in the plural too. */
export function termsIn<T extends Term>(english: string, terms: readonly T[]): T[] {
	return terms.filter(({ term }) =>
		new RegExp(`(?<![\\p{L}\\p{N}])${escaped(plain(term))}(?:e?s)?(?![\\p{L}\\p{N}])`, "u").test(plain(english)),
	);
}

/**
 * The part of a word that is the same in its other forms. Languages change a word's end ("położna", "położną") and
 * Arabic puts an article before it.
 */
function stem(word: string): string {
	const bare = word.replace(/^ال(?=.{3})/, "");
	const kept = bare.length > 5 ? bare.length - 2 : bare.length > 3 ? bare.length - 1 : bare.length;
	return bare.slice(0, kept);
}

/** The terms of an English text whose agreed translation does not occur in the translated text, in any of its forms. */
export function notKept<T extends Term>(english: string, translated: string, terms: readonly T[]): T[] {
	if (!translated.trim()) return [];
	const text = plain(translated);
	return termsIn(english, terms).filter(({ translation }) =>
		plain(translation)
			.split(/\s+/)
			.filter(Boolean)
			.some((word) => !text.includes(stem(word))),
	);
}
