/** What the words of a search mean in the index of a council: synonyms, typing errors, and how many must be there. */
import { withoutChildsBlows } from "./danger";
import { allOf, type Expression, isFact, valuesOf } from "./expression";
import { ownPhraseAt, type Phrases, phraseAt, saidInside } from "./phrases";
import { nearestWords, SHORTEST_MENDED, slipsIn } from "./typing-errors";
import { abbreviationsOf, fold, type Word, wordsOf } from "./words";

/** A word, or several that make a phrase. */
export interface Clause {
	words: Word[];
	/** Entries that have all its words, or a fact it is another word for. */
	anywhere: Expression;
	/** Those that have the words themselves: in the name, and in any of its texts. */
	inName: Expression;
	inText: Expression | null;
	/** The facts, and the English words of listings, that it is another word for. */
	asFact: Expression | null;
	/** All that it stands for: facts, words, and articles and lines that answer. */
	means: readonly string[];
}

export interface Understanding {
	clauses: Clause[];
	/** Whether a service has every clause, or any: `some` only where no service of the council has them all. */
	matching: "all" | "some";
	/** What was typed and what was searched for, where typing errors were mended. */
	corrected: { from: string; to: string } | null;
}

/** What understanding needs to know of a council's index. */
export interface KnownWords {
	/** The number of entries that match. */
	count(expression: Expression): Promise<number>;
	/** Words of these lengths, as written. */
	words(shortest: number, longest: number): Promise<string[]>;
}

const MOST_WORDS = 16;
const MOST_MENDED = 4;
const MOST_GUESSES = 8;
/** What families say counts less than one service, and more than nothing: an article or a line may answer. */
const SAID = 0.5;

/** Words of a listing in English: "first-aid" is two. */
function listed(value: string): { anywhere: Expression; inName: Expression } {
	const words = wordsOf(value.replaceAll("-", " "));
	return {
		anywhere: { all: words.map(({ anywhere }) => anywhere) },
		inName: { all: words.map(({ inName }) => inName) },
	};
}

const orAny = (one: Expression, others: readonly Expression[]): Expression =>
	others.length > 0 ? { any: [one, ...others] } : one;

/**
 * The clauses of a text: the longest phrases that are known, and single words. Each word counts once; those that say
 * nothing, or nothing beside others, do not count, unless there is nothing else; numbers last. What a child does is no danger.
 */
export function clausesOf(words: readonly Word[], phrases: Phrases): Clause[] {
	const clauses = new Map<string, Clause>();
	const vague = new Map<string, Clause>();
	const numbers = new Map<string, Clause>();
	for (let at = 0; at < words.length; ) {
		const phrase = phraseAt(phrases, words, at);
		const some = words.slice(at, at + (phrase?.words.length ?? 1));
		at += some.length;
		const means = phrase ? [...new Set([...phrase.means, ...saidInside(phrases, some, phrase.means)])] : [];
		if (valuesOf("ignored", means).includes("words")) continue;
		const english = valuesOf("word", means).map(listed);
		const facts = [...means.filter(isFact), ...english.map(({ anywhere }) => anywhere)];
		const asFact = facts.length > 0 ? { any: facts } : null;
		const together: Expression = phrase?.capitals?.anywhere ?? { all: some.map(({ anywhere }) => anywhere) };
		const inName: Expression = phrase?.capitals?.inName ?? { all: some.map(({ inName }) => inName) };
		const counted = isVague(some, means) ? (isNumber(some) ? numbers : vague) : clauses;
		counted.set(some.map(({ stem }) => stem).join(" "), {
			words: some,
			anywhere: asFact ? { any: [together, ...asFact.any] } : together,
			inName: orAny(
				inName,
				english.map((each) => each.inName),
			),
			// "Baby" here and "group" there is no baby group.
			inText:
				asFact && some.every((word) => saysLittle(word, phrases))
					? null
					: orAny(
							together,
							english.map((each) => each.anywhere),
						),
			asFact,
			means,
		});
	}
	const telling = [...([clauses, vague].find(({ size }) => size > 0) ?? numbers).values()];
	return phrases.children.has(words[0]?.form ?? "") ? withoutChildsBlows(telling) : telling;
}

/** An age, mostly. A longer number is a name: "123 Mini Chefs". */
const NUMBER = /^\d{1,2}$/;

const isNumber = (words: readonly Word[]) => words.every(({ form }) => NUMBER.test(form));

