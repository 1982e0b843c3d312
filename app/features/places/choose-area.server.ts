import { findAreas, type ListedArea } from "./areas.server";
import { findPlace } from "./find-place.server";
import { areaCodesOf } from "./locate.server";
import { nearestPostcode } from "./nearest-postcode.server";
import type { Area, KnownPlace, PlaceFound, Position } from "./place";

/** What the start page says to a postcode. */
export type AreaAnswer =
	/** A council publishes there: go to it, with the postcode. */
	| { kind: "council"; slug: string; postcode: string }
	/** No council publishes there yet. */
	| { kind: "not-published"; postcode: string; area: ListedArea }
	/** The start of a postcode, in several areas of which the main one does not publish here. */
	| { kind: "several"; postcode: string; areas: ListedArea[] }
	/** In no area we know: Scotland, Wales, Northern Ireland. */
	| { kind: "outside"; postcode: string }
	/** A location far from every postcode. */
	| { kind: "nowhere-near" }
	| { kind: "terminated"; postcode: string; since: string; area: Area | null }
	| Extract<PlaceFound, { kind: "unknown" | "malformed" | "empty" }>;

/** Answers what was typed on the start page. */
export async function chooseArea(typed: string): Promise<AreaAnswer> {
	const place = await findPlace(typed);
	return place.kind === "postcode" || place.kind === "outward" ? answerFor(place) : place;
}

/** Answers a device's position. */
export async function chooseAreaNear(position: Position): Promise<AreaAnswer> {
	const postcode = await nearestPostcode(position);
	return postcode === undefined ? { kind: "nowhere-near" } : chooseArea(postcode);
}

async function answerFor(place: KnownPlace): Promise<AreaAnswer> {
	const postcode = place.kind === "postcode" ? place.postcode : place.outward;
	const areas = await findAreas(areaCodesOf(place));
	const [main] = areas;
	if (!main) return { kind: "outside", postcode };
	if (main.council) return { kind: "council", slug: main.council.slug, postcode };
	return areas.length > 1 ? { kind: "several", postcode, areas } : { kind: "not-published", postcode, area: main };
}
