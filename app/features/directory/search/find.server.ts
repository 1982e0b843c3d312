/** One search of one council: which entries it finds, and which services those are, in their order. */
import type { EntryRow } from "../../../../db/search";
import type { TimeOfDay } from "../../../model/listings/vocabulary";
import { bySigns } from "../../../model/order";
import { milesBetween, type Position } from "../places/distance";
import { CELL_ERROR_MILES, FIRST_SHARED_NUMBER, idsAround, isShared, middleOf, NUMBERS, numberOf } from "./cells";
import type { CouncilIndex } from "./council-index.server";
import { firstInDanger } from "./danger";
import { add, allPlacesIn, type EntrySet, inAll, isEmpty, noEntries, placesIn, sizeOf, without } from "./entry-set";
import { allOf, type Expression, filter, filtersOf, REACHES_ANYWHERE } from "./expression";
import type { Phrases } from "./phrases";
import type { SearchQuery } from "./search-params";
import { type Clause, type Understanding, wordsExpression } from "./understand";

export interface Search {
	index: CouncilIndex;
	query: SearchQuery;
	/** Where distances are from; null while unknown. */
	origin: Position | null;
	understood: Understanding;
	/** What families say, in the reader's languages. */
	phrases: Phrases;
	/** What is asked for is on certain dates: the index knows weekdays alone. */
	isOn?: IsOn | undefined;
	/** Somebody named a town: what is there comes before what comes by phone, whatever fits as well. */
	placesFirst?: boolean | undefined;
}

/** Which of some services have a session on the dates that are asked for, at one of these times of day; none is any. */
export type IsOn = (serviceIds: readonly string[], time: readonly TimeOfDay[]) => Promise<ReadonlySet<string>>;

export interface SearchHit {
	serviceId: string;
	/** Its nearest place among those that match, or the first where none has a distance; null without a place. */
	placeId: string | null;
	/** From the origin; null where either is not known. */
	miles: number | null;
}

/** Up to so many entries are looked at one by one; of more, the nearest are found first. */
const FEW = 500;
/** Up to so many services are asked for their dates. */
const MOST_BY_DATE = 3000;
/** Miles within which the nearest are looked for, one after another. */
const RINGS = [1, 3, 9, 27, 81];
/** Two distances by cell that differ by more than this are in the same order as the exact ones. */
const CELL_ORDER = 2 * CELL_ERROR_MILES;

/** The entries that a search finds: those with all of its words and filters, on its dates, within its distance. */
async function matchingEntries(search: Search): Promise<EntrySet> {
	const { index, query, origin, understood } = search;
	const { access, ...filters } = filtersOf(query);
	const asked = await index.matching(allOf([wordsExpression(understood), ...Object.values(filters), ...access]));
	const fitting = await onThen(search, asked, query.time);
	return origin && query.distance !== null ? within(index, fitting, origin, query.distance) : fitting;
}

/** Those of a set whose services are on when it is asked for. Of very many the weekday, which they have, has to do. */
export async function onThen(
	{ index, isOn }: Pick<Search, "index" | "isOn">,
	set: EntrySet,
	time: readonly TimeOfDay[],
): Promise<EntrySet> {
	if (!isOn || index.countServices(set) > MOST_BY_DATE) return set;
	const rows = await index.engine.entries(placesIn(set).map((place) => index.idAt(place)));
	const on = await isOn([...new Set(rows.map(({ serviceId }) => serviceId))], time);
	const found = noEntries(index.size);
	for (const { id, serviceId } of rows) if (on.has(serviceId)) add(found, index.placeOf(id));
	return found;
}

/**
 * Those of a set that are within a distance. Those without a position are kept where the family need not travel: on the
 * phone, online, at home. So are those at a confidential place, wherever the family is: a limit that it falls out of would
 * measure it. One whose place is not known is left out.
 */
export async function within(index: CouncilIndex, set: EntrySet, origin: Position, miles: number): Promise<EntrySet> {
	const inside = inAll([set, await index.matching(REACHES_ANYWHERE)]);
	const onTheEdge: number[] = [];
	for (const { place, about } of around(index, set, origin, miles)) {
		if (about <= miles - CELL_ERROR_MILES) add(inside, place);
		else if (about <= miles + CELL_ERROR_MILES) onTheEdge.push(index.idAt(place));
	}
	for (const { id, lat, lon } of onTheEdge.length > 0 ? await index.engine.entries(onTheEdge) : []) {
		if (lat !== null && lon !== null && milesBetween(origin, { lat, lon }) <= miles) add(inside, index.placeOf(id));
	}
	return inside;
}

