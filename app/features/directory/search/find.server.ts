/** One search of one council: which entries it finds, and which services those are, in their order. */
import type { SearchEngine } from "../../../../db/search";
import { milesBetween, type Position } from "../../places/distance";
import { areasAround, CELL_ERROR_MILES, isPlaced, isShared, middleOf, numberOf } from "./cells";
import { allOf, type Expression, filtersOf, REACHES_ANYWHERE } from "./expression";
import type { SearchQuery } from "./search-params";
import { type Understanding, wordsExpression } from "./understand";

export interface Search {
	engine: SearchEngine;
	/** The council's number in the index. */
	council: number;
	query: SearchQuery;
	/** Where distances are from; null while unknown. */
	origin: Position | null;
	understood: Understanding;
}

export interface SearchHit {
	serviceId: string;
	/** Its nearest place among those that match, or the first where none has a distance; null without a place. */
	placeId: string | null;
	/** From the origin; null where either is not known. */
	miles: number | null;
}

/** Up to so many entries are looked at one by one; of more, the nearest are found first. */
const FEW = 1500;
/** Miles within which the nearest are looked for, one after another. */
const RINGS = [2, 6, 18, 54];
/** Two distances by cell that differ by more than this are in the same order as the exact ones. */
const CELL_ORDER = 2 * CELL_ERROR_MILES;

/** What entries must have: every filter of the query, and its words. */
export function wanted({ query, understood }: Search): Expression | null {
	const { access, ...filters } = filtersOf(query);
	return allOf([wordsExpression(understood), ...Object.values(filters), ...access]);
}

const limitOf = ({ query, origin }: Search) => (origin === null ? null : query.distance);

/**
 * The ids of entries that match and are within the query's distance. Those without a position are kept where the
 * family need not travel: on the phone, online, at home. One with a masked or unknown place is left out, since its
 * distance must not be told.
 */
export async function matchingIds(
	search: Search,
	expression: Expression | null,
	miles: number | null = limitOf(search),
): Promise<number[]> {
	const { engine, council, origin } = search;
	if (miles === null || origin === null) return engine.ids(council, expression);
	const area = { any: [...areasAround(origin, miles), REACHES_ANYWHERE] };
	const inside: number[] = [];
	const onTheEdge: number[] = [];
	for (const id of await engine.ids(council, allOf([expression, area]))) {
		if (!isPlaced(id)) {
			inside.push(id);
			continue;
		}
		const about = milesBetween(origin, middleOf(id));
		if (about <= miles - CELL_ERROR_MILES) inside.push(id);
		else if (about <= miles + CELL_ERROR_MILES) onTheEdge.push(id);
	}
	for (const { id, lat, lon } of onTheEdge.length > 0 ? await engine.facts(onTheEdge) : []) {
		if (lat !== null && lon !== null && milesBetween(origin, { lat, lon }) <= miles) inside.push(id);
	}
	return inside;
}

/** How many services match. */
export async function countServices(search: Search): Promise<number> {
	const expression = wanted(search);
	if (limitOf(search) === null) return tallied(search, expression);
	return new Set((await matchingIds(search, expression)).map(numberOf)).size;
}

async function tallied({ engine, council }: Search, expression: Expression | null): Promise<number> {
	const { entries, shared } = await engine.tally(council, expression);
	return entries + new Set(shared).size;
}

/**
 * The services from place `from` (inclusive) to `to` (exclusive) of the order, and how many there are in all. A service
 * counts once. The order is: how many of the words it has, where it need not have all; relevance where that is asked
 * for; distance; name; id.
 */
