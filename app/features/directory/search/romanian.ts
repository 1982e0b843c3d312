/** Romanian as families type it: "mamelor" for "mame", "cursurile" for "curs", "sîn" for "sân". Pure. */

/** The article and the genitive at the end of a noun. */
const ARTICLE = /(?<=.{3})(?:ului|lui|ul|lor|le)$/;
const ENDING = /(?<=.{3})uri$|(?<=.{4})(?:ii|ei|ea|ia|[aeiu])$/;

/** @param form folded, without diacritics: what is left is no word, and is compared with others that were cut alike */
export const bareRomanian = (form: string): string => form.replace(ARTICLE, "").replace(ENDING, "");

/** A text as it may be written: before the reform of 1993, and still by many, "â" inside a word was "î". */
export const spelledInRomanian = (text: string): string[] =>
	text.includes("â") ? [text, text.replaceAll("â", "î")] : [text];
