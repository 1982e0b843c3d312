/** What families say for what the index calls otherwise: "latching" is infant feeding, "dads" are fathers. Pure. */
import { isDanger } from "./danger";
import { abbreviation, filter, isFact, nameAbbreviation } from "./expression";
import { type Word, wordsOf } from "./words";

/** One word of a phrase: a stem, or, where the word ended in a star, the beginning of a form. */
interface PhraseWord {
	text: string;
	begins: boolean;
	/** Without the endings of the page's language; empty for a beginning. */
	bare: string;
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
	/** A child as the one who does something, as written in the page's language and English: not "to the child". */
	children: ReadonlySet<string>;
	/** Words of phrases as written, which a typing error can be mended to. */
	forms: ReadonlySet<string>;
	/** Stems of words that the product's own texts have: they are words, and no typing errors. */
	real: ReadonlySet<string>;
	/** A form of the page's language without its endings. */
	bareOf: BareOf;
}

type BareOf = (form: string) => string;
/** For a language whose endings nobody cuts here. */
const asItIs: BareOf = (form) => form;

/** What people say, and the token it stands for. */
export type PhrasePair = readonly [text: string, means: string];

const CAPITALS = /^[A-Z]{2,6}$/;
const keyOf = (text: string) => text.slice(0, 2);

interface Said {
	words: readonly (Omit<PhraseWord, "bare"> & { form: string })[];
	/** As written. */
	forms: readonly string[];
}

/** Texts of the product's own files: read once, although each is a phrase of every page's language. */
const said = new Map<string, Said>();

function saidIn(text: string): Said {
	let found = said.get(text);
	if (!found) {
		const words = text.split(/\s+/).flatMap((piece) => {
			const begins = piece.endsWith("*");
			return wordsOf(piece).map(({ form, stem }) => ({ text: begins ? form : stem, begins, form }));
		});
		found = { words, forms: wordsOf(text.replaceAll("*", "")).map(({ form }) => form) };
		said.set(text, found);
	}
	return found;
}

function lexiconOf(
	pairs: Iterable<PhrasePair>,
	ignored: ReadonlySet<string>,
	known: Set<string>,
	bareOf: BareOf,
): Lexicon {
	const byText = new Map<string, Phrase>();
	const bared = ({ form, text, begins }: Said["words"][number]) => ({ text, begins, bare: begins ? "" : bareOf(form) });
	for (const [text, means] of pairs) {
		const { words: all, forms } = saidIn(text);
		const telling = all.filter((one) => one.begins || !ignored.has(one.text));
		const words = telling.length > 0 ? telling : all;
		if (words.length === 0) continue;
		for (const form of forms) known.add(form);
		const key = words.map((one) => one.text + (one.begins ? "*" : "")).join(" ");
		const phrase = byText.get(key);
		if (!phrase) byText.set(key, { words: words.map(bared), means: [means], capitals: capitalsOf(text) });
		else if (!phrase.means.includes(means)) phrase.means.push(means);
	}
	const longestFirst = [...byText.values()]
		.map((phrase) => ({ phrase, length: lengthOf(phrase) }))
		.sort((a, b) => b.length - a.length);
	const lexicon = new Map<string, Phrase[]>();
	for (const { phrase } of longestFirst) {
		const key = keyOf(phrase.words[0]?.text ?? "");
		const alike = lexicon.get(key);
		if (alike) alike.push(phrase);
		else lexicon.set(key, [phrase]);
	}
	return lexicon;
}

/** More than all letters of a phrase. */
const A_WORD = 1000;

/** By its words, and then letters; a word that is not only a beginning is a little longer. */
const lengthOf = ({ words }: Phrase) =>
	words.reduce((sum, { text, begins }) => sum + A_WORD + text.length + (begins ? 0 : 0.5), 0);

const capitalsOf = (text: string) =>
	CAPITALS.test(text) ? { anywhere: abbreviation(text), inName: nameAbbreviation(text) } : null;

/**
 * @param own what is said in the page's language and in English; the same text may stand for several things
 * @param ignored single words that say nothing in the page's language
 * @param others what is said in other languages, gone through once and not before it is needed
 * @param real stems of words that the product's own texts have
 * @param bareOf cuts the endings of the page's language
 * @param children words for a child who does something
 */
