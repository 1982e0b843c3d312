/** What of the offer is kept: words of its own, and each edition that was signed off. Safe in the browser: no I/O. */
import { z } from "zod";
import { STAGE_SLUGS, TOPICS } from "../directory/vocabulary";
import { TRANSLATED_FIELDS } from "../publication/translations";
import type { PrintedOffer } from "./printed-offer.server";

/** The fields of an offer section that are translated. */
export const OFFER_SECTION_FIELDS = TRANSLATED_FIELDS["offer-section"];

/** What stands above one stage or topic: paragraphs of plain text, parted by blank lines. */
export const offerSectionContentSchema = z.object({
	about: z.union([
		z.object({ stage: z.enum(STAGE_SLUGS) }),
		z.object({ topic: z.enum(TOPICS) }),
		z.object({ whole: z.literal(true) }),
	]),
	text: z.string().trim().max(5000),
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

/** One thing the offer should cover, and whether it does. */
export interface OfferCheckItem {
	/** "strand", "wider", "stage", "channel", "language", "hub". */
	area: "strand" | "wider" | "stage" | "channel" | "language" | "hub";
	/** The slug of the topic, stage, channel or hub, or the language's code. */
	key: string;
	/** How many published services cover it. */
	services: number;
	/** What is missing, as keys of `staff-offer:missing`; empty when all is there. */
	missing: string[];
}

export interface OfferCheck {
	items: OfferCheckItem[];
	missing: number;
}

/** The print edition by language, as the page showed it. */
export type PrintedEditions = Record<string, PrintedOffer>;
