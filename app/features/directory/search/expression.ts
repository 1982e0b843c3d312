/** Which entries a search wants: tokens joined by "all of" and "any of". Both engines and plain code can read it. Pure. */
import type { Ages } from "../../../model/listings/ages";
import { MAX_AGE_MONTHS, type TimeOfDay } from "../../../model/listings/vocabulary";
import type { SearchQuery } from "./search-params";

export type Expression = string | { all: readonly Expression[] } | { any: readonly Expression[] };

/** Tokens: `:stem` for a word anywhere, `=stem` for a word of the name, `.filter` for a fact that filters. */
export const word = (stem: string) => `:${stem}`;
export const nameWord = (stem: string) => `=${stem}`;
export const filter = (group: string, value: string) => `.${group}.${value}`;
export const FREE = ".free";
export const SEND = ".send";
/** A session on a day (see `daySlug`) at a time of day. */
export const session = (day: string, time: string) => `.session.${day}.${time}`;

/** A word written in capitals, "DLA", anywhere and in the name: it is not the word "dla". */
export const abbreviation = (capitals: string) => filter("capitals", capitals.toLowerCase());
export const nameAbbreviation = (capitals: string) => filter("capitalsinname", capitals.toLowerCase());

/** What phrases stand for that is no fact of a service: words of listings, articles, lines, filters, and nothing at all. */
const FURTHER = ["word", "article", "line", "day", "soon", "time", "free", "ignored"] as const;
export const isFact = (token: string) => !FURTHER.some((group) => token.startsWith(filter(group, "")));
/** The values of a group among some tokens. */
export const valuesOf = (group: string, tokens: readonly string[]): string[] =>
	tokens.filter((token) => token.startsWith(filter(group, ""))).map((token) => token.slice(filter(group, "").length));

/** Entries without a position that any distance keeps: by phone, online, at home, or at a confidential place. */
export const REACHES_ANYWHERE = ".anywhere";

/** Entries with sessions that have a last date: see `Entry.ends`. */
export const DATED = ".dated";
/** Entries of services all of whose sessions have a last date; and those of them of which one is still to come. */
export const ENDING = ".ending";
export const GOES_ON = filter("on", "still");
export const canEnd = (token: string) => token === GOES_ON || /^\.(?:day|time|session)\./.test(token);

const MONTHS = 12;
/** Ages end with the nineteenth year. */
const NO_UPPER_AGE = MAX_AGE_MONTHS + 1;

/**
 * Tokens for the ages that a service is for: each whole year of life, and the months of years that are not whole. So any
 * age is found by looking for its year or its month, exactly where `isForAge` says so.
 */
export function ageTokens({ children, fromMonths, toMonths }: Ages): string[] {
	if (!children) return [];
	const tokens: string[] = [];
	const end = Math.min(toMonths ?? NO_UPPER_AGE, NO_UPPER_AGE);
	for (let month = fromMonths ?? 0; month < end; ) {
		const wholeYear = month % MONTHS === 0 && month + MONTHS <= end;
		tokens.push(wholeYear ? filter("year", String(month / MONTHS)) : filter("month", String(month)));
		month += wholeYear ? MONTHS : 1;
	}
	return tokens;
}

function ofAge(months: number): Expression {
	return { any: [filter("month", String(months)), filter("year", String(Math.floor(months / MONTHS)))] };
}

/** The parameters that narrow a search down to entries with certain facts. */
export type FilterName = "stage" | "age" | "topic" | "when" | "free" | "language" | "delivery" | "send" | "joining";

const anyOf = (group: string, values: readonly string[]): Expression | null =>
	values.length > 0 ? { any: values.map((value) => filter(group, value)) } : null;

/** What each filter of a query asks for, null for those not set. Day and time go together: both of one session. */
export function filtersOf(query: SearchQuery): Record<FilterName, Expression | null> & { access: Expression[] } {
	return {
		stage: anyOf("stage", query.stage),
		age: query.age === null ? null : ofAge(query.age),
		topic: anyOf("topic", query.topic),
		when: sessionAt(query),
		free: query.free ? FREE : null,
		// Every session is held in English, or in English too.
		language: query.language.includes("en")
			? null
			: anyOf("language", query.language.length > 0 ? [...query.language.map(languageSlug), "any"] : []),
		delivery: anyOf("delivery", query.delivery),
		send: query.send ? SEND : null,
		joining: anyOf("joining", query.joining),
		access: query.access.map((feature) => filter("access", feature)),
	};
}

export const languageSlug = (code: string) => code.toLowerCase();
export const daySlug = (day: string) => day.toLowerCase();

function sessionAt({ day, time }: { day: readonly string[]; time: readonly TimeOfDay[] }): Expression | null {
	if (day.length > 0 && time.length > 0) {
		return { any: day.flatMap((one) => time.map((part) => session(daySlug(one), part))) };
	}
	return anyOf("day", day.map(daySlug)) ?? anyOf("time", time);
}

/** The tokens that expressions name, each once. */
export function tokensOf(expressions: Iterable<Expression | null>, found = new Set<string>()): Set<string> {
	for (const expression of expressions) {
		if (typeof expression === "string") found.add(expression);
		else if (expression !== null) tokensOf("any" in expression ? expression.any : expression.all, found);
	}
	return found;
}

/** Every part of an expression, those that are null left out; null when nothing is asked. */
export function allOf(parts: readonly (Expression | null)[]): Expression | null {
	const asked = parts.filter((part) => part !== null);
	return asked.length > 1 ? { all: asked } : (asked[0] ?? null);
}

/** Tokens as the index takes them: parted by spaces, each with its council in front; and the council alone, which finds all. */
export const lexemesOf = (council: number, tokens: Iterable<string>): string =>
	`${council} ${council}${[...tokens].join(` ${council}`)}`;

/** The tokens of lexemes; among them the empty one, of the council alone. */
export const tokensIn = (lexemes: string, council: number): Set<string> =>
	new Set(lexemes.split(" ").map((lexeme) => lexeme.slice(String(council).length)));
