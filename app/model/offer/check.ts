/** What an offer should cover, and what of it is there. Kept with each edition that a leader signs. */
import type { STRANDS } from "../listings/vocabulary";

export type Strand = (typeof STRANDS)[number];

export const OFFER_AREAS = ["strand", "wider", "stage", "channel", "language", "hub"] as const;

export type OfferArea = (typeof OFFER_AREAS)[number];

/** One thing the offer should cover, and whether it does. */
export interface OfferCheckItem {
	area: OfferArea;
	/** The slug of the topic, stage or channel, the language's code, or the hub's id. */
	key: string;
	/** The hub's name as it was. */
	name?: string;
	/** How many published services cover it. */
	services: number;
	/** What is missing (`staff-offer:missing`); empty when all is there. */
	missing: ("services" | "translations" | "name" | "address" | "hours" | "access")[];
	/** The strands for which nothing happens at an open hub: to be known, but not asked of every hub. */
	without?: Strand[];
}

export interface OfferCheck {
	items: OfferCheckItem[];
	/** How many services are published. */
	services: number;
	/** How many things are missing in all. */
	missing: number;
	/** What the leader noted when signing. */
	note?: string;
}
