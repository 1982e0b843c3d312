/** What an area's offer must have, and what of it is missing: for the area, and hub by hub. Pure. */
import { type Ages, isForStage } from "../../../model/listings/ages";
import {
	type Channel,
	DELIVERY,
	DELIVERY_SLUGS,
	STAGE_SLUGS,
	STRANDS,
	type Topic,
	WIDER_TOPICS,
} from "../../../model/listings/vocabulary";
import type { OfferCheck, OfferCheckItem } from "../../../model/offer/check";

/** What the check needs to know of a published service. */
export interface CheckedService {
	topics: readonly Topic[];
	channels: readonly Channel[];
	eligibility: Ages;
	/** Ids of the places where it is offered. */
	placeIds: readonly string[];
	/** Codes of the languages in which its name and summary can be read, beside English. */
	languages: readonly string[];
}

/** What the check needs to know of a published hub that families can find. */
export interface CheckedHub {
	id: string;
	name: string;
	/** False for one that is still to open: nobody asks of it when it is open and what happens there. */
	open: boolean;
	address: boolean;
	hours: boolean;
	access: boolean;
}

/** The part of the services that must be readable in a language of the council. */
export const TRANSLATED_ENOUGH = 0.8;

/** @param languages codes of the council's languages, English among them or not */
export function checkOffer(
	services: readonly CheckedService[],
	hubs: readonly CheckedHub[],
	languages: readonly string[],
): OfferCheck {
	const covered = (area: OfferCheckItem["area"], key: string, by: (service: CheckedService) => boolean) => {
		const count = services.filter(by).length;
		return { area, key, services: count, missing: count === 0 ? ["services" as const] : [] };
	};
	const items: OfferCheckItem[] = [
		...STRANDS.map((topic) => covered("strand", topic, ({ topics }) => topics.includes(topic))),
		...WIDER_TOPICS.map((topic) => covered("wider", topic, ({ topics }) => topics.includes(topic))),
		...STAGE_SLUGS.map((stage) => covered("stage", stage, ({ eligibility }) => isForStage(eligibility, stage))),
		...DELIVERY_SLUGS.map((delivery) =>
			covered("channel", delivery, ({ channels }) => DELIVERY[delivery].some((one) => channels.includes(one))),
		),
		...languages
			.filter((code) => code !== "en")
			.map((code): OfferCheckItem => {
				const count = services.filter((service) => service.languages.includes(code)).length;
				const enough = count >= services.length * TRANSLATED_ENOUGH;
				return { area: "language", key: code, services: count, missing: enough ? [] : ["translations"] };
			}),
		...hubs.map((hub) => checkHub(hub, services)),
	];
	return { items, services: services.length, missing: items.reduce((sum, { missing }) => sum + missing.length, 0) };
}

function checkHub(hub: CheckedHub, services: readonly CheckedService[]): OfferCheckItem {
	const here = services.filter(({ placeIds }) => placeIds.includes(hub.id));
	const missing: OfferCheckItem["missing"] = [];
	if (!hub.name.trim()) missing.push("name");
	if (!hub.address) missing.push("address");
	if (hub.open && !hub.hours) missing.push("hours");
	if (hub.open && !hub.access) missing.push("access");
	if (hub.open && here.length === 0) missing.push("services");
	const without = STRANDS.filter((strand) => !here.some(({ topics }) => topics.includes(strand)));
	return { area: "hub", key: hub.id, name: hub.name, services: here.length, missing, ...(hub.open && { without }) };
}
