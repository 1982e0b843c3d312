/** What answers the words of a search before any list does: an article, a line that is open, the nearest that fits. */
import type { LocalNow } from "../../../model/calendar/local-time";
import type { PublicService } from "../../../model/listings/public-service";
import { TOPICS, type Topic } from "../../../model/listings/vocabulary";
import type { LocalText } from "../../../model/local-text";
import { ANYONE } from "../../../model/people/asker";
import type { Speech } from "../../../platform/i18n/context";
import type { Council } from "../../directory/councils/queries.server";
import { filter, valuesOf } from "../../directory/search/expression";
import type { SearchQuery } from "../../directory/search/search-params";
import { meaningOf } from "../../directory/search/search-services.server";
import { library } from "../guidance/articles.server";
import { listArticles } from "../guidance/council-articles.server";
import { type AnsweringLine, answeringLine } from "../help/answering-line.server";
import type { ListingCard } from "../words/describe-listing";
import { answeringArticle } from "./answering-article";

export interface Answer {
	article: { slug: string; title: LocalText; summary: LocalText; href: string } | null;
	line: AnsweringLine | null;
	service: { slug: string; card: ListingCard } | null;
	/** Somebody may be in danger: what to do at once comes first. */
	danger: boolean;
}

/** Of these topics somebody may be in danger. */
const DANGER: readonly Topic[] = ["domestic-abuse"];
const DANGER_LINES = ["samaritans", "shout", "nspcc"];

interface FoundCard {
	card: ListingCard;
	service: PublicService;
	hit: { miles: number | null };
}

/**
 * @param query a search with its filters read; without words only one that finds nothing has an answer
 * @param found the first page of what it finds
 * @returns null where nothing answers
 */
export async function findAnswer(
	council: Council,
	query: SearchQuery,
	found: readonly FoundCard[],
	{ speech, now }: { speech: Speech; now: LocalNow },
): Promise<Answer | null> {
	if (query.q === "" && found.length > 0) return null;
	const { language, paths } = speech;
	const clauses = query.q === "" ? [] : meaningOf(query.q, language.code);
	const means = [...clauses.flatMap((clause) => clause.means), ...query.topic.map((topic) => filter("topic", topic))];
	const topics = TOPICS.filter((topic) => valuesOf("topic", means).includes(topic));
	const articles = (await listArticles(ANYONE, council.id, language)).map((summary) => ({
		...summary,
		texts: [...(library.textsOf(summary.slug)?.entries() ?? [])]
			.filter(([code]) => code === "en" || code === language.code)
			.map(([, text]) => text),
	}));
	const best = answeringArticle(articles, clauses, query);
	const lines = valuesOf("line", means);
	const line = answeringLine(council, { topics, lines }, speech, now);
	if (!best && !line) return null;
	const nearest = query.q === "" ? undefined : (found.find(({ hit }) => hit.miles !== null) ?? found[0]);
	return {
		article: best ? { ...pick(best), href: paths.guidanceArticle(council.slug, best.slug) } : null,
		line,
		service: nearest ? { slug: nearest.service.slug, card: nearest.card } : null,
		danger: topics.some((topic) => DANGER.includes(topic)) || lines.some((id) => DANGER_LINES.includes(id)),
	};
}

const pick = ({ slug, title, summary }: { slug: string; title: LocalText; summary: LocalText }) => ({
	slug,
	title,
	summary,
});
