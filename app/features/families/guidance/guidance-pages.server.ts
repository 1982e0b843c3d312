/** The guidance pages of a council: the list of articles, and one article with help near the family. */

import { type LocalNow, localNow } from "../../../model/calendar/local-time";
import { dateRules } from "../../../model/councils/settings";
import { type Article, type ArticleSummary, articlesByStage, inOrderOfTopics } from "../../../model/guidance/article";
import type { PublicService } from "../../../model/listings/public-service";
import { endedOn } from "../../../model/listings/sessions";
import type { Topic } from "../../../model/listings/vocabulary";
import type { LocalText } from "../../../model/local-text";
import { ANYONE } from "../../../model/people/asker";
import { pathsFor } from "../../../paths";
import { findLanguage, type Language } from "../../../platform/i18n/languages";
import { speechIn } from "../../../platform/i18n/speech.server";
import type { Council } from "../../directory/councils/queries.server";
import { publicServicesById } from "../../directory/listings/public-listings.server";
import { ANY_SERVICE } from "../../directory/search/search-params";
import { searchServices } from "../../directory/search/search-services.server";
import { openness } from "../offer/rules";
import { type ListingCard, listingCard } from "../words/describe-listing";
import { findArticle, listArticles } from "./council-articles.server";

/** How the list of articles can be grouped: the `by` search parameter. The first is the default. */
export const GROUPINGS = ["topic", "stage"] as const;
export type Grouping = (typeof GROUPINGS)[number];

const SERVICES_SHOWN = 3;
/** Out of how many of a topic those shown are chosen. */
const SERVICES_COMPARED = 20;

export interface ArticleLink {
	href: string;
	/** What it is mostly about. */
	topic: string | null;
	title: LocalText;
	summary: LocalText;
}

export interface GuidanceIndex {
	title: string;
	description: string;
	council: Pick<Council, "slug" | "name">;
	by: Grouping;
	/** By topic there is one group without a heading: each article names its topic itself. */
	groups: { key: string; heading: string | null; articles: ArticleLink[] }[];
}

export interface ArticlePage {
	title: string;
	description: string;
	council: Pick<Council, "slug" | "name">;
	article: Article;
	/** False when the article's text is in English for want of a translation. */
	translated: boolean;
	topic: { slug: Topic; name: string };
	services: ListingCard[];
	/** The same article in other languages, each by its own name. */
	languages: { code: string; name: string; dir: "ltr" | "rtl"; href: string }[];
	/** Other articles on the same topics. */
	more: ArticleLink[];
}

/** The list of articles, grouped. */
export async function guidanceIndex(council: Council, language: Language, by: Grouping | null): Promise<GuidanceIndex> {
	const grouping = by ?? GROUPINGS[0];
	const { t } = speechIn(language);
	const articles = await listArticles(ANYONE, council.id, language);
	const linkTo = (article: ArticleSummary) => articleLink(council, article, language);
	const groups =
		grouping === "topic"
			? [{ key: grouping, heading: null, articles: inOrderOfTopics(articles).map(linkTo) }]
			: articlesByStage(articles).map(({ key, articles: ofStage }) => ({
					key,
					heading: t(`vocabulary:stage.${key}`),
					articles: ofStage.map(linkTo),
				}));
	return {
		title: t("guidance:pageTitle", { title: t("guidance:title"), council: council.name }),
		description: t("guidance:description"),
		council: { slug: council.slug, name: council.name },
		by: grouping,
		groups,
	};
}

/** @returns the page of an article, in English where it has no translation, or undefined when there is none */
export async function articlePage(
	council: Council,
	slug: string,
	language: Language,
	now = localNow(),
): Promise<ArticlePage | undefined> {
	const article = await findArticle(ANYONE, council.id, slug, language);
	return article && viewArticle(council, article, language, now);
}

/** The page of an article in hand; undefined for one that is about nothing. */
export async function viewArticle(
	council: Council,
	article: Article,
	language: Language,
	now = localNow(),
): Promise<ArticlePage | undefined> {
	const { slug } = article;
	const [topic] = article.topics;
	if (!topic) return undefined;
	const speech = speechIn(language);
	const context = { speech, council: council.slug, now, rules: dateRules(council.settings) };
	const services = await servicesOn(council.id, article.topics, now);
	return {
		title: speech.t("guidance:pageTitle", { title: article.title.text, council: council.name }),
		description: article.summary.text,
		council: { slug: council.slug, name: council.name },
		article,
		translated: article.body.lang === language.code,
		topic: { slug: topic, name: speech.t(`vocabulary:topic.${topic}`) },
		services: services.map((service) => listingCard(service, context)),
		languages: article.languages.flatMap((code) => {
			const other = code === language.code ? undefined : findLanguage(code);
			if (!other) return [];
			return { code, name: other.name, dir: other.dir, href: pathsFor(code).guidanceArticle(council.slug, slug) };
		}),
		more: relatedTo(article, await listArticles(ANYONE, council.id, language)).map((each) =>
			articleLink(council, each, language),
		),
	};
}

/** A link to an article. */
export function articleLink(council: Pick<Council, "slug">, article: ArticleSummary, language: Language): ArticleLink {
	const { slug, title, summary, topics } = article;
	const { t, paths } = speechIn(language);
	const [topic] = topics;
	return {
		href: paths.guidanceArticle(council.slug, slug),
		topic: topic ? t(`vocabulary:topic.${topic}`) : null,
		title,
		summary,
	};
}

const MORE_SHOWN = 3;

/** Other articles with a topic in common, those with the same main topic first. */
function relatedTo(article: Article, all: readonly ArticleSummary[]): ArticleSummary[] {
	const shared = (other: ArticleSummary) =>
		other.topics.filter((topic) => article.topics.includes(topic)).length +
		Number(other.topics[0] === article.topics[0]);
	return all
		.filter((other) => other.slug !== article.slug && shared(other) > 0)
		.sort((a, b) => shared(b) - shared(a))
		.slice(0, MORE_SHOWN);
}

/**
 * Services on the article's main topic, and where they are too few on its others; those open to everyone first, and none
 * that has ended.
 */
async function servicesOn(councilId: string, topics: readonly Topic[], now: LocalNow): Promise<PublicService[]> {
	const found: PublicService[] = [];
	for (const topic of topics) {
		const query = { ...ANY_SERVICE, topic: [topic] };
		const { hits } = await searchServices(ANYONE, councilId, query, null, { pageSize: SERVICES_COMPARED, now });
		const known = new Set(found.map(({ id }) => id));
		const ids = hits.map(({ serviceId }) => serviceId).filter((id) => !known.has(id));
		const services = (await publicServicesById(ANYONE, councilId, ids)).filter(
			({ content }) => endedOn(content, now) === null,
		);
		found.push(...services.sort((a, b) => openness(a.content.level) - openness(b.content.level)));
		if (found.length >= SERVICES_SHOWN) break;
	}
	return found.slice(0, SERVICES_SHOWN);
}
