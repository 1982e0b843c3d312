import type { OpeningHours } from "../../../../model/calendar/shapes";
import { dateValues, type Reading, reading } from "../../../../platform/forms/reading";
import { readSpans, readWeek, spansText, weekValues } from "./hours";
import { newRowId, type Row, rowsOf, rowValues } from "./rows";
import type { Section } from "./section";

type Exception = OpeningHours["exceptions"][number];

const NONE: OpeningHours = { regular: [], exceptions: [], bankHolidays: "closed" };

const hoursText = ({ opens, closes }: Exception) => (opens && closes ? spansText([{ opens, closes }]) : "closed");

/** The hours of one date: one for each stretch of it, or one without hours when it is closed. */
function readException(read: Reading, { at }: Row): Exception[] {
	const date = read.date(at("date"));
	const spans = readSpans(read, at("hours"));
	const note = read.optionalLine(at("note"));
	const empty = !read.one(at("hours")).trim() && !note;
	if (!date) {
		if (!empty) read.fail(at("date"), "exception-date");
		return [];
	}
	if (!read.one(at("hours")).trim()) read.fail(at("hours"), "exception-hours");
	return spans.length > 0
		? spans.map((span) => ({ date, ...span, note }))
		: [{ date, opens: null, closes: null, note }];
}

/** Offered for hubs; a place alone has no hours of its own. */
export const locationHours: Section<"location"> = {
	slug: "hours",
	values: ({ content }) => {
		const { regular, exceptions, bankHolidays } = content.hub?.hours ?? NONE;
		const rows = exceptions.map((exception) => ({
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
			...rowValues("exceptions", rows),
		};
	},
	read(values, entry) {
		const read = reading(values);
		const { hub } = entry.content;
		const hours: OpeningHours = {
			regular: readWeek(read, "week", hub?.hours.regular ?? []),
			exceptions: rowsOf(values, "exceptions").flatMap((row) => readException(read, row)),
			bankHolidays: read.choice("bank-holidays", ["closed", "open"], "closed"),
		};
		return read.done({
			...entry,
			content: { ...entry.content, hub: hub && { ...hub, hours } },
		});
	},
};
