/** The hub that is nearest to a family, with what is on there. */

import type { LocalNow } from "../../../model/calendar/local-time";
import { dateRules } from "../../../model/councils/settings";
import { isHubInUse } from "../../../model/listings/hub-state";
import type { PublicLocation } from "../../../model/listings/public-location";
import { ANYONE } from "../../../model/people/asker";
import type { Speech } from "../../../platform/i18n/context";
import type { Council } from "../../directory/councils/queries.server";
import { listHubs, listPublicServicesAt } from "../../directory/listings/public-listings.server";
import { milesBetween, type Position } from "../../directory/places/distance";
import { type HubCard, hubCard } from "./nearest-hub-card";

/**
 * The nearest hub that is open to families; without an origin the council's main one.
 * @param origin where the family is
 * @returns null when the council has no hub in use
 */
export async function nearestHub(
	council: Council,
	origin: Position | null,
	{ speech, now }: { speech: Speech; now: LocalNow },
): Promise<HubCard | null> {
	const hubs = (await listHubs(ANYONE, council.id)).filter(({ content }) => isHubInUse(content, now.date));
	const found = origin ? closest(hubs, origin) : mainHub(hubs);
	if (!found) return null;
	const services = await listPublicServicesAt(ANYONE, council.id, found.hub.id);
	const context = { speech, council: council.slug, now, rules: dateRules(council.settings) };
	return hubCard(found.hub, services, found.miles, context);
}

interface FoundHub {
	hub: PublicLocation;
	miles: number | null;
}

function closest(hubs: readonly PublicLocation[], origin: Position): FoundHub | undefined {
	const [first] = hubs
		.flatMap((hub) => (hub.position ? [{ hub, miles: milesBetween(origin, hub.position) }] : []))
		.sort((one, other) => one.miles - other.miles);
	return first ?? mainHub(hubs);
}

/** The first of the fullest kind. */
function mainHub(hubs: readonly PublicLocation[]): FoundHub | undefined {
	const hub = hubs.find(({ content }) => content.hub?.type === "best-start-family-hub") ?? hubs[0];
	return hub && { hub, miles: null };
}
