import { JOINING } from "../../../../model/listings/vocabulary";
import { reading } from "../../../../platform/forms/reading";
import type { Section } from "./section";

/** Two years: who has waited longer has not got a service. */
const MOST_WEEKS = 104;

export const serviceJoining: Section<"service"> = {
	slug: "joining",
	values: ({ content }) => ({
		joining: content.joining,
		"how-to-join": content.howToJoin ?? "",
		"booking-url": content.bookingUrl ?? "",
		"wait-weeks": content.waitWeeks === null ? "" : String(content.waitWeeks),
	}),
	read(values, entry) {
		const read = reading(values);
		return read.done({
			...entry,
			content: {
				...entry.content,
				joining: read.choice("joining", JOINING, entry.content.joining),
				howToJoin: read.note("how-to-join"),
				bookingUrl: read.link("booking-url"),
				waitWeeks: read.whole("wait-weeks", MOST_WEEKS),
			},
		});
	},
};
