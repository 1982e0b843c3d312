/** A hub in a list: where it is, and whether it is open. */

import type { LocalNow } from "../../../model/calendar/local-time";
import type { PublicLocation } from "../../../model/listings/public-location";
import type { LocalText } from "../../../model/local-text";
import type { Speech } from "../../../platform/i18n/context";
import { milesBetween, type Position } from "../../directory/places/distance";
import { addressInOneLine, translatedField } from "../words/describe-place";
import { type DoorWords, describeDoor } from "./describe-hub";

/** Distances are told to a tenth of a mile; nothing is told as none. */
const SHORTEST_MILES = 0.1;

export interface HubCard {
	id: string;
	href: string;
	name: LocalText;
	type: string;
	/** "1 Harbour Street, Northmere, ZZ1 1AA" */
	address: string;
	door: DoorWords;
	/** In miles, as the crow flies; null where the family has not said where they are. */
	miles: number | null;
	/** "0.4 miles away" */
	distance: string | null;
	alert: LocalText | null;
}

interface CardContext {
	speech: Speech;
	/** The council's slug. */
	council: string;
	now: Pick<LocalNow, "date" | "time">;
	/** Where the family is. */
	from: Position | null;
}

/** @returns the card, or undefined when the place is not a hub that may be shown */
export function hubCard(place: PublicLocation, context: CardContext): HubCard | undefined {
	const { id, slug, position, content } = place;
	if (!content.hub) return undefined;
	const { speech, council, now, from } = context;
	const { t, format, paths, language } = speech;
	const miles = from && position ? milesBetween(from, position) : null;
	const alert = translatedField(content, "alert", content.alert ?? "", language.code);
	return {
		id,
		href: paths.hub(council, slug),
		name: translatedField(content, "name", content.name, language.code),
		type: t(`vocabulary:hubType.${content.hub.type}`),
		address: addressInOneLine(addressLines(place)),
		door: describeDoor(content.hub, now, speech),
		miles,
		distance:
			miles === null ? null : t("directory:where.away", { distance: format.miles(Math.max(miles, SHORTEST_MILES)) }),
		alert: alert.text ? alert : null,
	};
}

/** Street, town and postcode, one line each. */
export function addressLines({ content }: PublicLocation): string[] {
	const { line1, line2, town, county, postcode } = content.address;
	return [line1, line2, town, county, postcode].flatMap((line) => (line ? [line] : []));
}

/** The hubs of a list, nearest first where distances are known; else in the order they came. */
export function hubCards(places: readonly PublicLocation[], context: CardContext): HubCard[] {
	return places
		.flatMap((place) => hubCard(place, context) ?? [])
		.sort((one, other) => (one.miles ?? Number.POSITIVE_INFINITY) - (other.miles ?? Number.POSITIVE_INFINITY) || 0);
}