interface About {
	place: number;
	/** Miles from the origin, by cell. */
	about: number;
}

const aboutOf = (index: CouncilIndex, place: number, origin: Position): About => ({
	place,
	about: milesBetween(origin, middleOf(index.idAt(place))),
});

/** All of a set within a distance, and some beyond it. */
function around(index: CouncilIndex, set: EntrySet, origin: Position, miles: number): About[] {
	return idsAround(origin, miles).flatMap(({ first, end }) =>
		placesIn(set, index.placeOf(first), index.placeOf(end)).map((place) => aboutOf(index, place, origin)),
	);
}

/** How many services match. */
export const countServices = async (search: Search): Promise<number> =>
	search.index.countServices(await matchingEntries(search));

/**
 * The services from place `from` (inclusive) to `to` (exclusive) of the order, and how many there are in all. A service
 * counts once. The order is: what goes on before what has ended; what is there for who may be in danger; how many of the
 * words it has, where it need not have all; how well it fits the words, unless the nearest are asked for first; distance;
 * name; id.
 */
export async function findServices(
	search: Search,
	from: number,
	to: number,
): Promise<{ total: number; hits: SearchHit[] }> {
	const { index, query, origin, understood } = search;
	const set = await matchingEntries(search);
	if (isEmpty(set)) return { total: 0, hits: [] };
	const byFit = (query.sort === "relevance" || origin === null) && understood.clauses.length > 0;
	const ranked =
		byFit || (understood.matching === "some" && understood.clauses.length > 1) || urgentIn(search).length > 0;
	const order = { placelessFirst: (byFit && !search.placesFirst) || asksForRemote(query) };
	const hits: SearchHit[] = [];
	let total = 0;
	for (const part of await endedLast(index, set)) {
		const bands = ranked
			? await rank(search, part, byFit)
			: [{ count: index.countServices(part), entries: () => part }];
		for (const { count, entries } of bands) {
			const [first, end] = [Math.max(0, from - total), Math.min(count, to - total)];
			if (first < end) hits.push(...(await inDistanceOrder(search, entries(), order, first, end)));
			total += count;
		}
	}
	return { total, hits };
}

/** What comes first whatever the words and the distance. */
export const urgentIn = ({ query, understood }: Pick<Search, "query" | "understood">): Expression[] =>
	firstInDanger([
		...understood.clauses.flatMap(({ means }) => means),
		...query.topic.map((topic) => filter("topic", topic)),
	]);

/** What goes on, and after it what has ended: all entries of a service end together. */
async function endedLast(index: CouncilIndex, set: EntrySet): Promise<EntrySet[]> {
	const ended = inAll([set, await index.ended()]);
	return isEmpty(ended) ? [set] : [without(set, ended), ended];
}

/** The ids of the services of which nothing is to come any more, in the order of their names. */
export async function findEnded(index: CouncilIndex): Promise<string[]> {
	const places = placesIn(await index.ended());
	return (await byName(index, places, 0, places.length)).map(({ serviceId }) => serviceId);
}

/** Nobody need travel for what is asked for, so what has no place comes first. */
const asksForRemote = ({ delivery }: SearchQuery) => delivery.length > 0 && !delivery.includes("in-person");

/** A part of the services of these entries: by distance, those without one by name after them, or before. */
async function inDistanceOrder(
	{ index, origin }: Search,
	set: EntrySet,
	{ placelessFirst }: { placelessFirst: boolean },
	from: number,
	to: number,
): Promise<SearchHit[]> {
	if (!origin) return byName(index, placesIn(set), from, to);
	const placed = index.placedOf(set);
	const count = index.countServices(placed);
	const nearest = (start: number, end: number) => byDistance(index, placed, origin, start, end);
	const named = (start: number, end: number) => byName(index, withoutDistance(index, set, placed), start, end);
	const [first, second, firstSize] = placelessFirst
		? ([named, nearest, index.countServices(set) - count] as const)
		: ([nearest, named, count] as const);
	return [
		...(from < firstSize ? await first(from, Math.min(to, firstSize)) : []),
		...(to > firstSize ? await second(Math.max(0, from - firstSize), to - firstSize) : []),
	];
}

