/** Words and topics by which somebody may be in danger, and the services that are there for it. Pure. */
import type { Topic } from "../../../model/listings/vocabulary";
import { type Expression, filter, REACHES_ANYWHERE } from "./expression";
import type { Word } from "./words";

const ABUSE: Topic = "domestic-abuse";
const DANGERS: readonly { said: readonly string[]; topics: readonly Topic[] }[] = [
	{
		said: [filter("topic", ABUSE), ...["domestic-abuse", "mens-advice", "nspcc"].map((id) => filter("line", id))],
		topics: [ABUSE],
	},
	{
		said: ["samaritans", "shout"].map((id) => filter("line", id)),
		topics: ["mental-health", "perinatal-mental-health"],
	},
];

const dangersIn = (means: readonly string[]) =>
	DANGERS.filter(({ said }) => said.some((token) => means.includes(token)));

/** @param means tokens that words and filters stand for */
export const isDanger = (means: readonly string[]): boolean => dangersIn(means).length > 0;

/** A word, or several that make a phrase, and what they stand for. */
interface Said {
	words: readonly Word[];
	means: readonly string[];
}

const isBehaviour = ({ means }: Said) => means.includes(filter("word", "tantrum")) && !isDanger(means);
const isBlow = ({ words, means }: Said) => words.length === 1 && isDanger(means);

/**
 * What is left where a child is said to be stubborn, and then to hit: that is no danger. Wherever anybody or anything else
 * is told of, or it is not clear who hits whom, all is left.
 * @param clauses of a question that begins with a child, as the one who does something
 */
export const withoutChildsBlows = <Clause extends Said>(clauses: readonly Clause[]): Clause[] =>
	clauses[0] && isBehaviour(clauses[0]) && clauses.every((clause) => isBehaviour(clause) || isBlow(clause))
		? clauses.filter(isBehaviour)
		: [...clauses];

/** Who may be in danger is sent nowhere that is not there for it. */
export const isForDanger = ({ topics }: { topics: readonly Topic[] }): boolean => topics.includes(ABUSE);

/** Entries that come first in danger, each of these before those that have fewer of them: empty where there is none. */
export function firstInDanger(means: readonly string[]): Expression[] {
	const topics = dangersIn(means).flatMap((danger) => danger.topics.map((topic) => filter("topic", topic)));
	if (topics.length === 0) return [];
	const helps = { any: topics };
	const reaches = { all: [helps, REACHES_ANYWHERE] };
	// What a professional has to refer to is there too, but nobody can go to it tonight.
	return [helps, reaches, { all: [reaches, filter("joining", "open")] }];
}
