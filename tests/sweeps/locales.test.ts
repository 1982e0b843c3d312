/** Every language says all that English says, with the same placeholders and its own plural forms; nothing is left over. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const PLURAL = /_(zero|one|two|few|many|other)$/;

const languages = readdirSync("locales")
	.filter((name) => existsSync(join("locales", name, "language.json")))
	.sort();
const namespaces = readdirSync("locales/en")
	.filter((file) => file.endsWith(".json") && file !== "language.json" && file !== "synonyms.json")
	.sort();
/** The staff area speaks English only. */
const translated = namespaces.filter((file) => !/^staff(-|\.)/.test(file));

function flatten(value: unknown, prefix = ""): [string, string][] {
	if (typeof value === "string") return [[prefix, value]];
	return Object.entries(value as Record<string, unknown>).flatMap(([key, inner]) =>
		flatten(inner, prefix ? `${prefix}.${key}` : key),
	);
}

const words = (language: string, file: string) => {
	const path = join("locales", language, file);
	return new Map(existsSync(path) ? flatten(JSON.parse(readFileSync(path, "utf8"))) : []);
};
const placeholders = (text: string) => [...text.matchAll(/\{\{\s*([\w-]+)/g)].map(([, name]) => name ?? "").sort();
const base = (key: string) => key.replace(PLURAL, "");

/** The keys a language must have for English's: one for each of its own plural categories where English has plurals. */
function neededKeys(english: Map<string, string>, language: string): Map<string, string> {
	const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
	const needed = new Map<string, string>();
	for (const [key, text] of english) {
		if (!english.has(`${base(key)}_other`)) needed.set(key, text);
		else
			for (const category of categories)
				needed.set(`${base(key)}_${category}`, english.get(`${base(key)}_other`) ?? "");
	}
	return needed;
}

it("the languages and their words are found", () => {
	expect(languages).toEqual(expect.arrayContaining(["ar", "bn", "en", "pl", "ro", "ur"]));
	for (const file of translated) expect(words("en", file).size, file).toBeGreaterThan(0);
	expect(translated.length).toBeGreaterThan(10);
});

describe.each(languages.filter((language) => language !== "en"))("the words of %s", (language) => {
	it.each(translated)("in %s are complete, with the same placeholders", (file) => {
		const english = words("en", file);
		const own = words(language, file);
		const needed = neededKeys(english, language);
		const problems: string[] = [];
		for (const [key, source] of needed) {
			const text = own.get(key);
			if (text === undefined) problems.push(`${key} is missing`);
			else if (text.trim() === "" && source.trim() !== "") problems.push(`${key} is empty`);
			else {
				// One, two and nothing can be said without the figure.
				const optional = /_(zero|one|two)$/.test(key) ? ["count"] : [];
				const [want, have] = [placeholders(source), placeholders(text)].map((names) =>
					names.filter((name) => !optional.includes(name)).join(),
				);
				if (want !== have) problems.push(`${key} has placeholders {${have}} instead of {${want}}`);
				// The name of an institution is the same everywhere: all its long words begin with a capital.
				const words = source.replace(/\{\{.*?\}\}/g, "").match(/\p{L}{4,}/gu) ?? [];
				const sentence = words.length > 2 && words.some((word) => /^\p{Ll}/u.test(word));
				if (sentence && text === source) problems.push(`${key} is still English`);
			}
		}
		for (const key of own.keys()) if (!needed.has(key)) problems.push(`${key} is not in English`);
		expect(problems).toEqual([]);
	});

	it("include every guidance article", () => {
		const articles = (of: string) =>
			existsSync(`locales/${of}/guidance`) ? readdirSync(`locales/${of}/guidance`).sort() : [];
		expect(articles(language)).toEqual(articles("en"));
	});
});

/** A figure and what it counts: "{{number}} listings", "{{count}} more dates". */
const COUNTED = /(?<!entry )\{\{(?:count|number|total|gone|had|found)\}\} (?:[a-z]+ )?[a-z]+s\b/;
/** What is never one. */
const ALWAYS_SEVERAL = new Set([
	"health-growth.json group.female",
	"health-growth.json group.male",
	"places.json data.places.deprivation-loaded",
	"staff-entries.json mail.several-for-review.body",
	// An import that takes away more than a few is asked about.
	"staff-exchange.json job.run-withdrawing",
	"staff-exchange.json job.shrinks",
]);

it("what is counted is told in its plural forms", () => {
	const counted = namespaces.flatMap((file) =>
		[...words("en", file)].flatMap(([key, text]) => (COUNTED.test(text) ? [{ name: `${file} ${key}`, key }] : [])),
	);
	expect(counted.filter(({ key }) => PLURAL.test(key)).length).toBeGreaterThan(50);
	expect(counted.filter(({ name, key }) => !PLURAL.test(key) && !ALWAYS_SEVERAL.has(name))).toEqual([]);
	expect([...ALWAYS_SEVERAL].filter((one) => !counted.some(({ name }) => name === one))).toEqual([]);
});

describe("English words", () => {
	const source = readdirSync("app", { recursive: true })
		.map(String)
		.filter((name) => /\.tsx?$/.test(name) && !/\.test\./.test(name))
		.map((name) => readFileSync(join("app", name), "utf8"))
		.join("\n");
	// `t(`vocabulary:topic.${topic}`)` uses every key that begins so.
	const prefixes = [...source.matchAll(/`([\w-]+):([\w.-]*)\$\{/g)].map(([, namespace, key]) => `${namespace}:${key}`);

	it.each(namespaces)("of %s are all used", (file) => {
		const namespace = file.replace(/\.json$/, "");
		const unused = [...new Set([...words("en", file).keys()].map(base))].filter((key) => {
			const full = `${namespace}:${key}`;
			if (source.includes(`"${full}"`) || source.includes(`\`${full}\``)) return false;
			// Words of e-mail: `mail-words.test.ts`.
			if (key.startsWith("mail.")) return false;
			if (namespace === "common" && source.includes(`t("${key}"`)) return false;
			return !prefixes.some((prefix) => full.startsWith(prefix));
		});
		expect(unused).toEqual([]);
	});
});
