/** What an article file says, and how articles are grouped. Safe in the browser: no I/O. */
import { z } from "zod";
import { isLocalDate } from "../calendar/local-time";
import { STAGE_SLUGS, type Stage, TOPICS, type Topic } from "../directory/vocabulary";
import { TRANSLATED_FIELDS } from "../publication/translations";

const line = z.string().min(1);

/** The head of an article's file. The first topic is what it is mostly about. */
export const articleHeadSchema = z.strictObject({
	title: line.max(80),
	/** The short answer. */
	summary: line.max(300),
	topics: z.array(z.enum(TOPICS)).min(1),
	stages: z.array(z.enum(STAGE_SLUGS)).min(1),
	/** The date on which the English text was last checked; in a translation, of the English text it was made from. */
	reviewedOn: z.string().refine(isLocalDate, "is not a date such as 2026-11-02"),
	source: line,
	sourceUrl: z.url({ protocol: /^https$/ }),
	/** When to get help now, most serious first. */
	urgent: z.array(line).min(1),
});
export type ArticleHead = z.infer<typeof articleHeadSchema>;

/** An article in one language, as lists show it. */
export interface ArticleSummary {
	slug: string;
	title: string;
	summary: string;
	topics: Topic[];
	stages: Stage[];
	lang: string;
	dir: "ltr" | "rtl";
}

export interface Article extends ArticleSummary {
	/** When to get help now: a list. HTML made from our own Markdown, like `bodyHtml`. */
	urgentHtml: string;
	bodyHtml: string;
	reviewedOn: string;
	source: string;
	sourceUrl: string;
	/** Codes of the languages it can be read in, English first. */
	languages: string[];
	/** True for a translation made from an older English text than today's. */
	outdated: boolean;
}

/** Each article once, by its first topic in the order of the vocabulary; the order among those of one topic is kept. */
export function inOrderOfTopics<A extends { topics: readonly Topic[] }>(articles: readonly A[]): A[] {
	return TOPICS.flatMap((topic) => articles.filter((article) => article.topics[0] === topic));
}

/** Every article under each of its stages, youngest first. */
export function articlesByStage<A extends { stages: readonly Stage[] }>(articles: readonly A[]) {
	return STAGE_SLUGS.map((key) => ({
		key,
		articles: articles.filter((article) => article.stages.includes(key)),
	})).filter((group) => group.articles.length > 0);
}

/** The fields of a council's own article that are translated. */
export const ARTICLE_FIELDS = TRANSLATED_FIELDS.article;

/** An article that a council writes itself: what a file of ours says, with its translations beside it. */
export const articleContentSchema = z.object({
	title: line.trim().max(80),
	summary: line.trim().max(300),
	topics: z.array(z.enum(TOPICS)).min(1),
	stages: z.array(z.enum(STAGE_SLUGS)).min(1),
	/** When to get help now: one line each, most serious first. */
	urgent: z.string().trim().max(2000),
	/** Markdown. */
	body: z.string().trim().min(1).max(50_000),
	reviewedOn: z.string().refine(isLocalDate, "is not a date such as 2026-11-02"),
	source: z.string().trim().max(200),
	sourceUrl: z.union([z.literal(""), z.url({ protocol: /^https$/ })]),
	translations: z.record(z.string(), z.partialRecord(z.enum(ARTICLE_FIELDS), z.string())).default({}),
	translationFacts: z
		.record(
			z.string(),
			z.partialRecord(z.enum(ARTICLE_FIELDS), z.object({ by: z.enum(["person", "machine"]), source: z.string() })),
		)
		.default({}),
});
export type ArticleContent = z.infer<typeof articleContentSchema>;
