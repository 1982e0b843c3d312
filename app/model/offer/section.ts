/** A council's own words above one part of its offer. */
import { z } from "zod";
import { STAGE_SLUGS, TOPICS } from "../listings/vocabulary";
import { TRANSLATED_FIELDS } from "../publishing/translations";

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
