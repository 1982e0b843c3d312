/** Opening hours as people write them, a line for each day of the week: "9am to 12pm, 1pm to 5pm". Pure. */

import { END_OF_DAY } from "../../../../model/calendar/opening-hours";
import { parseClosing, parseTime } from "../../../../model/calendar/read-when";
import { DAYS, type OpeningHours } from "../../../../model/calendar/shapes";
import { bySigns } from "../../../../model/order";
import { type Field, field } from "../../../../platform/forms/field";
import type { Values } from "../../../../platform/forms/field-errors";
import { LIMITS } from "../../../../platform/forms/text-fields";

interface Span {
	opens: string;
	closes: string;
}

/** "9am", "9:30am", "midday", "midnight". */
export function timeText(time: string): string {
	const [hours = 0, minutes = 0] = time.split(":").map(Number);
	if (time === "12:00") return "midday";
	if (time === "00:00") return "midnight";
	const hour = hours % 12 === 0 ? 12 : hours % 12;
	return `${hour}${minutes === 0 ? "" : `:${String(minutes).padStart(2, "0")}`}${hours < 12 ? "am" : "pm"}`;
}

/** The time at which something ends: the last minute of a day is midnight. */
export const endText = (time: string): string => (time === END_OF_DAY ? "midnight" : timeText(time));

const spanText = ({ opens, closes }: Span) => `${timeText(opens)} to ${endText(closes)}`;

export const spansText = (spans: readonly Span[]) => spans.map(spanText).join(", ");

type HoursReason = "too-long" | "hours" | "hours-order" | "hours-overlap";

/** The stretches of a day, in the order in which they were written; none for "closed", null for nothing. */
export const spans = (): Field<Span[] | null, HoursReason> =>
	field((at) => {
		const typed = at.text(LIMITS.line, "too-long")?.toLowerCase();
		if (!typed) return typed === "" ? null : undefined;
		if (typed === "closed") return [];
		const parts = typed.split(/[,;&]|\band\b/).map((part) => part.trim());
		const read = parts.map(readSpan);
		const wrong = read.indexOf(undefined);
		if (wrong >= 0) return at.refuse("hours", parts[wrong]?.slice(0, 40));
		const found = read.filter((span) => span !== undefined);
		const backward = found.find(({ opens, closes }) => closes <= opens);
		if (backward) return at.refuse("hours-order", spanText(backward));
		const inOrder = found.toSorted((one, other) => bySigns(one.opens, other.opens));
		const overlaps = inOrder.some(({ opens }, index) => opens < (inOrder[index - 1]?.closes ?? ""));
		return overlaps ? at.refuse("hours-overlap") : found;
	});

/** "9am to 5pm", "9-5", "0900-1700", "9.30am til 1", "24 hours"; undefined for none, and for what could be two. */
function readSpan(text: string): Span | undefined {
	if (/^24 ?(?:hours|hrs)$/.test(text)) return { opens: "00:00", closes: END_OF_DAY };
	const [from = "", to = "", ...more] = text.split(/-|–|\bto\b|\buntil\b|\btill?\b/).map((one) => one.trim());
	if (more.length > 0) return undefined;
	const opens = parseTime(from) ?? opensAt(from, to);
	const closes = parseClosing(to) ?? (opens && closesAt(to, opens));
	return opens && closes ? { opens, closes } : undefined;
}

const hourOf = (text: string) => (/^(?:[1-9]|1[0-2])$/.test(text) ? Number(text) : undefined);
const onTheHour = (hour: number) => `${String(hour).padStart(2, "0")}:00`;

/** A figure alone at which something opens: 8 to 12 by day, 1 to 5 after noon; 6 and 7 are hours of both. */
function opensAt(text: string, to: string): string | undefined {
	const hour = hourOf(text);
	if (hour === undefined || hour === 6 || hour === 7) return undefined;
	if (hour < 6) return onTheHour(hour + 12);
	// "8-9pm" is an hour of the evening for some, and a long day for others.
	const evening = onTheHour(hour + 12);
	const closes = parseClosing(to);
	return hour < 12 && closes && closes > evening ? undefined : onTheHour(hour);
}

/** A figure alone at which something closes: the first such hour after it opened. */
function closesAt(text: string, opens: string): string | undefined {
	const hour = hourOf(text);
	if (hour === undefined) return undefined;
	return [onTheHour(hour), onTheHour(hour === 12 ? 12 : hour + 12)].find((time) => time > opens);
}

type Week = OpeningHours["regular"];

export function weekValues(prefix: string, regular: Week): Values {
	return Object.fromEntries(
		DAYS.map((day) => [`${prefix}-${day}`, spansText(regular.filter((row) => row.day === day))]),
	);
}

/** The hours of a regular week, a field for each day: those of Monday stand in `week-MO`. */
export const week = (): Field<Week, HoursReason> =>
	field((at) => {
		const read = DAYS.map((day) => {
			const found = spans().read(at.part(day));
			return found === undefined ? undefined : (found ?? []).map((span) => ({ day, ...span }));
		});
		const understood = read.filter((one) => one !== undefined);
		return understood.length === read.length ? understood.flat() : undefined;
	});

/** The week as it stood before, when what was read says the same in another order. */
export function asBefore(read: Week, before: Week): Week {
	const keys = (rows: Week) =>
		rows
			.map(({ day, opens, closes }) => `${day} ${opens} ${closes}`)
			.sort()
			.join();
	return keys(read) === keys(before) ? before : read;
}
