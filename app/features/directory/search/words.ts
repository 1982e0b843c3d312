/**
 * Words as the search knows them: lower case, without accents, English ones cut to their stem. The same on both sides,
 * in what is indexed and in what is asked. Pure.
 */
import { stemmer } from "stemmer";
import { nameWord, word } from "./expression";

export interface Word {
	/** As written, folded: "feeding". */
	form: string;
	/** As compared: "feed". */
	stem: string;
	/** The tokens of entries that have it anywhere, and in the name. */
	anywhere: string;
	inName: string;
}

const LONGEST_WORD = 40;

/** English words that say nothing about a service. A search for nothing else is a search without words. */
const EMPTY_WORDS = new Set(
	`a about am an and any are as at be been but by can could did do does for from get had has have her hers him his
		how i if im in into is it its ive just like my near need of on or our please she so some than that the their
		them then there these they to up us was we were what when where which who will with would you your`.split(/\s+/),
);

/** Letters that no decomposition turns into their plain form, and letters that Arabic and Urdu keyboards write apart. */
const SAME_LETTER: Record<string, string> = {
	ł: "l",
	đ: "d",
	ð: "d",
	ø: "o",
	æ: "ae",
	œ: "oe",
	ß: "ss",
	þ: "th",
	ı: "i",
	ي: "ی",
	ى: "ی",
	ك: "ک",
	ة: "ه",
	ۃ: "ه",
	ہ: "ه",
	ھ: "ه",
	ۀ: "ه",
};
const FOLDED_LETTER = new RegExp(`[${Object.keys(SAME_LETTER).join("")}]`, "gu");
/** Latin accents, Arabic vowel signs and stretching, joiners, apostrophes: there or not, it is the same word. */
const IGNORED = /[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u0640\u200b-\u200d'\u2019\u02bc]/gu;
const PLAIN = /^[\p{ASCII}]*$/u;
const PLAIN_WORD = /[a-z0-9]+/g;
/** Marks belong to Bengali and Arabic words. */
const ANY_WORD = /[\p{L}\p{M}\p{N}]+/gu;
/** Chinese is written without spaces, so each of its characters is a word. */
const HAN = /(\p{Script=Han})/u;

/** Lower case and without accents; signs that carry meaning, such as Bengali vowels, stay. */
export function fold(text: string): string {
	const lower = text.toLowerCase();
	if (PLAIN.test(lower)) return lower.replaceAll("'", "");
	return lower
		.normalize("NFKD")
		.replace(IGNORED, "")
		.replace(FOLDED_LETTER, (letter) => SAME_LETTER[letter] ?? letter)
		.normalize("NFC");
}

const known = new Map<string, Word>();
const MOST_KNOWN = 50_000;
const STEMMED = /^[a-z]+$/;
const HAS_DIGIT = /\d/;

/** The Arabic article, alone or with the particle it is written together with. */
const ARTICLE = /^(?:[\u0648\u0641]?[\u0628\u06a9]?\u0627\u0644|\u0644\u0644)(?=\p{Script=Arabic}{3})/u;

const stemOf = (form: string) => (STEMMED.test(form) ? stemmer(form) : form.replace(ARTICLE, ""));

/** The word of a form: the same object while it is remembered, so that a large import does not make it millions of times. */
function wordOf(form: string): Word {
	const found = known.get(form);
	if (found) return found;
	const stem = stemOf(form);
	const made = { form, stem, anywhere: word(stem), inName: nameWord(stem) };
	if (HAS_DIGIT.test(form)) return made; // Of these there is no end.
	if (known.size >= MOST_KNOWN) known.clear();
	known.set(form, made);
	return made;
}

const ABBREVIATION = /(?<![\p{L}\p{N}])[A-Z]{2,6}(?![\p{L}\p{N}])/gu;

/** What a text writes in capitals: "DLA", "SEND". */
export const abbreviationsOf = (text: string): string[] => text.match(ABBREVIATION) ?? [];

const partedByHan = (word: string): string[] =>
	HAN.test(word) ? word.split(HAN).filter((part) => part !== "") : [word];

/** The words of a text in their order, empty words left out. Anything that is no letter or digit parts words. */
export function wordsOf(text: string): Word[] {
	const folded = fold(text);
	const found = PLAIN.test(folded) ? folded.match(PLAIN_WORD) : folded.match(ANY_WORD)?.flatMap(partedByHan);
	const words: Word[] = [];
	for (const whole of found ?? []) {
		if (EMPTY_WORDS.has(whole)) continue;
		const form = whole.length > LONGEST_WORD ? [...whole].slice(0, LONGEST_WORD).join("") : whole;
		words.push(wordOf(form));
	}
	return words;
}
