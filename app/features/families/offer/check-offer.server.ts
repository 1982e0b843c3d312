/** What a council's published offer covers on a day. */

import { localNow } from "../../../model/calendar/local-time";
import { hubState } from "../../../model/listings/hub-state";
import type { PublicLocation } from "../../../model/listings/public-location";
import type { PublicService } from "../../../model/listings/public-service";
import { endedOn } from "../../../model/listings/sessions";
import type { OfferCheck } from "../../../model/offer/check";
import { ANYONE } from "../../../model/people/asker";
import { KeptForAnyone } from "../../../platform/kept-for-anyone";
import type { Council } from "../../directory/councils/queries.server";
import { listHubs, listPublicServices } from "../../directory/listings/public-listings.server";
import { type CheckedHub, type CheckedService, checkOffer } from "./completeness";

const kept = new KeptForAnyone<OfferCheck>(50);

/** @param today the local date: a hub opens or closes for good, and a service ends, without a change of its listing */
export async function checkedOffer(
	{ id, contentVersion, settings }: Council,
	today = localNow().date,
): Promise<OfferCheck> {
	const key = `${id} ${today}`;
	const known = kept.get(key, contentVersion);
	if (known) return known;
	const [services, hubs] = await Promise.all([listPublicServices(ANYONE, id), listHubs(ANYONE, id)]);
	const checkedHubs = hubs.flatMap((hub) => checkedHub(hub, today));
	const offered = services.filter(({ content }) => endedOn(content, { date: today, time: "00:00" }) === null);
	const check = checkOffer(offered.map(checkedService), checkedHubs, settings.languages);
	kept.set(key, contentVersion, check);
	return check;
}

function checkedService({ content }: PublicService): CheckedService {
	const { topics, channels, eligibility, places, summary, translations } = content;
	return {
		topics,
		channels,
		eligibility,
		placeIds: places.map(({ locationId }) => locationId),
		languages: Object.entries(translations).flatMap(([code, own]) =>
			own.name && (own.summary || !summary) ? code : [],
		),
	};
}

/** Nothing for one that is closed for good. */
function checkedHub({ id, content }: PublicLocation, today: string): CheckedHub[] {
	const { name, address, hub, accessFeatures, accessNote } = content;
	const state = hub && hubState(hub, today);
	if (!state || state.kind === "closed") return [];
	return [
		{
			id,
			name,
			open: state.kind === "open",
			address: Boolean(address.line1.trim() && address.postcode.trim()),
			hours: hub.hours.regular.length > 0,
			access: accessFeatures.length > 0 || Boolean(accessNote?.trim()),
		},
	];
}
