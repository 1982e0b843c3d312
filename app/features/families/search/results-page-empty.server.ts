/** What to try when a search finds nothing: without one of its filters, or in another area. */
import type { LocalText } from "../../../model/local-text";
import { ANYONE } from "../../../model/people/asker";
import { pickText } from "../../../platform/i18n/pick-text";
import { type Council, listCouncils } from "../../directory/councils/queries.server";
import type { Position } from "../../directory/places/distance";
import type { SearchQuery } from "../../directory/search/search-params";
import { type IsOn, searchServices, suggestRelaxations } from "../../directory/search/search-services.server";
import type { ListingCard } from "../words/describe-listing";
import { describeRelaxation } from "../words/describe-search";
import { type CardContext, cardsOf } from "./results-page-cards.server";

/** Other areas that are named. */
const AREAS_SHOWN = 3;

export interface EmptyResults {
	/** "Without Thursday", and how many services that finds. */
	relaxations: { key: string; text: string; count: number; href: string }[];
	/** The nearest match in each of the nearest other areas. */
	elsewhere: { council: string; card: ListingCard }[];
	/** The council's first telephone line. */
	phone: { name: LocalText; number: string } | null;
}

interface EmptyContext extends CardContext {
	hrefOf: (query: SearchQuery) => string;
	isOn: IsOn | undefined;
}

export async function emptyResults(
	council: Council,
	query: SearchQuery,
	{ hrefOf, ...context }: EmptyContext,
): Promise<EmptyResults> {
	const { speech, now, origin, isOn } = context;
	const [relaxations, elsewhere] = await Promise.all([
		suggestRelaxations(ANYONE, council.id, query, origin, { now, language: speech.language.code, isOn }),
		origin ? nearestElsewhere(council, query, origin, context) : [],
	]);
	const phone = council.settings.contactLines.find(({ kind }) => kind === "phone");
	return {
		relaxations: relaxations.map((relaxation) => ({
			key: relaxation.param,
			text: describeRelaxation(relaxation, speech),
			count: relaxation.count,
			href: hrefOf(relaxation.query),
		})),
		elsewhere,
		phone: phone ? { name: pickText(phone.name, speech.language.code), number: phone.value } : null,
	};
}

async function nearestElsewhere(council: Council, query: SearchQuery, origin: Position, context: CardContext) {
	const anywhere: SearchQuery = { ...query, distance: null, sort: "distance", page: 1 };
	// A made-up area is near no real one.
	const others = (await listCouncils(ANYONE)).filter(
		({ id, fictional }) => id !== council.id && fictional === council.fictional,
	);
	const found = await Promise.all(
		others.map(async (other) => {
			const { hits } = await searchServices(ANYONE, other.id, anywhere, origin, {
				pageSize: 1,
				now: context.now,
				language: context.speech.language.code,
			});
			return hits.flatMap((hit) => (hit.miles === null ? [] : [{ other, hit, miles: hit.miles }]));
		}),
	);
	const nearest = found
		.flat()
		.sort((one, two) => one.miles - two.miles)
		.slice(0, AREAS_SHOWN);
	const cards = await Promise.all(
		nearest.map(async ({ other, hit }) =>
			(await cardsOf([hit], other, { ...context, wanted: anywhere })).map((card) => ({ council: other.name, card })),
		),
	);
	return cards.flat();
}
