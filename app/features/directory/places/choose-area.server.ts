import type { Asker } from "../../../model/people/asker";
import { findAreas } from "./areas.server";
import { findPlace } from "./find-place.server";
import { areaCodesOf } from "./locate.server";
import { nearestPostcode } from "./nearest-postcode.server";
import type { KnownPlace, Position } from "./place";
import type { AreaAnswer } from "./start-page";

/** Answers what was typed on the start page. */
export async function chooseArea(asker: Asker, typed: string): Promise<AreaAnswer> {
	const place = await findPlace(asker, typed);
	return place.kind === "postcode" || place.kind === "outward" ? answerFor(asker, place) : place;
}

/** Answers a device's position. */
export async function chooseAreaNear(asker: Asker, position: Position): Promise<AreaAnswer> {
	const postcode = await nearestPostcode(asker, position);
	return postcode === undefined ? { kind: "nowhere-near" } : chooseArea(asker, postcode);
}

async function answerFor(asker: Asker, place: KnownPlace): Promise<AreaAnswer> {
	const postcode = place.kind === "postcode" ? place.postcode : place.outward;
	const areas = await findAreas(asker, areaCodesOf(place));
	const [main] = areas;
	if (!main) return { kind: "outside", postcode };
	if (main.council) return { kind: "council", slug: main.council.slug, postcode };
	return areas.length > 1 ? { kind: "several", postcode, areas } : { kind: "not-published", postcode, area: main };
}
