/** What answers the words of a search before any list does: an article, a line that is open, the nearest that fits. */
import type { LocalNow } from "../../../model/calendar/local-time";
import type { PublicService } from "../../../model/listings/public-service";
import { endedOn } from "../../../model/listings/sessions";
import { TOPICS } from "../../../model/listings/vocabulary";
import type { LocalText } from "../../../model/local-text";
import { ANYONE } from "../../../model/people/asker";
import type { Speech } from "../../../platform/i18n/context";
import type { Council } from "../../directory/councils/queries.server";
import { listHubs } from "../../directory/listings/public-listings.server";
import { isDanger, isForDanger } from "../../directory/search/danger";
import { filter, valuesOf } from "../../directory/search/expression";
import type { SearchQuery } from "../../directory/search/search-params";
import { meaningOf, type SearchResult, tellingWords } from "../../directory/search/search-services.server";
import type { Clause } from "../../directory/search/understand";
import { wordsOf } from "../../directory/search/words";
import { library } from "../guidance/articles.server";
import { listArticles } from "../guidance/council-articles.server";
import { type AnsweringLine, answeringLine, lineForAnything } from "../help/answering-line.server";
import type { HubCard } from "../hubs/nearest-hub-card";
import type { ListingCard } from "../words/describe-listing";
import { translatedField } from "../words/describe-place";
import { answeringArticle } from "./answering-article";
import { namedHub } from "./named-hub";

export interface Answer {
	article: { slug: string; title: LocalText; summary: LocalText; href: string } | null;
	line: AnsweringLine | null;
	service: { slug: string; card: ListingCard } | null;
	/** The hub that the words name. */
	hub: { slug: string; name: LocalText; href: string } | null;
	/** Somebody may be in danger: what to do at once comes first. */
	danger: boolean;
}

interface AnswerContext {
	speech: Speech;
	now: LocalNow;
	nearest: HubCard | null;
	/** Whether what was found has all the words. */
	matching: SearchResult["matching"];
	corrected: SearchResult["corrected"];
}

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
	{ speech, now, nearest: nearestHub, matching, corrected }: AnswerContext,
): Promise<Answer | null> {
	if (query.q === "" && found.length > 0) return null;
	const { language, paths } = speech;
	const clauses = query.q === "" ? [] : meaningOf(corrected?.to ?? query.q, language.code);
	const means = [...clauses.flatMap((clause) => clause.means), ...query.topic.map((topic) => filter("topic", topic))];
	const topics = TOPICS.filter((topic) => valuesOf("topic", means).includes(topic));
	const articles = (await listArticles(ANYONE, council.id, language)).map((summary) => ({
		...summary,
		texts: [...(library.textsOf(summary.slug)?.entries() ?? [])]
			.filter(([code]) => code === "en" || code === language.code)
			.map(([, text]) => text),
	}));
	const danger = isDanger(means);
	const answering = answeringArticle(articles, clauses, query);
	// Who types the name of a service wants it, and not what to read about its topic.
	const best = answering && (answering.named || danger || !isNamed(found[0], clauses)) ? answering.article : undefined;
	const lines = valuesOf("line", means);
	const lost = found.length === 0 || matching === "some";
	const line =
		answeringLine(council, { topics, lines }, speech, now) ??
		(lost && !best ? lineForAnything(council, speech, now) : null);
	const hub = query.q === "" ? null : await hubInWords(council, query.q, nearestHub, speech);
	if (!best && !line && !hub) return null;
	const going = found.filter(({ service }) => endedOn(service.content, now) === null);
	const fitting = danger ? going.filter(({ service }) => isForDanger(service.content)) : going;
	const nearest = query.q === "" ? undefined : fitting[0];
	return {
		article: best ? { ...pick(best), href: paths.guidanceArticle(council.slug, best.slug) } : null,
		line,
		service: nearest ? { slug: nearest.service.slug, card: nearest.card } : null,
		hub,
		danger,
	};
}

async function hubInWords(council: Council, q: string, nearest: HubCard | null, speech: Speech) {
	const { language, paths } = speech;
	const words = tellingWords(q, language.code).map(({ form }) => form);
	const { hub, hubs } = council.settings.labels;
	const kinds = [...Object.values(hub), ...Object.values(hubs), speech.t("directory:answer.hubs")];
	const all = (await listHubs(ANYONE, council.id)).map((place) => ({
		place,
		names: [place.content.name, place.content.translations[language.code]?.name ?? ""],
	}));
	const named = namedHub(words, all, kinds);
	if (named === "any") return nearest && { slug: nearest.slug, name: nearest.name, href: nearest.href };
	if (!named) return null;
	const { slug, content } = named.place;
	return {
		slug,
		name: translatedField(content, "name", content.name, language.code),
		href: paths.hub(council.slug, slug),
	};
}

/** Whether all words are in a service's name. */
function isNamed(found: FoundCard | undefined, clauses: readonly Clause[]): boolean {
	const stems = new Set(
		wordsOf(`${found?.service.content.name ?? ""} ${found?.card.name.text ?? ""}`).map(({ stem }) => stem),
	);
	return clauses.length > 0 && clauses.every(({ words }) => words.every(({ stem }) => stems.has(stem)));
}

const pick = ({ slug, title, summary }: { slug: string; title: LocalText; summary: LocalText }) => ({
	slug,
	title,
	summary,
});
