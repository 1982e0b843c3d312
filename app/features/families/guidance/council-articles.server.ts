/** The articles that a council's families read: the portal's own, and the council's beside them and instead of them. */

import { and, eq } from "drizzle-orm";
import { article } from "../../../../db/schema";
import type { ARTICLE_FIELDS, Article, ArticleContent, ArticleSummary } from "../../../model/guidance/article";
import type { LocalText } from "../../../model/local-text";
import { byDictionary } from "../../../model/order";
import type { Anyone } from "../../../model/people/asker";
import { translationCaveats } from "../../../model/publishing/translations";
import { ENGLISH, LANGUAGES, type Language } from "../../../platform/i18n/languages";
import { pickText } from "../../../platform/i18n/pick-text";
import { readFor } from "../../../platform/store.server";
import { library } from "./articles.server";
import { renderArticle, renderUrgent, urgentLines } from "./markdown";

/** Every article in the order of their titles, each text in `language` or in English. */
export async function listArticles(asker: Anyone, councilId: string, language: Language): Promise<ArticleSummary[]> {
	const db = await readFor(asker);
	const rows = await db
		.select({ slug: article.slug, content: article.content })
		.from(article)
		.where(and(eq(article.councilId, councilId), eq(article.status, "published")));
	const own = rows.map(({ slug, content }) => summaryOf(slug, content, language));
	const replaced = new Set(own.map(({ slug }) => slug));
	return [...library.list(language.code).filter(({ slug }) => !replaced.has(slug)), ...own].sort(
		byDictionary(({ title }) => title.text, language.code),
	);
}

/** One article: the council's own of this slug, or the portal's; undefined when there is neither. */
export async function findArticle(
	asker: Anyone,
	councilId: string,
	slug: string,
	language: Language,
): Promise<Article | undefined> {
	const db = await readFor(asker);
	const [row] = await db
		.select({ content: article.content })
		.from(article)
		.where(and(eq(article.councilId, councilId), eq(article.slug, slug), eq(article.status, "published")));
	return row ? councilArticle(slug, row.content, language) : library.find(slug, language.code);
}

type Field = (typeof ARTICLE_FIELDS)[number];

function translatedField(content: ArticleContent, field: Field, language: Language): LocalText {
	return pickText({ [language.code]: content.translations[language.code]?.[field], en: content[field] }, language.code);
}

function summaryOf(slug: string, content: ArticleContent, language: Language): ArticleSummary {
	const { topics, stages } = content;
	return {
		slug,
		title: translatedField(content, "title", language),
		summary: translatedField(content, "summary", language),
		topics,
		stages,
	};
}

/** A council's article as its page shows it, each text in `language` or in English. */
export function councilArticle(slug: string, content: ArticleContent, language: Language): Article {
	const urgent = translatedField(content, "urgent", language);
	const lines = urgentLines(urgent.text);
	const body = translatedField(content, "body", language);
	return {
		...summaryOf(slug, content, language),
		urgent: lines.length > 0 ? { html: renderUrgent(lines), lang: urgent.lang, dir: urgent.dir } : null,
		body: { html: renderArticle(body.text), lang: body.lang, dir: body.dir },
		reviewedOn: content.reviewedOn,
		source: { text: content.source, lang: ENGLISH.code, dir: ENGLISH.dir },
		sourceUrl: content.sourceUrl,
		languages: LANGUAGES.map(({ code }) => code).filter(
			(code) => code === ENGLISH.code || content.translations[code]?.body,
		),
		...translationCaveats({ kind: "article", content }, language.code),
	};
}
