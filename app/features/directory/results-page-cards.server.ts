/** From what a search found to the cards that are shown. */
import type { Speech } from "../../platform/i18n/context";
import type { LocalNow } from "../calendar/local-time";
import type { Council } from "../councils/queries.server";
import { type ListingCard, listingCard } from "./describe-listing";
import { type PublicService, publicServicesById } from "./public-listings.server";
import type { SearchHit } from "./search/search-services.server";

export interface Telling {
	speech: Speech;
	now: LocalNow;
}

/** The cards of some hits, in their order. */
export async function cardsOf(
	hits: readonly SearchHit[],
	council: Pick<Council, "id" | "slug" | "settings">,
	telling: Telling,
): Promise<ListingCard[]> {
	return (await cardsWithServices(hits, council, telling)).map(({ card }) => card);
}

/** The same, each with its service. */
export async function cardsWithServices(
	hits: readonly SearchHit[],
	council: Pick<Council, "id" | "slug" | "settings">,
	{ speech, now }: Telling,
): Promise<{ card: ListingCard; service: PublicService; hit: SearchHit }[]> {
	const ids = hits.map(({ serviceId }) => serviceId);
	const services = new Map((await publicServicesById(council.id, ids)).map((service) => [service.id, service]));
	const context = { speech, council: council.slug, now, terms: council.settings.terms };
	return hits.flatMap((hit) => {
		const service = services.get(hit.serviceId);
		if (!service) return [];
		const { placeId, miles } = hit;
		const card = listingCard(service, context, miles === null ? undefined : { placeId, miles });
		return [{ card, service, hit }];
	});
}
