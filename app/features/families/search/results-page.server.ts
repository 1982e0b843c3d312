/** The page of a search: what was understood, the nearest hub, the services, and how to narrow it down or widen it. */

import { type LocalNow, localNow } from "../../../model/calendar/local-time";
import type { Distance } from "../../../model/listings/vocabulary";
import { ANYONE } from "../../../model/people/asker";
import type { Speech } from "../../../platform/i18n/context";
import type { Language } from "../../../platform/i18n/languages";
import { speechIn } from "../../../platform/i18n/speech.server";
import { KeptForAnyone } from "../../../platform/kept-for-anyone";
import type { Council } from "../../directory/councils/queries.server";
import { locateFamily, placeInWords } from "../../directory/listings/named-places.server";
import type { Position } from "../../directory/places/distance";
import type { SearchQuery } from "../../directory/search/search-params";
import {
	countFacets,
	type FacetCounts,
	readSearch,
	type SearchResult,
	saysNothing,
	searchServices,
} from "../../directory/search/search-services.server";
import { nearestHub } from "../hubs/nearest-hub.server";
import type { HubCard } from "../hubs/nearest-hub-card";
import type { ListingCard } from "../words/describe-listing";
import { describeLocated, type PostcodeProblem, placeName } from "../words/describe-located";
import { describeChoices, describeResults } from "../words/describe-search";
import { type Answer, findAnswer } from "./answer.server";
import { byWeekday, isNeverOn, onSoon } from "./on-soon.server";
import { cardsWithServices } from "./results-page-cards.server";
import { type EmptyResults, emptyResults } from "./results-page-empty.server";
import { type FilterGroup, filterGroups } from "./results-page-filters";
import { type ResultsMap, resultsMap } from "./results-page-map.server";
import { type ResultsView, resultsParams } from "./results-params";

export interface ResultsPage {
	title: string;
	council: { slug: string; name: string };
	query: SearchQuery;
	view: ResultsView;
	/** "12 sessions and services for babies of 4 months within 2 miles of E17 8PJ" */
	sentence: string;
	postcode: { name: string | null; problem: PostcodeProblem | null };
	/** The words that were read as filters; empty for none. */
	asFilters: string;
	/** Nothing with these words is on when it was asked for; this is when it is. */
	notThen: boolean;
	/** The postcode as typed and as it was understood, where one slip was mended. */
	mended: { from: string; to: string } | null;
	/** On the first page: what answers the words, or what helps where there is nothing. */
	answer: Answer | null;
	corrected: { from: string; to: string } | null;
	/** No service has all the words; these have some of them. */
	someWords: boolean;
	hub: HubCard | null;
	cards: ListingCard[];
	pages: number;
	groups: FilterGroup[];
	choices: { key: string; text: string; href: string }[];
	/** The search without any filter. */
	clearHref: string;
	empty: EmptyResults | null;
	map: ResultsMap | null;
}

interface ResultsRequest {
	language: Language;
	query: SearchQuery;
	view: ResultsView;
	now?: LocalNow;
}

/** Miles around the middle of a town that words name. */
const NEAR_A_TOWN: Distance = 2;

const keptFacets = new KeptForAnyone<FacetCounts>(200);

/** The same in one minute for every page, order and view of a search, and without words for every language; not kept for one that says where a family lives. */
async function facetsOf(
	council: Council,
	query: SearchQuery,
	origin: Position | null,
	now: LocalNow,
	language: string,
): Promise<FacetCounts> {
	const reader = { now, language, isOn: onSoon(council, query, now) };
	const inIndex = byWeekday(query, now);
	if (query.postcode) return countFacets(ANYONE, council.id, inIndex, origin, reader);
	const read = query.q === "" ? "" : language;
	const key = `${council.id} ${now.date} ${now.time} ${read} ${JSON.stringify({ ...query, page: 1, sort: null })}`;
	const kept = keptFacets.get(key, council.contentVersion);
	if (kept) return kept;
	const counts = await countFacets(ANYONE, council.id, inIndex, origin, reader);
	keptFacets.set(key, council.contentVersion, counts);
	return counts;
}

