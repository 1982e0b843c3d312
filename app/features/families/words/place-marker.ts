/** A place on a map. */
import type { MapMarker } from "../../../components/map-island";
import type { PublicLocation } from "../../../model/listings/public-location";
import type { Speech } from "../../../platform/i18n/context";
import { addressInOneLine, translatedField } from "./describe-place";

/** @returns the marker of a place whose position is public, or null */
export function placeMarker(place: PublicLocation, council: string, { paths, language }: Speech): MapMarker | null {
	const { id, slug, isHub, position, content } = place;
	if (!position) return null;
	const name = translatedField(content, "name", content.name, language.code);
	const { line1, town, postcode } = content.address;
	return {
		id,
		...position,
		title: name.text,
		lang: name.lang,
		dir: name.dir,
		href: isHub ? paths.hub(council, slug) : undefined,
		facts: [addressInOneLine([line1, town, postcode])],
		kind: isHub ? "hub" : "place",
	};
}
