import type { OpeningHours } from "../../../../model/calendar/shapes";
import { choice } from "../../../../platform/forms/choice-fields";
import { type AnswerTo, form } from "../../../../platform/forms/form";
import { newRowId, rows, rowValues } from "../../../../platform/forms/rows";
import { line } from "../../../../platform/forms/text-fields";
import { date, dateValues } from "../../../../platform/forms/when-fields";
import { asBefore, spans, spansText, week, weekValues } from "./hours";
import { readSection, type Section } from "./section";

type Exception = OpeningHours["exceptions"][number];

const NONE: OpeningHours = { regular: [], exceptions: [], bankHolidays: "closed" };

const hoursText = ({ opens, closes }: Exception) => (opens && closes ? spansText([{ opens, closes }]) : "closed");

const exceptionRow = form({ date: date(), hours: spans(), note: line() }, (typed) => ({
	date: typed.date === null && (typed.hours || typed.note) && "exception-date",
	hours: typed.date && typed.hours === null && "exception-hours",
}));

const hoursForm = form({
	week: week(),
	"bank-holidays": choice(["closed", "open"]).or("closed"),
	exceptions: rows(exceptionRow),
});

/** The hours of one date: one for each stretch of it, or one without hours when it is closed. */
function exceptionsOf({ date, hours, note }: AnswerTo<typeof exceptionRow>): Exception[] {
	if (!date || !hours) return [];
	return hours.length > 0
		? hours.map((span) => ({ date, ...span, note }))
		: [{ date, opens: null, closes: null, note }];
}

/** Offered for hubs; a place alone has no hours of its own. */
export const locationHours: Section<"location"> = {
	slug: "hours",
	values: ({ content }) => {
		const { regular, exceptions, bankHolidays } = content.hub?.hours ?? NONE;
		const dated = exceptions.map((exception) => ({
			id: newRowId(),
			fields: {
				...dateValues("date", exception.date),
				hours: hoursText(exception),
				note: exception.note ?? "",
			},
		}));
		return {
			...weekValues("week", regular),
			"bank-holidays": bankHolidays,
			...rowValues("exceptions", dated),
		};
	},
	read: (values, entry) =>
		readSection(hoursForm, values, (typed) => {
			const { hub } = entry.content;
			const hours: OpeningHours = {
				regular: asBefore(typed.week, hub?.hours.regular ?? []),
				exceptions: typed.exceptions.flatMap(exceptionsOf),
				bankHolidays: typed["bank-holidays"],
			};
			return { ...entry, content: { ...entry.content, hub: hub && { ...hub, hours } } };
		}),
};
