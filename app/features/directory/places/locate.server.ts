import type { Asker } from "../../../model/people/asker";
import type { Council } from "../councils/queries.server";
import { findAreas } from "./areas.server";
import { findPlace } from "./find-place.server";
import { nationOf } from "./nations";
import type { KnownPlace, Located, PlaceFound } from "./place";

const isKnown = (place: PlaceFound): place is KnownPlace => place.kind === "postcode" || place.kind === "outward";

/** The codes of the areas a place is in, the main one first. */
export function areaCodesOf(place: KnownPlace): string[] {
	if (place.kind === "outward") return place.areas.map(({ gss }) => gss);
	return place.area ? [place.area.gss] : [];
}

/**
 * Where a typed postcode is, seen from a council. An outward code that touches the council's area is in it. A council
 * without an area of its own (`gss` null) takes every place as its own.
 */
export async function locateForCouncil(asker: Asker, council: Pick<Council, "gss">, typed: string): Promise<Located> {
	const place = await findPlace(asker, typed);
	if (place.kind === "unknown" || place.kind === "postcode") {
		const postcode = place.kind === "unknown" ? place.typed : place.postcode;
		const nation = nationOf(postcode, place.kind === "unknown" ? null : place.district);
		if (nation && council.gss !== null) return { where: "nation", postcode, nation };
	}
	if (!isKnown(place)) return { where: "nowhere", place };
	const codes = areaCodesOf(place);
	if (council.gss === null || codes.includes(council.gss)) return { where: "here", place };
	const [main] = await findAreas(asker, codes.slice(0, 1));
	if (!main) return { where: "elsewhere", place, area: null, council: null, website: null };
	const { gss, name, website } = main;
	return { where: "elsewhere", place, area: { gss, name }, council: main.council, website };
}
