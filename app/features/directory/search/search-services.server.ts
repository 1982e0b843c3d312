/** The one search of the directory: services near a family, what each filter would find, and what to try instead. */
import { searchEngine } from "../../../../db/search";
import { type LocalNow, localNow } from "../../../model/calendar/local-time";
import { DISTANCES, type Distance } from "../../../model/listings/vocabulary";
import type { Anyone } from "../../../model/people/asker";
import { readFor } from "../../../platform/store.server";
import type { Position } from "../places/distance";
import { openIndex } from "./council-index.server";
import { tallyFacets } from "./count-facets.server";
import { sizeOf } from "./entry-set";
import { type FacetCounts, noFacets } from "./facets";
import { countServices, findEnded, findServices, type IsOn, type Search, type SearchHit } from "./find.server";
import { isVague, type ReadQuestion, readQuestion } from "./question";
import type { SearchQuery } from "./search-params";
import { phrases } from "./synonyms.server";
import { type Clause, clausesOf, literally, searchWords, understand } from "./understand";
import type { Word } from "./words";

export type { FacetCounts } from "./facets";
export type { IsOn, SearchHit } from "./find.server";

/** Who reads, and when: in English, and now, where nothing is said. */
export interface Reader {
	/** Which sessions are over. */
	now?: Pick<LocalNow, "date" | "time">;
	/** The code of the page's language: words are read in it and in English first. */
	language?: string;
	/** Which services are on at the dates of the query, where it names any (`soon`), beside its weekdays. */
	isOn?: IsOn | undefined;
}

export const PAGE_SIZE = 20;
/** As many as a map can show. */
export const MOST_ON_A_MAP = 500;

export interface SearchResult {
	/** How many services match. */
	total: number;
	/** One page of them. */
	hits: SearchHit[];
	/** From 1; a page past the last has no hits. */
	page: number;
	/** At least 1. */
	pages: number;
	pageSize: number;
	/** Whether services have all the words, or, where no service of the council has all, some of them: most first. */
	matching: "all" | "some";
	/** The words as typed and as searched for, where typing errors were mended. */
	corrected: { from: string; to: string } | null;
}

export interface Relaxation {
	/** The filter that is dropped, or for distance perhaps widened. */
	param: Exclude<keyof SearchQuery, "soon">;
	/** The search to do instead. */
	query: SearchQuery;
	/** How many services it finds; never 0. */
	count: number;
}

/**
 * Searches a council's published services.
 *
 * - Words: all of them, each with its synonyms; where no service of the council has all, typing errors are mended, and
 *   else any of the words do. Anything in `q` that is no letter or digit only parts words.
 * - Distance: in miles from `origin`, to the nearest place that matches. A limit keeps services that reach a family
 *   anywhere (by phone, online, at home) but have no place, and those at a confidential place; without an origin it is
 *   not looked at.
 * - Order: see `findServices`. Services without a position come first among those that fit the words as well (last with
 *   `placesFirst`), and where only phone, online or home visits are asked for; else last.
 *
 * - Day and time: of a session that is still to come or going on at `now`.
 *
 * @param origin WGS84 degrees, or null while unknown
 */
export async function searchServices(
	asker: Anyone,
	councilId: string,
	query: SearchQuery,
	origin: Position | null,
	options: { pageSize?: number; placesFirst?: boolean } & Reader = {},
): Promise<SearchResult> {
	const { pageSize = PAGE_SIZE, placesFirst, ...reader } = options;
	const from = (query.page - 1) * pageSize;
	const opened = await openSearch(asker, councilId, query, origin, reader);
	const literal: Search | undefined = opened && { ...opened, placesFirst };
	const none = { total: 0, hits: [] };
	let search = literal;
	let found = literal ? await findServices(literal, from, from + pageSize) : none;
	if (literal && found.total === 0) {
		search = await understoodSearch(literal);
		// Else the words were understood, and it is the filters that leave nothing.
		if (search.understood !== literal.understood) found = await findServices(search, from, from + pageSize);
	}
	return {
		...found,
		page: query.page,
		pages: Math.max(1, Math.ceil(found.total / pageSize)),
		pageSize,
		matching: search?.understood.matching ?? "all",
		corrected: search?.understood.corrected ?? null,
	};
}

/** A search with what its words say of days, times and cost read as filters. */
export const readSearch = (query: SearchQuery, language: string): ReadQuestion =>
	readQuestion(query, phrases(language));

/** Whether words say nothing about a service: "for children". */
export const saysNothing = (q: string, language: string): boolean => isVague(q, phrases(language));

