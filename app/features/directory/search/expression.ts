/** Which entries a search wants: tokens joined by "all of" and "any of". Both engines and plain code can read it. Pure. */
import { STAGES, type TimeOfDay } from "../vocabulary";
import type { SearchQuery } from "./search-params";

export type Expression = string | { all: readonly Expression[] } | { any: readonly Expression[] };

/** Tokens: `:stem` for a word anywhere, `=stem` for a word of the name, `.filter` for a fact that filters. */
export const word = (stem: string) => `:${stem}`;
export const nameWord = (stem: string) => `=${stem}`;
export const filter = (...parts: string[]) => `.${parts.join(".")}`;

/** Entries without a position that still reach a family wherever it is: by phone, online, at home. */
export const REACHES_ANYWHERE = filter("anywhere");

/** Ages are kept as blocks of 1, 2, 4 … 256 months, so that any span of them is a handful of tokens. */
const AGE_LEVELS = 9;
const NO_UPPER_AGE = 2 ** (AGE_LEVELS - 1);

/** The fewest blocks that cover ages from `from` (inclusive) to `to` (exclusive), in months. Null: no limit. */
export function ageBlocks(from: number | null, to: number | null): string[] {
	const blocks: string[] = [];
	let at = from ?? 0;
	const end = Math.min(to ?? NO_UPPER_AGE, NO_UPPER_AGE);
	while (at < end) {
		let level = 0;
		while (level + 1 < AGE_LEVELS && at % 2 ** (level + 1) === 0 && at + 2 ** (level + 1) <= end) level++;
		blocks.push(filter("age", String(level), String(at / 2 ** level)));
		at += 2 ** level;
	}
	return blocks;
}

/** Entries whose ages take in `months`: the blocks of every size that hold it. */
function ofAge(months: number): Expression {
	const levels = Array.from({ length: AGE_LEVELS }, (_, level) => level);
	return { any: levels.map((level) => filter("age", String(level), String(Math.floor(months / 2 ** level)))) };
}

/** The stages that share an age with a half-open range of months. */
export function stagesOf(from: number | null, to: number | null): string[] {
	return Object.entries(STAGES).flatMap(([stage, ages]) =>
		ages && (from ?? 0) < ages.to && (to ?? NO_UPPER_AGE) > ages.from ? [stage] : [],
	);
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
		free: query.free ? filter("free") : null,
		// Every session is held in English, or in English too.
		language: query.language.includes("en")
			? null
			: anyOf("language", query.language.length > 0 ? [...query.language.map(languageSlug), "any"] : []),
		delivery: anyOf("delivery", query.delivery),
		send: query.send ? filter("send") : null,
		joining: anyOf("joining", query.joining),
		access: query.access.map((feature) => filter("access", feature)),
	};
}

export const languageSlug = (code: string) => code.toLowerCase();
export const daySlug = (day: string) => day.toLowerCase();

function sessionAt({ day, time }: { day: readonly string[]; time: readonly TimeOfDay[] }): Expression | null {
	if (day.length > 0 && time.length > 0) {
		return { any: day.flatMap((one) => time.map((part) => filter("session", daySlug(one), part))) };
	}
	return anyOf("day", day.map(daySlug)) ?? anyOf("time", time);
}

/** Every part of an expression, those that are null left out; null when nothing is asked. */
export function allOf(parts: readonly (Expression | null)[]): Expression | null {
	const asked = parts.filter((part) => part !== null);
	return asked.length > 1 ? { all: asked } : (asked[0] ?? null);
}

/** Whether an entry with these tokens is one that the expression wants. */
export function holds(expression: Expression | null, tokens: ReadonlySet<string>): boolean {
	if (expression === null) return true;
	if (typeof expression === "string") return tokens.has(expression);
	return "all" in expression
		? expression.all.every((part) => holds(part, tokens))
		: expression.any.some((part) => holds(part, tokens));
}
