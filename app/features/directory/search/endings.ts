/**
 * The endings of the languages that families type in, cut where what they say is compared: "mamelor" is "mame",
 * "szczepionkę" is "szczepionka", "চাকরির" is "চাকরি". What is left is no word. Pure.
 */

interface Cut {
	ending: RegExp;
	/** What it is replaced by; nothing. */
	by?: string;
}

/** Urdu, Arabic and Bengali in Latin letters, where everybody spells as it sounds: "maarta", "marta", "marti". */
const LATIN: readonly Cut[] = [{ ending: /([a-df-np-z])\1/g, by: "$1" }, { ending: /(?<=[a-z]{4})[aeiuy]$/ }];

/** Of folded forms: without diacritics, and letters alike that keyboards write apart. */
const CUTS: Readonly<Record<string, readonly Cut[]>> = {
	ro: [
		// The article and the genitive, then the plural and the gender.
		{ ending: /(?<=.{3})(?:ului|lui|ul|lor|le)$/ },
		{ ending: /(?<=.{3})uri$|(?<=.{4})(?:ii|ei|ea|ia|[aeiu])$/ },
	],
	pl: [{ ending: /(?<=.{4})i?(?:ami|ach|owi|ego|emu|ych|ymi|imi|om|em|ow|[aeouy])$|(?<=.{4})i$/ }],
	ar: LATIN,
	ur: [{ ending: /(?<=.{3})(?:یوں|یاں)$|(?<=.{2})(?:وں|یں)$|(?<=.{3})[اےیه]$/ }, ...LATIN],
	bn: [
		{ ending: /(?<=.{2})(?:গুলো|গুলি|দের|কে|টা|টি|ের)$/ },
		{ ending: /(?<=.{2})(?:দের|ের|তে|ে)$|(?<=.{3})(?:র|\u09af\u09bc)$/ },
		...LATIN,
	],
};

/** Cuts the endings of a language off a folded form; of one whose endings nobody wrote down here it cuts none. */
export function bareIn(language: string): (form: string) => string {
	const cuts = CUTS[language] ?? [];
	return (form) => cuts.reduce((left, { ending, by = "" }) => left.replace(ending, by), form);
}

/** A text as it may be written: before the reform of 1993, and still by many, "â" inside a word was "î". */
export const spelledInRomanian = (text: string): string[] =>
	text.includes("â") ? [text, text.replaceAll("â", "î")] : [text];
