/** What a typed postcode turned out to be. Safe in the browser: no I/O. */
import type { Position } from "./distance";
import type { Nation } from "./nations";

export type { Position };

/** An upper-tier authority: its ONS code and short name. */
export interface Area {
	gss: string;
	name: string;
}

/** An area with where it is to be found: the council that publishes for it here, and a website, if they are known. */
export interface ListedArea extends Area {
	/** The council's own website, else its page on GOV.UK, which links to it. */
	website: string | null;
	council: { slug: string; name: string } | null;
}

/** A postcode in use. `area` is null outside England, or while no areas are loaded. */
export interface PostcodePlace {
	kind: "postcode";
	/** As people write it: "E17 8PJ". */
	postcode: string;
	/** What was typed, where one slip in it was mended. */
	typed?: string;
	position: Position;
	/** ONS code of its lower-tier or unitary district. */
	district: string | null;
	area: Area | null;
	/** ONS code of its small area, for deprivation; null when the loaded set has none. */
	lsoa: string | null;
}

/** The first half of a postcode. The position is the mean of its postcodes in use. */
export interface OutwardPlace {
	kind: "outward";
	outward: string;
	position: Position;
	/** The areas it touches, the one with most of its postcodes first. */
	areas: Area[];
}

export type PlaceFound =
	| PostcodePlace
	| OutwardPlace
	/** Royal Mail no longer uses it. `since` is "YYYY-MM"; `area` is where it was. */
	| { kind: "terminated"; postcode: string; since: string; area: Area | null }
	/** It has the form of a postcode, or of the start of one, but is not in the loaded set. */
	| { kind: "unknown"; typed: string }
	| { kind: "malformed" }
	| { kind: "empty" };

/** A place that a search can start from. */
export type KnownPlace = PostcodePlace | OutwardPlace;

/** A town or neighbourhood that a council's published addresses name, in their middle. */
export interface NamedPlace {
	kind: "named";
	name: string;
	position: Position;
}

/** Where a place is, seen from one council. */
export type Located =
	| { where: "here"; place: KnownPlace | NamedPlace }
	/** In Scotland, Wales or Northern Ireland. */
	| { where: "nation"; postcode: string; nation: Nation }
	/** In another area: `council` when it publishes here too, else `website` when its GOV.UK page is known. */
	| {
			where: "elsewhere";
			place: KnownPlace;
			area: Area | null;
			council: { slug: string; name: string } | null;
			website: string | null;
	  }
	| { where: "nowhere"; place: Exclude<PlaceFound, KnownPlace> };