export function phrasesOf(
	own: Iterable<PhrasePair>,
	others: Iterable<PhrasePair> = [],
	ignored: Iterable<string> = [],
	real: Iterable<string> = [],
	bareOf: BareOf = asItIs,
	children: Iterable<string> = [],
): Phrases {
	const nothing = new Set([...ignored].flatMap((text) => wordsOf(text).map(({ stem }) => stem)));
	const forms = new Set<string>();
	let known: Lexicon | undefined;
	return {
		own: lexiconOf(own, nothing, forms, bareOf),
		/** Made when it is first asked for: most words are known, and it takes a tenth of a second. */
		get others() {
			known ??= lexiconOf(others, new Set(), new Set(), asItIs);
			return known;
		},
		ignored: nothing,
		children: new Set([...children].flatMap((text) => wordsOf(text).map(({ form }) => form))),
		forms,
		real: new Set(real),
		bareOf,
	};
}

/** Particles that Arabic writes together with the word that follows. */
const PARTICLE = /^[\u0648\u0641\u0628\u0644](?=\p{Script=Arabic}{3})/u;

/** The ways in which a word may stand in a phrase. */
function formsOf({ form, stem }: Word, bareOf: BareOf): Forms {
	const alone = stem.replace(PARTICLE, "");
	return { forms: alone === stem ? [stem, form] : [stem, form, alone], bare: bareOf(form) };
}

interface Forms {
	forms: readonly string[];
	bare: string;
}

const fits = (word: PhraseWord, { forms, bare }: Forms) =>
	bare === word.bare || forms.some((form) => (word.begins ? form.startsWith(word.text) : form === word.text));

/** @param first the forms of the word at that place, which most phrases fail by */
const isAt = (phrase: Phrase, words: readonly Word[], at: number, first: Forms, bareOf: BareOf) =>
	phrase.words.every((one, offset) => {
		const word = words[at + offset];
		return word !== undefined && fits(one, offset === 0 ? first : formsOf(word, bareOf));
	});

/** The longest; what others of as many words stand for, "massage" beside "massag*", is meant as well. */
function longestIn(lexicon: Lexicon, words: readonly Word[], at: number, bareOf: BareOf): Phrase | undefined {
	const word = words[at];
	if (!word) return undefined;
	const first = formsOf(word, bareOf);
	for (const key of new Set(first.forms.map(keyOf))) {
		const found = lexicon.get(key)?.filter((phrase) => isAt(phrase, words, at, first, bareOf)) ?? [];
		const [longest] = found;
		if (!longest) continue;
		const alike = found.filter(({ words }) => words.length === longest.words.length);
		return { ...longest, means: [...new Set(alike.flatMap(({ means }) => means))] };
	}
	return undefined;
}

/** The longest phrase of the page's language and English that begins at a place in a list of words. */
export const ownPhraseAt = (phrases: Phrases, words: readonly Word[], at: number): Phrase | undefined =>
	longestIn(phrases.own, words, at, phrases.bareOf);

/**
 * What words and phrases inside a longer one say of listings and articles: "swimming" in "baby swimming". Not whom it is
 * about, "dad" in "dad is in prison", and of danger nothing but danger.
 * @param means what the longer one stands for
 */
export function saidInside(phrases: Phrases, words: readonly Word[], means: readonly string[]): string[] {
	if (words.length < 2) return [];
	const inside = words.flatMap((word, at) => [
		ownPhraseAt(phrases, [word], 0),
		ownPhraseAt(phrases, at === 0 ? words.slice(0, -1) : words, at),
	]);
	const hasTopic = means.some(isTopic);
	const danger = isDanger(means);
	const isOther = (phrase: Phrase) => (danger ? !isDanger(phrase.means) : hasTopic && isSomebody(phrase));
	return inside.flatMap((phrase) =>
		phrase && !isVague(phrase) && !isOther(phrase) ? phrase.means.filter(isSaidInside) : [],
	);
}

/** Play is for everybody, and its groups are for somebody. */
const isTopic = (token: string) => token.startsWith(filter("topic", "")) && token !== filter("topic", "play");

function isSomebody({ means }: Phrase): boolean {
	const facts = means.filter(isFact);
	return (
		facts.length > 0 && facts.every((fact) => ["audience", "stage"].some((group) => fact.startsWith(filter(group, ""))))
	);
}

/** "Child" says nothing beside other words. */
const isVague = ({ means }: Phrase) => means.includes(filter("ignored", "vague"));

const isSaidInside = (token: string) => ["word", "article"].some((group) => token.startsWith(filter(group, "")));

/** The same, or where there is none, and they do not know the word, of another language. */
export function phraseAt(phrases: Phrases, words: readonly Word[], at: number): Phrase | undefined {
	const own = ownPhraseAt(phrases, words, at);
	if (own) return own;
	const word = words[at];
	return word && !phrases.real.has(word.stem) ? longestIn(phrases.others, words, at, asItIs) : undefined;
}