/** The places of entries whose services have none that is placed. */
function withoutDistance(index: CouncilIndex, set: EntrySet, placed: EntrySet): number[] {
	const unplaced = placesIn(set, 0, index.firstPlaced);
	const numberAt = (place: number) => numberOf(index.idAt(place));
	if (!unplaced.some((place) => isShared(numberAt(place)))) return unplaced;
	const elsewhere = new Set(placesIn(placed).map(numberAt));
	return unplaced.filter((place) => !elsewhere.has(numberAt(place)));
}

async function byDistance(
	index: CouncilIndex,
	placed: EntrySet,
	origin: Position,
	from: number,
	to: number,
): Promise<SearchHit[]> {
	const near = nearestEntries(index, placed, origin, to);
	const nearest = nearestOfServices(index, near);
	const sorted = Float64Array.from(nearest.values()).sort();
	const first = sorted[from];
	const last = sorted[Math.min(to, sorted.length) - 1];
	if (first === undefined || last === undefined) return [];
	// By cells the order is right but for those whose distances are nearly the same: these are measured exactly.
	let before = 0;
	const close = new Set<number>();
	for (const [number, about] of nearest) {
		if (about < first - CELL_ORDER) before++;
		else if (about <= last + CELL_ORDER) close.add(number);
	}
	const ids = near.map(({ place }) => index.idAt(place)).filter((id) => close.has(numberOf(id)));
	const best = new Map<number, SearchHit & { miles: number; ordinal: number; nameKey: string }>();
	for (const { number, serviceId, placeId, ordinal, nameKey, lat, lon } of await index.engine.entries(ids)) {
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

/** Entries among which are all those of the `count` nearest services: of very many, those within a few miles. */
function nearestEntries(index: CouncilIndex, placed: EntrySet, origin: Position, count: number): About[] {
	if (sizeOf(placed) > FEW) {
		for (const miles of RINGS) {
			const near = around(index, placed, origin, miles);
			const sure = near.filter(({ about }) => about <= miles - CELL_ORDER);
			if (sure.length >= count && nearestOfServices(index, sure).size >= count) return near;
		}
	}
	return placesIn(placed).map((place) => aboutOf(index, place, origin));
}

/** By number, how far the nearest entry of each service is. */
function nearestOfServices(index: CouncilIndex, entries: readonly About[]): Map<number, number> {
	const nearest = new Map<number, number>();
	for (const { place, about } of entries) {
		const number = numberOf(index.idAt(place));
		if (!isShared(number) || about < (nearest.get(number) ?? Number.POSITIVE_INFINITY)) nearest.set(number, about);
	}
	return nearest;
}

/** @param places of all entries of the services that are put in order */
async function byName(index: CouncilIndex, places: readonly number[], from: number, to: number): Promise<SearchHit[]> {
	const window = (await index.nameOrder()).window(places, from, to);
	const first = new Map<number, EntryRow & Named>();
	for (const entry of await index.engine.entries(window.places.map((place) => index.idAt(place)))) {
		const known = first.get(entry.number);
		if (!known || entry.ordinal < known.ordinal) first.set(entry.number, entry);
	}
	return [...first.values()]
		.sort(compareNames)
		.slice(from - window.before, to - window.before)
		.map(({ serviceId, placeId }) => ({ serviceId, placeId, miles: null }));
}

type Named = { nameKey: string; serviceId: string };
const compareNames = (a: Named, b: Named) => bySigns(a.nameKey, b.nameKey) || bySigns(a.serviceId, b.serviceId);

/** The bands: a word in the name, one in the text, the fact it stands for. The fact counts beside the word, too. */
const BANDS = { inName: 6, inText: 3, asFact: 1 } as const;
/** Having one word more outweighs where the others are. */
const WEIGHT_OF_A_CLAUSE = 1000;
/** More than all words together. */
export const WEIGHT_OF_DANGER = 1_000_000;
/** Words that stand for a fact say what somebody is after: "my baby will not latch" is about latching. */
const FACT_OUTWEIGHS = 4;

/** All that can be found of a clause, by the number that its bits make. */
const FOUND = Array.from({ length: 8 }, (_, bits) => ({
	inName: (bits & 1) > 0,
	inText: (bits & 2) > 0,
	asFact: (bits & 4) > 0,
}));

/** How well an entry fits that has a clause. */
export function fitOf(
	has: { inName: boolean; inText: boolean; asFact: boolean },
	clause: Pick<Clause, "asFact">,
	byFit: boolean,
): number {
	const share = WEIGHT_OF_A_CLAUSE * (clause.asFact ? FACT_OUTWEIGHS : 1);
	if (!byFit) return share;
	return share + (has.inName ? BANDS.inName : has.inText ? BANDS.inText : 0) + (has.asFact ? BANDS.asFact : 0);
}

interface Band {
	/** How many services are in it. */
	count: number;
	entries(): EntrySet;
}

/** While bands are made: where the best entry of a service with several entries is, by its number. Else -1 throughout. */
const best = new Int32Array(NUMBERS - FIRST_SHARED_NUMBER).fill(-1);

/** The entries of a set in bands of services that fit the same, best first. A service is in one band, as its best entry fits. */
async function rank(search: Search, set: EntrySet, byFit: boolean): Promise<Band[]> {
	const { index } = search;
	const places = allPlacesIn(set);
	const { scores, which } = await scoresOf(search, places, byFit);
	const counts = new Uint32Array(scores.length);
	const { shared } = index;
	/** Of services with several entries: where they are among the places, and their numbers. */
	const several: { at: number; service: number }[] = [];
	for (let at = 0; at < places.length; at++) {
		const place = places[at] ?? 0;
		const band = which[at] ?? 0;
		if (bitIn(shared, place) === 0) {
			counts[band] = (counts[band] ?? 0) + 1;
			continue;
		}
		const service = numberOf(index.idAt(place)) - FIRST_SHARED_NUMBER;
		several.push({ at, service });
		const known = best[service] ?? -1;
		if (known < 0 || (scores[band] ?? 0) > (scores[which[known] ?? 0] ?? 0)) best[service] = at;
	}
	for (const { at, service } of several) {
		const band = which[best[service] ?? at] ?? 0;
		if (best[service] === at) counts[band] = (counts[band] ?? 0) + 1;
		which[at] = band;
	}
	for (const { service } of several) best[service] = -1;

	const entriesOf = (band: number) => {
		const entries = noEntries(index.size);
		for (let at = 0; at < places.length; at++) if (which[at] === band) add(entries, places[at] ?? 0);
		return entries;
	};
	return scores
		.map((score, band) => ({ score, count: counts[band] ?? 0, entries: () => entriesOf(band) }))
		.filter(({ count }) => count > 0)
		.sort((a, b) => b.score - a.score);
}

/** How well each of these entries fits the words: the scores that there are, and which of them each entry has. */
async function scoresOf(
	search: Search,
	places: Uint32Array,
	byFit: boolean,
): Promise<{ scores: number[]; which: Uint32Array }> {
	const { index, understood } = search;
	const which = new Uint32Array(places.length);
	let scores = [0];
	for (const expression of urgentIn(search)) {
		const urgent = await index.matching(expression);
		scores.push(scores.length * WEIGHT_OF_DANGER);
		for (let at = 0; at < places.length; at++) which[at] = (which[at] ?? 0) + bitIn(urgent, places[at] ?? 0);
	}
	const parts = (clause: Clause) =>
		byFit ? [clause.anywhere, clause.inName, clause.inText, clause.asFact] : [clause.anywhere];
	await index.read(understood.clauses.flatMap(parts));
	for (const clause of understood.clauses) {
		const [anywhere, inName, inText, asFact] = await Promise.all(
			parts(clause).map((each) => (each === null ? null : index.matching(each))),
		);
		const fits = [...FOUND.map((found) => fitOf(found, clause, byFit)), 0];
		const before = scores;
		scores = [];
		/** Which score it is then, by which it was and what is found of the clause; one that nothing has yet is -1. */
		const then = new Int32Array(before.length * fits.length).fill(-1);
		for (let at = 0; at < places.length; at++) {
			const place = places[at] ?? 0;
			const bits = bitIn(inName, place) | (bitIn(inText, place) << 1) | (bitIn(asFact, place) << 2);
			const key = (which[at] ?? 0) * fits.length + (bitIn(anywhere, place) ? bits : FOUND.length);
			if (then[key] === -1) then[key] = indexIn(scores, (before[which[at] ?? 0] ?? 0) + (fits[key % fits.length] ?? 0));
			which[at] = then[key] ?? 0;
		}
	}
	return { scores, which };
}

/** Whether the entry at a place is in a set: 1 or 0. Short, and of this file, since it is asked for each entry that is found. */
const bitIn = (set: EntrySet | null | undefined, place: number) =>
	set ? ((set[place >>> 5] ?? 0) >>> (place & 31)) & 1 : 0;

/** Where a number is in a list, to which it is added where it is not. */
function indexIn(list: number[], wanted: number): number {
	const at = list.indexOf(wanted);
	return at >= 0 ? at : list.push(wanted) - 1;
}