/** Whether words say nothing beside others: "children" where all is for children, "group", a number. */
const isVague = (words: readonly Word[], means: readonly string[]) =>
	valuesOf("ignored", means).includes("vague") || isNumber(words);

const saysLittle = (word: Word, phrases: Phrases) => isVague([word], ownPhraseAt(phrases, [word], 0)?.means ?? []);

/** The words of a search as the index knows them, without those that say nothing in the page's language. */
export function searchWords(q: string, { ignored }: Pick<Phrases, "ignored">): Word[] {
	const words = wordsOf(q);
	const capitals = isShouted(q, words) ? [] : abbreviationsOf(q).map(fold);
	const telling = words.filter(({ stem, form }) => !ignored.has(stem) || capitals.includes(form));
	return (telling.length > 0 ? telling : words).slice(0, MOST_WORDS);
}

/** Capitals throughout say nothing about any of several words. */
const isShouted = (q: string, words: readonly Word[]) => words.length > 1 && q === q.toUpperCase();

/** Every clause must be there. */
export const literally = (words: readonly Word[], phrases: Phrases): Understanding => ({
	clauses: clausesOf(words, phrases),
	matching: "all",
	corrected: null,
});

/** What the entries must have for the words; null when there are none. */
export function wordsExpression({ clauses, matching }: Understanding): Expression | null {
	const parts = clauses.map(({ anywhere }) => anywhere);
	return matching === "all" || parts.length < 2 ? allOf(parts) : { any: parts };
}

/**
 * Understands a search whatever its filters: as typed where some service has all of it; else with unknown words mended;
 * else as a search for any of the words.
 * @param asTyped the words of `q`, taken literally
 * @returns `asTyped` itself where there is nothing better
 */
export async function understand(
	asTyped: Understanding,
	q: string,
	phrases: Phrases,
	knownWords: KnownWords,
): Promise<Understanding> {
	if (await isThere(asTyped, knownWords)) return asTyped;
	const mended = await mend(asTyped, phrases, knownWords);
	const understood = mended.size > 0 ? literally(replaced(asTyped, mended), phrases) : asTyped;
	if (understood.clauses.length < 2 || (mended.size > 0 && (await isThere(understood, knownWords)))) {
		return mended.size > 0 ? { ...understood, corrected: correction(q, understood) } : asTyped;
	}
	return { ...understood, matching: "some", corrected: mended.size > 0 ? correction(q, understood) : null };
}

async function isThere(understood: Understanding, knownWords: KnownWords): Promise<boolean> {
	const expression = wordsExpression(understood);
	return expression === null || (await knownWords.count(expression)) > 0;
}

const textOf = ({ words }: Clause) => words.map(({ form }) => form).join(" ");

const correction = (from: string, { clauses }: Understanding) => ({ from, to: clauses.map(textOf).join(" ") });

const replaced = ({ clauses }: Understanding, mended: ReadonlyMap<string, string>) =>
	clauses.flatMap(({ words }) => words).flatMap((one) => wordsOf(mended.get(one.form) ?? one.form));

/** Unknown words and what was meant by them. */
async function mend(
	{ clauses }: Understanding,
	phrases: Phrases,
	knownWords: KnownWords,
): Promise<Map<string, string>> {
	const mended = new Map<string, string>();
	for (const { words, means } of clauses) {
		if (means.length > 0) continue;
		for (const { form, stem, anywhere } of words) {
			if (mended.size >= MOST_MENDED) return mended;
			// "Crawling" is a word, and not "crafting".
			if (phrases.real.has(stem)) continue;
			if (form.length < SHORTEST_MENDED || (await knownWords.count(anywhere)) > 0) continue;
			const meant = await meantBy(form, phrases, knownWords);
			if (meant) mended.set(form, meant);
		}
	}
	return mended;
}

/** The nearest word that finds something, or that families say for what they need; of several the one that finds most. */
async function meantBy(form: string, phrases: Phrases, knownWords: KnownWords): Promise<string | undefined> {
	const slips = slipsIn(form);
	const words = await knownWords.words(form.length - slips, form.length + slips);
	let best: { guess: string; found: number } | undefined;
	for (const guess of nearestWords(form, [...words, ...phrases.forms]).slice(0, MOST_GUESSES)) {
		const [clause] = clausesOf(wordsOf(guess), phrases);
		const found = clause ? (await knownWords.count(clause.anywhere)) + (clause.means.length > 0 ? SAID : 0) : 0;
		if (found > (best?.found ?? 0)) best = { guess, found };
	}
	return best?.guess;
}
