import type { OpeningHours } from "../../../../model/calendar/shapes";
import { datesBetween, type ExceptionRange, inRanges } from "../../../../model/listings/dates-off";
import { choice } from "../../../../platform/forms/choice-fields";
import { type AnswerTo, form } from "../../../../platform/forms/form";
import { newRowId, rows, rowValues } from "../../../../platform/forms/rows";
import { line } from "../../../../platform/forms/text-fields";
import { date, dateValues } from "../../../../platform/forms/when-fields";
import { rangeFault } from "./date-range";
import { asBefore, spans, spansText, week, weekValues } from "./hours";
import { readSection, type Section } from "./section";

type Exception = OpeningHours["exceptions"][number];

const NONE: OpeningHours = { regular: [], exceptions: [], bankHolidays: "closed" };

const hoursText = ({ opens, closes }: ExceptionRange) => (opens && closes ? spansText([{ opens, closes }]) : "closed");

const exceptionRow = form({ date: date(), to: date(), hours: spans(), note: line() }, (typed) => ({
	date: typed.date === null && (typed.to || typed.hours || typed.note) && "exception-date",
	to: rangeFault(typed.date, typed.to),
	hours: typed.date && typed.hours === null && "exception-hours",
}));

const hoursForm = form({
	week: week(),
	"bank-holidays": choice(["closed", "open"]).or("closed"),
	exceptions: rows(exceptionRow),
});

/** The hours of each date of a row: one for each stretch of it, or one without hours when it is closed. */
function exceptionsOf({ date: from, to, hours, note }: AnswerTo<typeof exceptionRow>): Exception[] {
	if (!from || !hours) return [];
	const stretches = hours.length > 0 ? hours : [{ opens: null, closes: null }];
	return datesBetween(from, to ?? from).flatMap((date) => stretches.map((span) => ({ date, ...span, note })));
}

/** Offered for hubs; a place alone has no hours of its own. */
export const locationHours: Section<"location"> = {
	slug: "hours",
	values: ({ content }) => {
		const { regular, exceptions, bankHolidays } = content.hub?.hours ?? NONE;
		const dated = inRanges(exceptions).map((range) => ({
			id: newRowId(),
			fields: {
				...dateValues("date", range.from),
				...dateValues("to", range.to === range.from ? null : range.to),
				hours: hoursText(range),
				note: range.note ?? "",
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
