/** From what a search found to the cards that are shown. */

import type { LocalNow } from "../../../model/calendar/local-time";
import { dateRules } from "../../../model/councils/settings";
import type { PublicService } from "../../../model/listings/public-service";
import { ANYONE } from "../../../model/people/asker";
import type { Speech } from "../../../platform/i18n/context";
import type { Council } from "../../directory/councils/queries.server";
import { publicServicesById } from "../../directory/listings/public-listings.server";
import type { Position } from "../../directory/places/distance";
import type { SearchHit } from "../../directory/search/search-services.server";
import { type ListingCard, listingCard, type WantedSession } from "../words/describe-listing";

export interface CardContext {
	speech: Speech;
	now: LocalNow;
	/** Where the family is; null while unknown. */
	origin: Position | null;
	/** What was asked of sessions: cards tell of the next one that fits. */
	wanted: WantedSession;
}

/** The cards of some hits, in their order. */
export async function cardsOf(
	hits: readonly SearchHit[],
	council: Pick<Council, "id" | "slug" | "settings">,
	context: CardContext,
): Promise<ListingCard[]> {
	return (await cardsWithServices(hits, council, context)).map(({ card }) => card);
}

/** The same, each with its service. */
export async function cardsWithServices(
	hits: readonly SearchHit[],
	council: Pick<Council, "id" | "slug" | "settings">,
	{ speech, now, origin, wanted }: CardContext,
): Promise<{ card: ListingCard; service: PublicService; hit: SearchHit }[]> {
	const ids = hits.map(({ serviceId }) => serviceId);
	const services = new Map((await publicServicesById(ANYONE, council.id, ids)).map((service) => [service.id, service]));
	const context = { speech, council: council.slug, now, rules: dateRules(council.settings), wanted };
	return hits.flatMap((hit) => {
		const service = services.get(hit.serviceId);
		if (!service) return [];
		const card = listingCard(service, context, origin ? { from: origin, placeId: hit.placeId } : undefined);
		return [{ card, service, hit }];
	});
}
