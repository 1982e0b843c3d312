import { OFFER_TEXT_LIMIT } from "../../../../model/offer/section";
import { form } from "../../../../platform/forms/form";
import { text } from "../../../../platform/forms/text-fields";
import { readSection, type Section } from "./section";

const textForm = form({ "offer-text": text(OFFER_TEXT_LIMIT).or("") });

export const offerSectionText: Section<"offer-section"> = {
	slug: "text",
	values: ({ content }) => ({ "offer-text": content.text }),
	read: (values, entry) =>
		readSection(textForm, values, (typed) => ({
			...entry,
			content: { ...entry.content, text: typed["offer-text"] },
		})),
};
