/** What of the offer is kept: words of its own, and each edition that was signed off. Safe in the browser: no I/O. */
import { z } from "zod";
import { STAGE_SLUGS, type STRANDS, TOPICS } from "../../../model/listings/vocabulary";
import { TRANSLATED_FIELDS } from "../../../model/publishing/translations";
import type { PrintedOffer } from "./printed-offer.server";

/** The fields of an offer section that are translated. */
export const OFFER_SECTION_FIELDS = TRANSLATED_FIELDS["offer-section"];

/** The longest text above a part of the offer, in characters. */
export const OFFER_TEXT_LIMIT = 5000;

/** What stands above one stage or topic: paragraphs of plain text, parted by blank lines. */
export const offerSectionContentSchema = z.object({
	about: z.union([
		z.object({ stage: z.enum(STAGE_SLUGS) }),
		z.object({ topic: z.enum(TOPICS) }),
		z.object({ whole: z.literal(true) }),
	]),
	text: z.string().trim().max(OFFER_TEXT_LIMIT),
	translations: z.record(z.string(), z.partialRecord(z.enum(OFFER_SECTION_FIELDS), z.string())).default({}),
	translationFacts: z
		.record(
			z.string(),
			z.partialRecord(
				z.enum(OFFER_SECTION_FIELDS),
				z.object({ by: z.enum(["person", "machine"]), source: z.string() }),
			),
		)
		.default({}),
});
export type OfferSectionContent = z.infer<typeof offerSectionContentSchema>;

/** Which section it is: "stage:newborn", "topic:send", "whole". */
export function sectionSlug({ about }: Pick<OfferSectionContent, "about">): string {
	if ("stage" in about) return `stage:${about.stage}`;
	return "topic" in about ? `topic:${about.topic}` : "whole";
}

type Strand = (typeof STRANDS)[number];

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

/** The print edition by language, as the page showed it. */
export type PrintedEditions = Record<string, PrintedOffer>;
