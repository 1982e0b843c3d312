/** Counting what each value of each filter would find. */
import {
	ACCESS_FEATURES,
	ACCESS_JOINING,
	DAYS,
	DELIVERY_SLUGS,
	DISTANCES,
	STAGE_SLUGS,
	TIME_SLUGS,
	type TimeOfDay,
	TOPICS,
} from "../../../model/listings/vocabulary";
import type { CouncilIndex } from "./council-index.server";
import { type EntrySet, inAll, sizeOf } from "./entry-set";
import { allOf, type Expression, FREE, filter, filtersOf, SEND } from "./expression";
import type { FacetCounts } from "./facets";
import { onThen, type Search, within } from "./find.server";
import { canonicalLanguage } from "./language-code";
import type { SearchQuery } from "./search-params";
import { wordsExpression } from "./understand";

/**
 * How many services each value of each filter would find, whatever else is chosen of that filter. On certain dates there
 * is no choice of days.
 */
export async function tallyFacets(search: Search): Promise<FacetCounts> {
	const { index, query, origin, understood, isOn } = search;
	const { age, access, ...filters } = filtersOf(query);
	const onTheDay = isOn ? filtersOf({ ...query, time: [] }).when : null;
	const all = await onThen(search, await index.matching(allOf([wordsExpression(understood), age, onTheDay])), []);
	const asked = new Map<string, EntrySet>();
	for (const [name, expression] of Object.entries({ ...filters, access: allOf(access) })) {
		if (expression !== null) asked.set(name, await index.matching(expression));
	}
	const at = async (time: readonly TimeOfDay[]) =>
		onThen(search, inAll([all, await index.matching(filtersOf({ ...query, time: [...time] }).when)]), time);
	if (isOn) asked.set("when", await at(query.time));
	if (origin && query.distance !== null) asked.set("distance", await within(index, all, origin, query.distance));

	/** The entries that have all that is asked for, but for one filter. */
	const left = (but?: string) => inAll([all, ...[...asked].flatMap(([name, set]) => (name === but ? [] : [set]))]);
	const among = async (set: EntrySet, expression: Expression | null) =>
		index.countServices(inAll([set, await index.matching(expression)]));
	/** A filter's values, counted by what the filter asks for when only that value is chosen. */
	function each<Value extends string>(
		name: keyof typeof filters,
		values: readonly Value[],
		choosing: (value: Value) => Partial<SearchQuery>,
	) {
		const set = left(name);
		return countEach(values, (value) => among(set, filtersOf({ ...query, ...choosing(value) })[name]));
	}
	const everything = left();
	const reachable = left("distance");
	const languages = await languagesIn(index, left("language"));

	return {
		stage: await each("stage", STAGE_SLUGS, (stage) => ({ stage: [stage] })),
		topic: await each("topic", TOPICS, (topic) => ({ topic: [topic] })),
		day: isOn ? await countEach(DAYS, async () => 0) : await each("when", DAYS, (day) => ({ day: [day] })),
		time: isOn
			? await countEach(TIME_SLUGS, async (time) => index.countServices(inAll([left("when"), await at([time])])))
			: await each("when", TIME_SLUGS, (time) => ({ time: [time] })),
		free: await among(left("free"), FREE),
		language: await each("language", languages, (code) => ({ language: [code] })),
		delivery: await each("delivery", DELIVERY_SLUGS, (delivery) => ({ delivery: [delivery] })),
		send: await among(left("send"), SEND),
		joining: await each("joining", ACCESS_JOINING, (joining) => ({ joining: [joining] })),
		access: await countEach(ACCESS_FEATURES, (feature) => among(everything, filter("access", feature))),
		distance: origin
			? await countEach(DISTANCES, async (miles) => index.countServices(await within(index, reachable, origin, miles)))
			: null,
	};
}

async function countEach<Value extends string | number>(
	values: readonly Value[],
	count: (value: Value) => Promise<number>,
): Promise<Record<Value, number>> {
	const counts: [Value, number][] = [];
	for (const value of values) counts.push([value, await count(value)]);
	return Object.fromEntries(counts) as Record<Value, number>;
}

/** The languages beside English that are spoken by services in a set. */
async function languagesIn(index: CouncilIndex, set: EntrySet): Promise<string[]> {
	const codes: string[] = [];
	for (const token of await index.tokens(filter("language", ""))) {
		const code = canonicalLanguage(token.slice(filter("language", "").length));
		if (!code || code === "en" || code === "any") continue;
		if (sizeOf(inAll([set, await index.matching(token)])) > 0) codes.push(code);
	}
	return codes;
}
