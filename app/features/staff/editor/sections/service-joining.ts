import { JOINING } from "../../../../model/listings/vocabulary";
import { choice } from "../../../../platform/forms/choice-fields";
import { form } from "../../../../platform/forms/form";
import { wholeNumber } from "../../../../platform/forms/number-fields";
import { link, note } from "../../../../platform/forms/text-fields";
import { readSection, type Section } from "./section";

/** Two years: who has waited longer has not got a service. */
const MOST_WEEKS = 104;

const joiningForm = form({
	joining: choice(JOINING),
	"how-to-join": note(),
	"booking-url": link(),
	"wait-weeks": wholeNumber({ most: MOST_WEEKS }),
});

export const serviceJoining: Section<"service"> = {
	slug: "joining",
	values: ({ content }) => ({
		joining: content.joining ?? "",
		"how-to-join": content.howToJoin ?? "",
		"booking-url": content.bookingUrl ?? "",
		"wait-weeks": content.waitWeeks === null ? "" : String(content.waitWeeks),
	}),
	read: (values, entry) =>
		readSection(joiningForm, values, (typed) => ({
			...entry,
			content: {
				...entry.content,
				joining: typed.joining,
				howToJoin: typed["how-to-join"],
				bookingUrl: typed["booking-url"],
				waitWeeks: typed["wait-weeks"],
			},
		})),
};
