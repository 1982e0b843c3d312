/** What families say, by language: `locales/<language>/synonyms.json` and the names of topics. Read at first use. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { bareIn, spelledInRomanian } from "./endings";
import { filter } from "./expression";
import { ownPhraseAt, type PhrasePair, type Phrases, phrasesOf } from "./phrases";
import { wordsOf } from "./words";

/** The folder of the project, wherever the code was bundled to: the working directory of every command. */
const locales = join(process.env.HUB_ROOT ?? process.cwd(), "locales");
const ENGLISH = "en";
const ROMANIAN = "ro";

/** Group ("topic", "day", "article" …) to value to what families say for it. */
const synonymsSchema = z.record(z.string(), z.record(z.string(), z.array(z.string().trim().min(1))));
const vocabularySchema = z.object({ topic: z.record(z.string(), z.string()).default({}) });

function readJson(language: string, file: string): unknown {
	const path = join(locales, language, file);
	return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : {};
}

/** A single word that says nothing is left out before phrases are looked for; "children" says something in one. */
const isIgnoredWord = (group: string, value: string, text: string) =>
	group === "ignored" && value === "words" && !/\s/.test(text);

/** "wife/girlfriend hits" is "wife hits" and "girlfriend hits". */
const eachOf = (text: string): string[] =>
	text
		.split(/\s+/)
		.reduce<string[]>((said, word) => said.flatMap((before) => word.split("/").map((one) => `${before} ${one}`)), [""])
		.map((said) => said.trimStart());

function* pairsOf(language: string): Generator<PhrasePair> {
	const spellings = language === ROMANIAN ? spelledInRomanian : (text: string) => [text];
	for (const [group, values] of Object.entries(synonymsSchema.parse(readJson(language, "synonyms.json")))) {
		for (const [value, texts] of Object.entries(values)) {
			for (const text of texts
				.filter((each) => !isIgnoredWord(group, value, each))
				.flatMap(eachOf)
				.flatMap(spellings)) {
				yield [text, filter(group, value)];
			}
		}
	}
	const { topic } = vocabularySchema.parse(readJson(language, "vocabulary.json"));
	for (const [slug, name] of Object.entries(topic)) yield [name, filter("topic", slug)];
}

/** Single words that say nothing in a language. */
const ignoredIn = (language: string) =>
	(synonymsSchema.parse(readJson(language, "synonyms.json")).ignored?.words ?? []).filter((text) =>
		isIgnoredWord("ignored", "words", text),
	);

/** A child who does something, as a language says it. */
const childrenIn = (language: string) => synonymsSchema.parse(readJson(language, "synonyms.json")).ignored?.child ?? [];

/** The texts that families read, whose words are words. */
function* textsOf(language: string): Generator<string> {
	const folder = join(locales, language);
	const guidance = join(folder, "guidance");
	const files = [
		...readdirSync(folder).filter((name) => name.endsWith(".json") && !/^(?:staff|synonyms|language)\b/.test(name)),
		...(existsSync(guidance) ? readdirSync(guidance).map((name) => join("guidance", name)) : []),
	];
	for (const file of files) yield readFileSync(join(folder, file), "utf8");
}

/** What is read of a language, kept: it is a part of the phrases of every other. */
function keptFor<T>(read: (language: string) => T): (language: string) => T {
	const kept = new Map<string, T>();
	return (language) => {
		const found = kept.get(language) ?? read(language);
		kept.set(language, found);
		return found;
	};
}

const pairsIn = keptFor((language) => [...pairsOf(language)]);
const stemsIn = keptFor(
	(language) => new Set([...textsOf(language)].flatMap((text) => wordsOf(text).map(({ stem }) => stem))),
);

function* pairsInAll(languages: readonly string[]): Generator<PhrasePair> {
	for (const language of languages) yield* pairsIn(language);
}

/** Of a page's language: what is said in it and in English is read first. */
const phrasesIn = keptFor((language) => {
	const all = readdirSync(locales, { withFileTypes: true }).filter((entry) => entry.isDirectory());
	const own = [...new Set([language, ENGLISH])];
	const others = all.map(({ name }) => name).filter((name) => !own.includes(name));
	return phrasesOf(
		own.flatMap(pairsIn),
		pairsInAll(others),
		ignoredIn(language),
		own.flatMap((name) => [...stemsIn(name)]),
		bareIn(language),
		own.flatMap(childrenIn),
	);
});

/** @param language the page's */
export const phrases = (language = ENGLISH): Phrases => phrasesIn(language);

/** Whether all of a text is words that the product itself uses, or that families use for what they need. */
export function isOrdinary(text: string, language: string): boolean {
	const known = phrases(language);
	const words = wordsOf(text);
	return words.every(
		({ stem }, at) => known.real.has(stem) || known.ignored.has(stem) || ownPhraseAt(known, words, at) !== undefined,
	);
}