export async function findServices(
	search: Search,
	from: number,
	to: number,
): Promise<{ total: number; hits: SearchHit[] }> {
	const { engine, council, query, origin, understood } = search;
	const expression = wanted(search);
	const byRelevance = (query.sort === "relevance" || origin === null) && understood.clauses.length > 0;
	const ranked = byRelevance || (understood.matching === "some" && understood.clauses.length > 1);

	if (origin && !ranked && limitOf(search) === null && !asksForRemote(query)) {
		const some = await engine.ids(council, expression, FEW);
		if (some.length === FEW) return nearestOfMany(search, expression, origin, from, to);
		return { total: countNumbers(some), hits: await inDistanceOrder(search, some, from, to) };
	}
	const ids = await matchingIds(search, expression);
	if (!ranked) return { total: countNumbers(ids), hits: await inDistanceOrder(search, ids, from, to) };

	const tiers = await rank(search, expression, ids, byRelevance);
	const hits: SearchHit[] = [];
	let before = 0;
	for (const tier of tiers) {
		const count = countNumbers(tier);
		if (before < to && before + count > from) {
			hits.push(...(await inDistanceOrder(search, tier, Math.max(0, from - before), Math.min(count, to - before))));
		}
		before += count;
	}
	return { total: before, hits };
}

/** The nearest services of very many: those within a mile or two mostly decide the page. */
async function nearestOfMany(
	search: Search,
	expression: Expression | null,
	origin: Position,
	from: number,
	to: number,
): Promise<{ total: number; hits: SearchHit[] }> {
	const { engine, council } = search;
	const total = await tallied(search, expression);
	if (from >= total) return { total, hits: [] };
	for (const miles of RINGS) {
		const near = await engine.ids(council, allOf([expression, { any: areasAround(origin, miles) }]));
		const sure = near.filter((id) => milesBetween(origin, middleOf(id)) <= miles - CELL_ORDER);
		if (countNumbers(sure) >= to) return { total, hits: await inDistanceOrder(search, near, from, to) };
	}
	return { total, hits: await inDistanceOrder(search, await engine.ids(council, expression), from, to) };
}

/** Nobody need travel for what is asked for, so what has no place comes first. */
const asksForRemote = ({ delivery }: SearchQuery) => delivery.length > 0 && !delivery.includes("in-person");

/** A part of the services of these entries: by distance, then those without one by name. */
async function inDistanceOrder(search: Search, ids: readonly number[], from: number, to: number): Promise<SearchHit[]> {
	const { origin, query } = search;
	const nearest = new Map<number, number>();
	const rest = new Set<number>();
	for (const id of ids) {
		const number = numberOf(id);
		if (!origin || !isPlaced(id)) {
			rest.add(number);
			continue;
		}
		const miles = milesBetween(origin, middleOf(id));
		if (!isShared(number) || miles < (nearest.get(number) ?? Number.POSITIVE_INFINITY)) nearest.set(number, miles);
	}
	for (const number of nearest.keys()) rest.delete(number);

	const placed = (start: number, end: number) => (origin ? byDistance(search, origin, ids, nearest, start, end) : []);
	const named = (start: number, end: number) => byName(search, ids, rest, start, end);
	const [first, second, firstSize] = asksForRemote(query)
		? ([named, placed, rest.size] as const)
		: ([placed, named, nearest.size] as const);
	return [
		...(from < firstSize ? await first(from, Math.min(to, firstSize)) : []),
		...(to > firstSize ? await second(Math.max(0, from - firstSize), to - firstSize) : []),
	];
}

/** @param nearest service numbers and how far they are, by their cells */
async function byDistance(
	{ engine }: Search,
	origin: Position,
	ids: readonly number[],
	nearest: ReadonlyMap<number, number>,
	from: number,
	to: number,
): Promise<SearchHit[]> {
	const sorted = Float64Array.from(nearest.values()).sort();
	const first = sorted[from];
	const last = sorted[Math.min(to, sorted.length) - 1];
	if (first === undefined || last === undefined) return [];
	// By cells the order is right but for those whose distances are nearly the same: these are measured exactly.
	let before = 0;
	const close = new Set<number>();
	for (const [number, miles] of nearest) {
		if (miles < first - CELL_ORDER) before++;
		else if (miles <= last + CELL_ORDER) close.add(number);
	}
	const rows = await engine.entries(ids.filter((id) => isPlaced(id) && close.has(numberOf(id))));
	const best = new Map<number, SearchHit & { miles: number; ordinal: number; nameKey: string }>();
	for (const { number, serviceId, placeId, ordinal, nameKey, lat, lon } of rows) {
		if (lat === null || lon === null) continue;
		const miles = milesBetween(origin, { lat, lon });
		const known = best.get(number);
		if (!known || miles < known.miles || (miles === known.miles && ordinal < known.ordinal)) {
			best.set(number, { serviceId, placeId, miles, ordinal, nameKey });
		}
	}
	return [...best.values()]
		.sort((a, b) => a.miles - b.miles || compareNames(a, b))
		.slice(from - before, to - before)
		.map(({ serviceId, placeId, miles }) => ({ serviceId, placeId, miles }));
}

