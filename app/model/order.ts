/** The two ways in which texts are put in order. */

/** By their signs, the same on every machine: dates, times, slugs, ids and codes. */
export function bySigns(one: string, other: string): number {
	return one < other ? -1 : one > other ? 1 : 0;
}

/** As a dictionary of a language has them: names that people read. @param language a BCP 47 tag */
export function byDictionary<One>(textOf: (one: One) => string, language = "en"): (one: One, other: One) => number {
	const { compare } = new Intl.Collator(language);
	return (one, other) => compare(textOf(one), textOf(other));
}
