/** What families say for what the index calls otherwise: "latching" is infant feeding, "dads" are fathers. Pure. */
import { abbreviation, filter, nameAbbreviation } from "./expression";
import { type Word, wordsOf } from "./words";

/** One word of a phrase: a stem, or, where the word ended in a star, the beginning of a form. */
interface PhraseWord {
	text: string;
	begins: boolean;
}

export interface Phrase {
	/** In their order; never empty. */
	words: PhraseWord[];
	/** What it stands for, as tokens: facts that the index has, and `FURTHER` ones, which it has not. */
	means: string[];
	/** For one written in capitals, such as "DLA": in texts only its capitals are it. */
	capitals: { anywhere: string; inName: string } | null;
}

/** Phrases by the beginning of their first word. */
type Lexicon = ReadonlyMap<string, readonly Phrase[]>;

export interface Phrases {
	/** Those of the page's language and of English. */
	own: Lexicon;
	/** Those of the other languages, for words that neither knows. */
	others: Lexicon;
	/** Stems of words that say nothing in the page's language. */
	ignored: ReadonlySet<string>;
	/** Words of phrases as written, which a typing error can be mended to. */
	forms: ReadonlySet<string>;
	/** Stems of words that the product's own texts have: they are words, and no typing errors. */
	real: ReadonlySet<string>;
}

/** What people say, and the token it stands for. */
export type PhrasePair = readonly [text: string, means: string];

const CAPITALS = /^[A-Z]{2,6}$/;
const keyOf = (text: string) => text.slice(0, 2);

function wordsOfPhrase(text: string): PhraseWord[] {
	return text.split(/\s+/).flatMap((piece) => {
		const begins = piece.endsWith("*");
		return wordsOf(piece).map(({ form, stem }) => ({ text: begins ? form : stem, begins }));
	});
}

function lexiconOf(pairs: Iterable<PhrasePair>, ignored: ReadonlySet<string>, forms: Set<string>): Lexicon {
	const byText = new Map<string, Phrase>();
	for (const [text, means] of pairs) {
		const all = wordsOfPhrase(text);
		const telling = all.filter((one) => one.begins || !ignored.has(one.text));
		const words = telling.length > 0 ? telling : all;
		if (words.length === 0) continue;
		for (const { form } of wordsOf(text.replaceAll("*", ""))) forms.add(form);
		const key = words.map((one) => one.text + (one.begins ? "*" : "")).join(" ");
		const known = byText.get(key);
		if (known) known.means.push(...[means].filter((one) => !known.means.includes(one)));
		else byText.set(key, { words, means: [means], capitals: capitalsOf(text) });
	}
	const lexicon = new Map<string, Phrase[]>();
	for (const phrase of byText.values()) {
		const key = keyOf(phrase.words[0]?.text ?? "");
		lexicon.set(key, [...(lexicon.get(key) ?? []), phrase]);
	}
	const letters = ({ words }: Phrase) =>
		words.reduce((sum, { text, begins }) => sum + text.length + (begins ? 0 : 0.5), 0);
	for (const some of lexicon.values()) {
		some.sort((a, b) => b.words.length - a.words.length || letters(b) - letters(a));
	}
	return lexicon;
}

const capitalsOf = (text: string) =>
	CAPITALS.test(text) ? { anywhere: abbreviation(text), inName: nameAbbreviation(text) } : null;

/**
 * @param own what is said in the page's language and in English; the same text may stand for several things
 * @param ignored single words that say nothing in the page's language
 * @param real texts of the product itself
 */
export function phrasesOf(
	own: Iterable<PhrasePair>,
	others: Iterable<PhrasePair> = [],
	ignored: Iterable<string> = [],
	real: Iterable<string> = [],
): Phrases {
	const nothing = new Set([...ignored].flatMap((text) => wordsOf(text).map(({ stem }) => stem)));
	const forms = new Set<string>();
	const known = new Set<string>();
	for (const text of real) for (const { stem } of wordsOf(text)) known.add(stem);
	return {
		own: lexiconOf(own, nothing, forms),
		others: lexiconOf(others, new Set(), new Set()),
		ignored: nothing,
		forms,
		real: known,
	};
}

/** Particles that Arabic writes together with the word that follows. */
const PARTICLE = /^[\u0648\u0641\u0628\u0644](?=\p{Script=Arabic}{3})/u;

/** The ways in which a word may stand in a phrase. */
function formsOf({ form, stem }: Word): string[] {
	const bare = stem.replace(PARTICLE, "");
	return bare === stem ? [stem, form] : [stem, form, bare];
}

const fits = (word: PhraseWord, forms: readonly string[]) =>
	forms.some((form) => (word.begins ? form.startsWith(word.text) : form === word.text));

/** @param first the forms of the word at that place, which most phrases fail by */
const isAt = (phrase: Phrase, words: readonly Word[], at: number, first: readonly string[]) =>
	phrase.words.every((one, offset) => {
		const word = words[at + offset];
		return word !== undefined && fits(one, offset === 0 ? first : formsOf(word));
	});

/** The longest; what others of as many words stand for, "massage" beside "massag*", is meant as well. */
function longestIn(lexicon: Lexicon, words: readonly Word[], at: number): Phrase | undefined {
	const word = words[at];
	if (!word) return undefined;
	const first = formsOf(word);
	for (const key of new Set(first.map(keyOf))) {
		const found = lexicon.get(key)?.filter((phrase) => isAt(phrase, words, at, first)) ?? [];
		const [longest] = found;
		if (!longest) continue;
		const alike = found.filter(({ words }) => words.length === longest.words.length);
		return { ...longest, means: [...new Set(alike.flatMap(({ means }) => means))] };
	}
	return undefined;
}

/** The longest phrase of the page's language and English that begins at a place in a list of words. */
export const ownPhraseAt = (phrases: Phrases, words: readonly Word[], at: number): Phrase | undefined =>
	longestIn(phrases.own, words, at);

/** What single words inside a longer phrase say of listings and articles: "swimming" in "baby swimming". */
export const saidInside = (phrases: Phrases, words: readonly Word[]): string[] =>
	words.length < 2
		? []
		: words.flatMap((word) => ownPhraseAt(phrases, [word], 0)?.means ?? []).filter((token) => isSaidInside(token));

const isSaidInside = (token: string) => ["word", "article"].some((group) => token.startsWith(filter(group, "")));

/** The same, or where there is none, and they do not know the word, of another language. */
export function phraseAt(phrases: Phrases, words: readonly Word[], at: number): Phrase | undefined {
	const own = ownPhraseAt(phrases, words, at);
	if (own) return own;
	const word = words[at];
	return word && !phrases.real.has(word.stem) ? longestIn(phrases.others, words, at) : undefined;
}
