/** What an article file says, and how articles are grouped. Safe in the browser: no I/O. */
import { z } from "zod";
import { isLocalDate } from "../calendar/local-time";
import { STAGE_SLUGS, type Stage, TOPICS, type Topic } from "../listings/vocabulary";
import type { LocalText } from "../local-text";
import { TRANSLATED_FIELDS } from "../publishing/translations";

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

/** HTML made from Markdown, in the language it was written in. */
export interface LocalHtml {
	html: string;
	lang: string;
	dir: "ltr" | "rtl";
}

/** An article as lists show it, each text in the reader's language or, without a translation, in English. */
export interface ArticleSummary {
	slug: string;
	title: LocalText;
	summary: LocalText;
	topics: Topic[];
	stages: Stage[];
}

export interface Article extends ArticleSummary {
	/** When to get help now: a list; null where nothing of the subject is urgent. */
	urgent: LocalHtml | null;
	body: LocalHtml;
	reviewedOn: string;
	/** Who says so, and where; "" for what the council knows itself. */
	source: LocalText;
	sourceUrl: string;
	/** Codes of the languages its text can be read in, English first. */
	languages: string[];
	/** True when something of what is shown was translated from an older English text than today's. */
	outdated: boolean;
	/** True when a machine translated something of what is shown, and nobody has checked it. */
	machine: boolean;
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

/** The longest texts of a council's article, in characters. */
export const ARTICLE_LIMITS = { title: 80, summary: 300, urgent: 2000, body: 50_000, source: 200 } as const;

/** An article that a council writes itself: what a file of ours says, with its translations beside it. */
export const articleContentSchema = z.object({
	/** The slug of the portal's article in whose place it stands; null for one beside them. */
	insteadOf: z.string().nullable().default(null),
	title: line.trim().max(ARTICLE_LIMITS.title),
	summary: line.trim().max(ARTICLE_LIMITS.summary),
	topics: z.array(z.enum(TOPICS)).min(1),
	stages: z.array(z.enum(STAGE_SLUGS)).min(1),
	/** When to get help now: one line each, most serious first. */
	urgent: z.string().trim().max(ARTICLE_LIMITS.urgent),
	/** Markdown. */
	body: z.string().trim().min(1).max(ARTICLE_LIMITS.body),
	reviewedOn: z.string().refine(isLocalDate, "is not a date such as 2026-11-02"),
	source: z.string().trim().max(ARTICLE_LIMITS.source),
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
