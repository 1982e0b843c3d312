/** What families say for what the index calls otherwise: "latching" is infant feeding, "dads" are fathers. Pure. */
import { wordsOf } from "./words";

export interface Phrase {
	/** Stems, in their order; never empty. */
	stems: string[];
	/** The filter tokens it stands for: any of them. */
	filters: string[];
}

export interface Phrases {
	/** By first stem, longest first. */
	byFirstStem: Map<string, Phrase[]>;
	/** Every word as written, which a typing error can be mended to. */
	forms: Set<string>;
}

/** @param pairs texts and the filter token each stands for; the same text may stand for several */
export function phrasesOf(pairs: Iterable<readonly [text: string, filter: string]>): Phrases {
	const byText = new Map<string, Phrase>();
	const forms = new Set<string>();
	for (const [text, filter] of pairs) {
		const words = wordsOf(text);
		const stems = words.map(({ stem }) => stem);
		if (stems.length === 0) continue;
		for (const { form } of words) forms.add(form);
		const phrase = byText.get(stems.join(" "));
		if (!phrase) byText.set(stems.join(" "), { stems, filters: [filter] });
		else if (!phrase.filters.includes(filter)) phrase.filters.push(filter);
	}
	const byFirstStem = new Map<string, Phrase[]>();
	for (const phrase of byText.values()) {
		const [first = ""] = phrase.stems;
		byFirstStem.set(first, [...(byFirstStem.get(first) ?? []), phrase]);
	}
	for (const some of byFirstStem.values()) some.sort((a, b) => b.stems.length - a.stems.length);
	return { byFirstStem, forms };
}

/** The longest phrase that begins at a place in a list of stems. */
export function phraseAt({ byFirstStem }: Phrases, stems: readonly string[], at: number): Phrase | undefined {
	return byFirstStem
		.get(stems[at] ?? "")
		?.find((phrase) => phrase.stems.every((stem, offset) => stems[at + offset] === stem));
}