/** The words of a search that say something in a language. */
export const tellingWords = (q: string, language: string): Word[] => searchWords(q, phrases(language));

/** What the words of a search stand for, whether or not a council has it. */
export const meaningOf = (q: string, language: string): Clause[] =>
	clausesOf(searchWords(q, phrases(language)), phrases(language));

/** The first services of the order, for the map: at most `MOST_ON_A_MAP`, whatever the page. */
export async function allHits(
	asker: Anyone,
	councilId: string,
	query: SearchQuery,
	origin: Position | null,
	reader: Reader = {},
): Promise<SearchHit[]> {
	const { hits } = await searchServices(asker, councilId, { ...query, page: 1 }, origin, {
		pageSize: MOST_ON_A_MAP,
		...reader,
	});
	return hits;
}

/**
 * How many services each value of each filter would find. The values of a filter are counted as if nothing of that
 * filter were chosen; access features, which must all be there, together with those chosen.
 */
export async function countFacets(
	asker: Anyone,
	councilId: string,
	query: SearchQuery,
	origin: Position | null,
	reader: Reader = {},
): Promise<FacetCounts> {
	const literal = await openSearch(asker, councilId, query, origin, reader);
	return literal ? tallyFacets(await understoodSearch(literal)) : noFacets(origin !== null);
}

/** For a search that finds nothing: each single filter that, dropped or widened, gives something; most first. */
export async function suggestRelaxations(
	asker: Anyone,
	councilId: string,
	query: SearchQuery,
	origin: Position | null,
	reader: Reader = {},
): Promise<Relaxation[]> {
	const found: Relaxation[] = [];
	for (const [param, wider] of relaxed(query, origin !== null)) {
		for (const changes of wider) {
			const candidate = { ...query, ...changes, page: 1 };
			const search = await openSearch(asker, councilId, candidate, origin, reader);
			const count = search ? await countServices(await understoodSearch(search)) : 0;
			if (count === 0) continue;
			found.push({ param, query: candidate, count });
			break;
		}
	}
	return found.sort((a, b) => b.count - a.count);
}

/** The ids of a council's published services that have ended: their last session is over. */
export async function endedServices(asker: Anyone, councilId: string, now = localNow()): Promise<string[]> {
	const index = await openIndex(searchEngine(await readFor(asker)), councilId, now);
	return index ? findEnded(index) : [];
}

/** The filters that are set, each with what to try instead, the smallest step first. */
function relaxed(query: SearchQuery, located: boolean): [Relaxation["param"], Partial<SearchQuery>[]][] {
	const { distance } = query;
	const farther: (Distance | null)[] =
		distance !== null && located ? [...DISTANCES.filter((choice) => choice > distance), null] : [];
	const dropped: [Relaxation["param"], boolean, Partial<SearchQuery>][] = [
		["q", query.q !== "", { q: "" }],
		["stage", query.stage.length > 0, { stage: [] }],
		["age", query.age !== null, { age: null }],
		["topic", query.topic.length > 0, { topic: [] }],
		["day", query.day.length > 0, { day: [] }],
		["time", query.time.length > 0, { time: [] }],
		["free", query.free, { free: false }],
		["language", query.language.length > 0, { language: [] }],
		["delivery", query.delivery.length > 0, { delivery: [] }],
		["send", query.send, { send: false }],
		["joining", query.joining.length > 0, { joining: [] }],
		["access", query.access.length > 0, { access: [] }],
	];
	return [
		["distance", farther.map((miles) => ({ distance: miles }))],
		...dropped.flatMap(([param, set, changes]): [Relaxation["param"], Partial<SearchQuery>[]][] =>
			set ? [[param, [changes]]] : [],
		),
	];
}

/** The search with its words taken as typed; undefined while the council has nothing in the index. */
async function openSearch(
	asker: Anyone,
	councilId: string,
	query: SearchQuery,
	origin: Position | null,
	{ now = localNow(), language, isOn }: Reader,
): Promise<Search | undefined> {
	const said = phrases(language);
	const index = await openIndex(searchEngine(await readFor(asker)), councilId, now);
	return (
		index && { index, query, origin, understood: literally(searchWords(query.q, said), said), phrases: said, isOn }
	);
}

async function understoodSearch(search: Search): Promise<Search> {
	const { index, query, understood: literal, phrases: said } = search;
	const understood = await understand(literal, query.q, said, {
		count: async (expression) => sizeOf(await index.matching(expression)),
		words: (shortest, longest) => index.engine.words(index.council, shortest, longest),
	});
	return { ...search, understood };
}