/** What a search finds. A page past the last is the last. */
export async function resultsPage(council: Council, request: ResultsRequest): Promise<ResultsPage> {
	const { language, view, now = localNow() } = request;
	const { query: read, asFilters } = readSearch(request.query, language.code);
	const named = read.postcode === "" && read.q !== "" ? await placeInWords(council, read.q, language.code) : undefined;
	// Who names a town wants what is there; what it has nothing of is looked for farther away.
	const rest = named && !saysNothing(named.rest, language.code) ? named.rest : "";
	const there = named && { ...read, q: rest, postcode: named.name };
	const inTown = named?.kind === "named" && read.distance === null;
	let asked: SearchQuery = there ? { ...there, ...(inTown && { distance: NEAR_A_TOWN }) } : read;
	const speech = speechIn(language);
	const { paths } = speech;
	const located = await locateFamily(council, asked.postcode);
	const here = located.where === "here" ? located.place : null;
	const origin = here?.position ?? null;
	const placesFirst = here?.kind === "named";
	const search = async (page: number): Promise<SearchResult> => {
		const reader = { now, language: language.code, placesFirst, isOn: onSoon(council, asked, now) };
		return searchServices(ANYONE, council.id, { ...byWeekday(asked, now), page }, origin, reader);
	};
	let result = await search(asked.page);
	if (there && result.hits.every(({ miles }) => miles === null)) {
		asked = there;
		result = await search(asked.page);
	}
	const notThen = isNeverOn(asked, now) || (asked.soon !== null && asked.q !== "" && result.total === 0);
	if (notThen) {
		asked = { ...asked, soon: null };
		result = await search(asked.page);
	}
	if (asked.page > result.pages) result = await search(result.pages);
	const query = { ...asked, page: result.page };
	const inIndex = byWeekday(query, now);
	const context = { speech, now, origin, wanted: inIndex, isOn: onSoon(council, query, now) };
	const [facets, hub, found] = await Promise.all([
		facetsOf(council, query, origin, now, language.code),
		query.page === 1 ? nearestHub(council, origin, { speech, now }) : null,
		cardsWithServices(result.hits, council, context),
	]);
	const { matching, corrected } = result;
	const answer =
		query.page === 1
			? await findAnswer(council, query, found, { speech, now, nearest: hub, matching, corrected })
			: null;
	const name = here && placeName(here);
	const hrefOf = (search: SearchQuery) => paths.services(council.slug, resultsParams(search, view));
	const { q, postcode, sort } = query;
	return {
		title: titleOf(result, query, council, speech),
		council: { slug: council.slug, name: council.name },
		query,
		view,
		sentence: describeResults(result.total, query, name, speech),
		postcode: { name, problem: describeLocated(located, council, speech) },
		asFilters,
		notThen: notThen && result.total > 0,
		mended: here?.kind === "postcode" && here.typed ? { from: here.typed, to: here.postcode } : null,
		answer,
		corrected: result.total > 0 ? result.corrected : null,
		someWords: result.total > 0 && result.matching === "some",
		hub,
		cards: found.map(({ card }) => card),
		pages: result.pages,
		groups: filterGroups(query, facets, speech),
		choices: describeChoices(query, speech).map(({ key, text, without }) => ({ key, text, href: hrefOf(without) })),
		clearHref: paths.services(council.slug, { q, postcode, sort: sort === "relevance" ? null : sort }),
		empty: result.total === 0 ? await emptyResults(council, inIndex, { ...context, hrefOf }) : null,
		map: view === "map" ? await resultsMap(council, query, here, context) : null,
	};
}

/** What was asked, without where somebody lives; and which page of it. */
function titleOf({ total, page, pages }: SearchResult, query: SearchQuery, council: Council, speech: Speech): string {
	const what = describeResults(total, query, null, speech);
	return pages > 1
		? speech.t("directory:results.titleOfPage", { what, page, pages, council: council.name })
		: speech.t("directory:results.title", { what, council: council.name });
}
