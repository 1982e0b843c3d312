/** Which article answers the words of a search. Pure, but for what it keeps of texts that it has read. */
import { LRUCache } from "lru-cache";
import type { ArticleSummary } from "../../../model/guidance/article";
import type { Topic } from "../../../model/listings/vocabulary";
import { isForDanger } from "../../directory/search/danger";
import { valuesOf } from "../../directory/search/expression";
import type { SearchQuery } from "../../directory/search/search-params";
import type { Clause } from "../../directory/search/understand";
import { wordsOf } from "../../directory/search/words";

/** An article with its texts in the languages that are read. */
export interface ReadableArticle extends ArticleSummary {
	texts: readonly { head: { title: string; summary: string }; body: string }[];
}

/** What a clause adds: that it names the article, that it is in its title, that its first topic, or a stage, is meant … */
const WEIGHTS = { named: 12, title: 6, firstTopic: 5, stage: 4.5, topic: 3, summary: 2, body: 1 } as const;
/** Less than a topic is no answer. */
const LEAST = WEIGHTS.topic;
/** Of these topics are articles about one thing each, so the topic alone names none. */
const WIDE: readonly string[] = ["parenting"] satisfies Topic[];

type Stems = ReadonlySet<string>;

/** Reading all articles takes as long as rendering a page of results, and their texts hardly ever change. */
const kept = new LRUCache<string, Stems>({ max: 1000 });

function stemsOf(text: string): Stems {
	let stems = kept.get(text);
	if (!stems) {
		stems = new Set(wordsOf(text).map(({ stem }) => stem));
		kept.set(text, stems);
	}
	return stems;
}

const hasAll = (texts: readonly Stems[], { words }: Clause) =>
	words.every(({ stem }) => texts.some((stems) => stems.has(stem)));

interface Answering<Readable> {
	article: Readable;
	/** Whether the words say it, or are in its title: else it is about the same topic. */
	named: boolean;
}

/**
 * @param query its topics and stages count where there are no words
 * @returns the article that answers best; undefined where none does
 */
export function answeringArticle<Readable extends ReadableArticle>(
	articles: readonly Readable[],
	clauses: readonly Clause[],
	query: Pick<SearchQuery, "topic" | "stage">,
): Answering<Readable> | undefined {
	const read = articles.map((article) => {
		const title = [article.title.text, ...article.texts.map(({ head }) => head.title)].map(stemsOf);
		const summary = [article.summary.text, ...article.texts.map(({ head }) => head.summary)].map(stemsOf);
		const body = [...title, ...summary, ...article.texts.map((text) => stemsOf(text.body))];
		return { article, title, summary, body };
	});
	/** What every article has says nothing about any. */
	const rarity = clauses.map((clause) => 1 - read.filter(({ body }) => hasAll(body, clause)).length / read.length);
	/** Who asks about something else is not told of danger. */
	const topicWeight = (article: Readable, all: readonly string[]) => {
		const topics = all.filter((topic) => !WIDE.includes(topic));
		return topics.includes(article.topics[0] ?? "")
			? WEIGHTS.firstTopic
			: !isForDanger(article) && article.topics.some((topic) => topics.includes(topic))
				? WEIGHTS.topic
				: 0;
	};
	/** An article for one stage is more about it than one for six. */
	const stageWeight = ({ stages }: Readable, asked: readonly string[]) =>
		stages.some((stage) => asked.includes(stage)) ? WEIGHTS.stage / stages.length : 0;
	let best: (Answering<Readable> & { score: number }) | undefined;
	for (const { article, title, summary, body } of read) {
		let score = topicWeight(article, query.topic) + stageWeight(article, query.stage);
		let named = false;
		for (const [at, clause] of clauses.entries()) {
			const of = valuesOf("topic", clause.means);
			// What is known to be about something else does not name danger by a word: "at home".
			const mayName = !isForDanger(article) || of.length === 0 || article.topics.some((topic) => of.includes(topic));
			const words =
				(hasAll(title, clause) ? WEIGHTS.title : 0) +
				(hasAll(summary, clause) ? WEIGHTS.summary : 0) +
				(hasAll(body, clause) ? WEIGHTS.body : 0);
			score += (mayName ? words * (rarity[at] ?? 0) : 0) + topicWeight(article, of);
			const isSaid = valuesOf("article", clause.means).includes(article.slug);
			if (isSaid) score += WEIGHTS.named;
			named ||= isSaid || (mayName && hasAll(title, clause));
			score += stageWeight(article, valuesOf("stage", clause.means));
		}
		if (score >= LEAST && score > (best?.score ?? 0)) best = { article, named, score };
	}
	return best;
}
