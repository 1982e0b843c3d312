import { OFFER_TEXT_LIMIT } from "../../../../model/offer/section";
import { reading } from "../../../../platform/forms/reading";
import type { Section } from "./section";

export const offerSectionText: Section<"offer-section"> = {
	slug: "text",
	values: ({ content }) => ({ "offer-text": content.text }),
	read(values, entry) {
		const read = reading(values);
		const text = read.text("offer-text", OFFER_TEXT_LIMIT);
		return read.done({ ...entry, content: { ...entry.content, text } });
	},
};
