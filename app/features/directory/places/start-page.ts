/** The page on which a family chooses its area. Safe in the browser: no I/O. */
import type { Area, ListedArea, PlaceFound } from "./place";

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

export interface StartPage {
	title: string;
	description: string;
	/** What stands in the field; null when nothing was sent. */
	typed: string | null;
	answer: AreaAnswer | null;
	/** Councils that publish here, by name. */
	councils: { slug: string; name: string }[];
	/** Areas of which no council publishes here, by first letter. */
	others: { letter: string; areas: ListedArea[] }[];
}

/** An answer that asks for another postcode: the field is marked, and the page is an error. */
export const isMistake = (answer: AreaAnswer | null): answer is Extract<AreaAnswer, { kind: "malformed" | "empty" }> =>
	answer?.kind === "malformed" || answer?.kind === "empty";
