/** The phrases of every language: `locales/<language>/synonyms.json` and the names of topics. Read at first use. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { filter } from "./expression";
import { type Phrases, phrasesOf } from "./phrases";

/** The folder of the project, wherever the code was bundled to: the working directory of every command. */
const locales = join(process.env.HUB_ROOT ?? process.cwd(), "locales");

/** Group of filters ("topic", "stage", "audience" …) to value to what families say for it. */
const synonymsSchema = z.record(z.string(), z.record(z.string(), z.array(z.string().trim().min(1))));
const vocabularySchema = z.object({ topic: z.record(z.string(), z.string()).default({}) });

function* phrasePairs(): Generator<readonly [string, string]> {
	for (const language of readdirSync(locales)) {
		const read = (file: string): unknown => {
			const path = join(locales, language, file);
			return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : {};
		};
		for (const [group, values] of Object.entries(synonymsSchema.parse(read("synonyms.json")))) {
			for (const [value, texts] of Object.entries(values)) for (const text of texts) yield [text, filter(group, value)];
		}
		const { topic } = vocabularySchema.parse(read("vocabulary.json"));
		for (const [slug, name] of Object.entries(topic)) yield [name, filter("topic", slug)];
	}
}

let known: Phrases | undefined;
/** What families say, in every language of the product whatever the page's. */
export function phrases(): Phrases {
	known ??= phrasesOf(phrasePairs());
	return known;
}
