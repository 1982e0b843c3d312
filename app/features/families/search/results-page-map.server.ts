/** The results of a search as markers on a map. Masked places have none. */
import type { Geometry } from "geojson";
import type { MapMarker } from "../../../components/map-island";
import { isHubInUse } from "../../../model/listings/hub-state";
import type { PublicLocation } from "../../../model/listings/public-location";
import type { PublicService } from "../../../model/listings/public-service";
import { ANYONE } from "../../../model/people/asker";
import { type Council, findOutline } from "../../directory/councils/queries.server";
import { listHubs } from "../../directory/listings/public-listings.server";
import type { KnownPlace, NamedPlace } from "../../directory/places/place";
import type { SearchQuery } from "../../directory/search/search-params";
import { allHits, type SearchHit } from "../../directory/search/search-services.server";
import type { ListingCard } from "../words/describe-listing";
import { placeName } from "../words/describe-located";
import { placeMarker } from "../words/place-marker";
import { byWeekday, onSoon } from "./on-soon.server";
import { type CardContext, cardsWithServices } from "./results-page-cards.server";

export interface ResultsMap {
	markers: MapMarker[];
	outline: Geometry | null;
	/** Where the family is, as near as their postcode says. */
	here: { lat: number; lon: number; text: string } | null;
}

export async function resultsMap(
	council: Council,
	query: SearchQuery,
	here: KnownPlace | NamedPlace | null,
	context: CardContext,
): Promise<ResultsMap> {
	const [hits, hubs, outline] = await Promise.all([
		allHits(ANYONE, council.id, byWeekday(query, context.now), here?.position ?? null, {
			now: context.now,
			language: context.speech.language.code,
			isOn: onSoon(council, query, context.now),
		}),
		listHubs(ANYONE, council.id),
		findOutline(ANYONE, council.id),
	]);
	const found = await cardsWithServices(hits, council, context);
	return {
		markers: [
			...hubs
				.filter(({ content }) => isHubInUse(content, context.now.date))
				.flatMap((hub) => placeMarker(hub, council.slug, context.speech) ?? []),
			...found.flatMap(({ card, service, hit }) => serviceMarkers(card, service, hit)),
		],
		outline,
		here: here && { ...here.position, text: placeName(here) },
	};
}

/** One marker where the search found the service; without a postcode one at each of its places. */
function serviceMarkers(card: ListingCard, service: PublicService, { placeId, miles }: SearchHit): MapMarker[] {
	const near = miles === null ? undefined : service.content.places.find(({ id }) => id === placeId);
	const places = near ? [service.locations.get(near.locationId)] : [...service.locations.values()];
	return places
		.filter((place): place is PublicLocation => place !== undefined)
		.flatMap(({ id, position, content }) =>
			!position
				? []
				: [
						{
							id: `${service.id} ${id}`,
							...position,
							title: card.name.text,
							lang: card.name.lang,
							dir: card.name.dir,
							href: card.href,
							facts: [card.who, card.when, content.name, card.cost.text].filter((fact) => fact !== null),
							kind: "place" as const,
						},
					],
		);
}
