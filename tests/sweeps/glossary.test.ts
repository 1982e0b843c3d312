/** Each language has one word for a thing that matters: its other words are in no text that families read. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { demoGlossary } from "../../db/seed/glossary";

interface Term {
	language: string;
	/** What is meant, in English. */
	thing: string;
	/** The word for it, as some text has it. */
	term: string;
	/** What nobody may write instead. */
	forbidden: RegExp;
	/** Beside this the forbidden word explains the term, and may stand. */
	beside?: string;
}

/** A word of Arabic script by itself, and not letters within another word. */
const arabic = (word: string) => new RegExp(`(?<!\\p{L})(?:${word})(?!\\p{L})`, "u");

const TERMS: readonly Term[] = [
	// A "dai" has learnt at births, and never at a school.
	{ language: "ur", thing: "midwife", term: "مڈوائف", forbidden: arabic("دائی|دائیاں|دائیوں|دایہ") },
	{ language: "ur", thing: "what is on", term: "سرگرمیاں", forbidden: /کیا ہو رہا ہے/ },
	{
		language: "pl",
		thing: "health visitor",
		term: "health visitor",
		forbidden: /środowiskow/i,
		beside: "health visitor",
	},
	{
		language: "pl",
		thing: "family hub",
		term: "centrum rodzinne",
		forbidden: /centr\p{L}* dla rodzin|ośrod\p{L}* rodzin/iu,
	},
	// "Come in person": the opposite of a telephone call.
	{ language: "pl", thing: "self-referral", term: "Zgłoś się bez skierowania", forbidden: /Zgłoś się osobiście/i },
	{ language: "pl", thing: "what is on", term: "Zajęcia", forbidden: /co się dzieje/i },
	{
		language: "ro",
		thing: "health visitor",
		term: "health visitor",
		forbidden: /asistent\p{L}* (?:comunitar|pentru familii)/iu,
		beside: "health visitor",
	},
	{ language: "ro", thing: "family hub", term: "centru pentru familii", forbidden: /centr\p{L}* de famili/iu },
	// A council says "dumneavoastră" to people, and so do its verbs.
	{
		language: "ro",
		thing: "you",
		term: "dumneavoastră",
		forbidden:
			/(?<!\p{L})(?:(?:[Ee]ști|[Pp]oți|[Vv]rei|[Șș]tii|[Îî]ți|tău|tăi|găsești|primești|folosești|alegi|ceri|plătești|simți)(?!\p{L})|(?:Sună|Întreabă|Încearcă|Găsește|Citește|Alege|Caută|Cere|Verifică|Vorbește|Folosește)(?![\p{L}-]))/u,
	},
	{ language: "ro", thing: "what is on", term: "Activități", forbidden: /ce se întâmplă/i },
	// Candidates at an election.
	{ language: "ar", thing: "filters", term: "تصفية", forbidden: arabic("(?:ال)?مرشح(?:ات|ا|ين)?") },
	// Incubators.
	{ language: "ar", thing: "childminders", term: "مربيات", forbidden: arabic("(?:و|ال|وال)?حاضن(?:ات|ة)?") },
	{ language: "ar", thing: "what is on", term: "الأنشطة", forbidden: /ماذا يجري|وما يجري/ },
	{ language: "bn", thing: "what is on", term: "কার্যক্রম", forbidden: /কী হচ্ছে/ },
];

/** A line of words: of the product's own, or of the demo's councils. */
interface Line {
	where: string;
	text: string;
}

const linesOf = (file: string): Line[] =>
	readFileSync(file, "utf8")
		.split("\n")
		.map((text, at) => ({ where: `${file}:${at + 1}`, text }));

const under = (folder: string) => readdirSync(folder, { recursive: true }).map((name) => join(folder, String(name)));

/** What families type may be any word. */
const own = (language: string): Line[] =>
	under(join("locales", language))
		.filter((file) => /\.(?:json|md)$/.test(file) && !file.endsWith("synonyms.json"))
		.flatMap(linesOf);

/** Languages stand side by side there: a word of one script or language is looked for in all of it. */
const seed = under("db/seed")
	.filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
	.flatMap(linesOf);

const wrong = (lines: readonly Line[], { forbidden, beside }: Term) =>
	lines.filter(({ text }) => forbidden.test(text) && !(beside && text.toLowerCase().includes(beside)));

describe("one word for one thing", () => {
	it.each(TERMS)("$language: $thing", (term) => {
		const words = own(term.language);
		expect(words.some(({ text }) => text.includes(term.term))).toBe(true);
		expect(wrong([...words, ...seed], term).map(({ where, text }) => `${where}: ${text.trim()}`)).toEqual([]);
	});

	it("the demo's glossary says what the product says", () => {
		for (const [language, terms] of Object.entries(demoGlossary)) {
			const words = own(language);
			for (const [thing, term] of Object.entries(terms)) {
				const said = words.some(({ text }) => text.toLowerCase().includes(term.toLowerCase()));
				expect(said, `${language}: ${thing}`).toBe(true);
			}
		}
	});
});
