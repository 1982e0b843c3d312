/** What a council's published offer covers now. */

import type { PublicLocation } from "../../../model/listings/public-location";
import type { PublicService } from "../../../model/listings/public-service";
import type { OfferCheck } from "../../../model/offer/check";
import { KeptByVersion } from "../../../platform/kept-by-version";
import type { Council } from "../../directory/councils/queries.server";
import { listHubs, listPublicServices } from "../../directory/listings/public-listings.server";
import { type CheckedHub, type CheckedService, checkOffer } from "./completeness";

const kept = new KeptByVersion<OfferCheck>(50);

export async function checkedOffer({ id, contentVersion, settings }: Council): Promise<OfferCheck> {
	const known = kept.get(id, contentVersion);
	if (known) return known;
	const [services, hubs] = await Promise.all([listPublicServices(id), listHubs(id)]);
	const findable = hubs.filter(({ masked, content }) => !masked && content.hub && content.hub.status !== "closed");
	const check = checkOffer(services.map(checkedService), findable.map(checkedHub), settings.languages);
	kept.set(id, contentVersion, check);
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

function checkedHub({ id, content }: PublicLocation): CheckedHub {
	const { name, address, hub, accessFeatures, accessNote } = content;
	return {
		id,
		name,
		open: hub?.status === "active",
		address: Boolean(address.line1.trim() && address.postcode.trim()),
		hours: (hub?.hours.regular.length ?? 0) > 0,
		access: accessFeatures.length > 0 || Boolean(accessNote?.trim()),
	};
}
