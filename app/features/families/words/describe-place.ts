/** Where a service is, in words. A masked place is its outward code and no more. */

import { isConfidential } from "../../../model/listings/confidential";
import type { PublicLocation } from "../../../model/listings/public-location";
import type { PublicService } from "../../../model/listings/public-service";
import type { TranslatableField, Translations } from "../../../model/listings/shapes";
import { DELIVERY, DELIVERY_SLUGS } from "../../../model/listings/vocabulary";
import type { LocalText } from "../../../model/local-text";
import type { Speech } from "../../../platform/i18n/context";
import { pickText } from "../../../platform/i18n/pick-text";

/** A field of a listing in the reader's language, or in English. */
export function translatedField(
	content: { translations: Translations },
	field: TranslatableField,
	english: string,
	language: string,
): LocalText {
	return pickText({ [language]: content.translations[language]?.[field], en: english }, language);
}

/** Words of the interface itself, beside texts that may be in another language. */
export function inOwnWords(text: string, { language }: Pick<Speech, "language">): LocalText {
	return { text, lang: language.code, dir: language.dir };
}

/** "Harbour Family Hub, Seaton"; for a masked place "In the ZZ1 area. The address is private." */
export function describePlace(place: PublicLocation, speech: Speech): LocalText {
	if (isConfidential(place)) return inOwnWords(speech.t("directory:where.masked", { area: place.outward }), speech);
	const name = translatedField(place.content, "name", place.content.name, speech.language.code);
	const { town } = place.content.address;
	// Towns have no translation, so a translated name stands alone.
	const alone = name.lang !== "en" || !town || name.text.includes(town);
	return alone ? name : { ...name, text: `${name.text}, ${town}` };
}

type Placed = Pick<PublicService, "content" | "locations">;

/** The place that a listing names first. */
export function firstPlace(service: Placed): PublicLocation | undefined {
	return service.content.places
		.map((place) => service.locations.get(place.locationId))
		.find((place) => place !== undefined);
}

/**
 * Where a service is, in lines: one place, how many more there are, and the other ways to take part.
 * @param wanted the place to name; without one, the first
 */
export function describeWhere(service: Placed, wanted: PublicLocation | undefined, speech: Speech): LocalText[] {
	const { t } = speech;
	const place = wanted ?? firstPlace(service);
	const others = service.locations.size - 1;
	const deliveries = DELIVERY_SLUGS.filter(
		(slug) =>
			(slug !== "in-person" || !place) &&
			DELIVERY[slug].some((channel) => service.content.channels.some((own) => own === channel)),
	);
	return [
		...(place ? [describePlace(place, speech)] : []),
		...(others > 0 ? [inOwnWords(t("directory:where.more", { count: others }), speech)] : []),
		...deliveries.map((slug) => inOwnWords(t(`vocabulary:delivery.${slug}`), speech)),
	];
}

/** "2 Ropewalk, Northmere, ZZ1 1AA": lines of an address as one, the last of them, a postcode, never parted. */
export function addressInOneLine(lines: readonly (string | null | undefined)[]): string {
	const [postcode, ...others] = lines.filter(Boolean).reverse();
	return [...others.reverse(), postcode?.replaceAll(" ", "\u00a0")].join(", ");
}

/** "0.4 miles away", or "Very close" where that would be no distance at all. */
export function describeDistance(miles: number, { t, format }: Pick<Speech, "t" | "format">): string {
	return miles < 0.05 ? t("directory:where.veryClose") : t("directory:where.away", { distance: format.miles(miles) });
}