async function byName(
	{ engine }: Search,
	ids: readonly number[],
	numbers: ReadonlySet<number>,
	from: number,
	to: number,
): Promise<SearchHit[]> {
	const names = (await engine.names([...numbers])).sort(compareNames).slice(from, to);
	const shown = new Set(names.map(({ number }) => number));
	const firstOf = new Map<number, { placeId: string | null; ordinal: number }>();
	for (const { number, placeId, ordinal } of await engine.entries(ids.filter((id) => shown.has(numberOf(id))))) {
		const known = firstOf.get(number);
		if (!known || ordinal < known.ordinal) firstOf.set(number, { placeId, ordinal });
	}
	return names.map(({ number, serviceId }) => ({
		serviceId,
		placeId: firstOf.get(number)?.placeId ?? null,
		miles: null,
	}));
}

type Named = { nameKey: string; serviceId: string };
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const compareNames = (a: Named, b: Named) => compare(a.nameKey, b.nameKey) || compare(a.serviceId, b.serviceId);

/** A word in the name says more than one that stands for a topic, and that more than one of the description. */
export const WEIGHTS = { inName: 4, asFact: 2, anywhere: 1 } as const;
/** Having one word more outweighs where the others are. */
export const WEIGHT_OF_A_CLAUSE = 1000;

/** The ids in groups of services that rank the same, best first. */
async function rank(
	search: Search,
	expression: Expression | null,
	ids: readonly number[],
	byRelevance: boolean,
): Promise<number[][]> {
	const { engine, council, origin, understood } = search;
	const limit = limitOf(search);
	const area = origin && limit !== null ? { any: [...areasAround(origin, limit), REACHES_ANYWHERE] } : null;
	const having = async (part: Expression | null) =>
		new Set(part === null ? [] : await engine.ids(council, allOf([expression, area, part])));

	const scores = new Map<number, number>(ids.map((id) => [id, 0]));
	for (const clause of understood.clauses) {
		const anywhere = understood.matching === "some" ? await having(clause.anywhere) : undefined;
		const inName = byRelevance ? await having(clause.inName) : undefined;
		const asFact = byRelevance ? await having(clause.asFact) : undefined;
		for (const [id, score] of scores) {
			if (anywhere && !anywhere.has(id)) continue;
			const weight = inName?.has(id) ? WEIGHTS.inName : asFact?.has(id) ? WEIGHTS.asFact : WEIGHTS.anywhere;
			scores.set(id, score + WEIGHT_OF_A_CLAUSE + weight);
		}
	}
	const ofService = new Map<number, number>();
	for (const [id, score] of scores) {
		const number = numberOf(id);
		if (score > (ofService.get(number) ?? -1)) ofService.set(number, score);
	}
	const tiers = new Map<number, number[]>();
	for (const id of ids) {
		const score = ofService.get(numberOf(id)) ?? 0;
		const tier = tiers.get(score);
		if (tier) tier.push(id);
		else tiers.set(score, [id]);
	}
	return [...tiers].sort(([a], [b]) => b - a).map(([, tier]) => tier);
}

function countNumbers(ids: readonly number[]): number {
	const shared = new Set<number>();
	let single = 0;
	for (const id of ids) {
		const number = numberOf(id);
		if (isShared(number)) shared.add(number);
		else single++;
	}
	return single + shared.size;
}
