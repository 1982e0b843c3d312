/** Opening hours as people write them, a line for each day of the week: "9am to 12pm, 1pm to 5pm". Pure. */

import { parseTime } from "../../../../model/calendar/read-when";
import { DAYS, type OpeningHours } from "../../../../model/calendar/shapes";
import type { Values } from "../../../../platform/forms/field-errors";
import type { Reading } from "../../../../platform/forms/reading";

interface Span {
	opens: string;
	closes: string;
}

/** The last minute of a day stands for midnight at its end. */
const END_OF_DAY = "23:59";

/** "9am", "9:30am", "midday", "midnight". */
export function timeText(time: string): string {
	const [hours = 0, minutes = 0] = time.split(":").map(Number);
	if (time === "12:00") return "midday";
	const hour = hours % 12 === 0 ? 12 : hours % 12;
	return `${hour}${minutes === 0 ? "" : `:${String(minutes).padStart(2, "0")}`}${hours < 12 ? "am" : "pm"}`;
}

const spanText = ({ opens, closes }: Span) =>
	`${opens === "00:00" ? "midnight" : timeText(opens)} to ${closes === END_OF_DAY ? "midnight" : timeText(closes)}`;

export const spansText = (spans: readonly Span[]) => spans.map(spanText).join(", ");

const readOpens = (text: string) => (text === "midnight" ? "00:00" : parseTime(text));
const readCloses = (text: string) => (["midnight", "24:00", "12am"].includes(text) ? END_OF_DAY : parseTime(text));

/** The stretches of a day, in their order; none for "" and "closed". Remembers as wrong what is none. */
export function readSpans(read: Reading, name: string): Span[] {
	const typed = read.one(name).trim().toLowerCase();
	if (!typed || typed === "closed") return [];
	const spans: Span[] = [];
	for (const part of typed.split(/[,;&]|\band\b/)) {
		const [from = "", to = "", ...more] = part.split(/-|–|\bto\b|\buntil\b/);
		const opens = readOpens(from.trim());
		const closes = readCloses(to.trim());
		if (!opens || !closes || more.length > 0) {
			read.fail(name, "hours", part.trim().slice(0, 40));
			return [];
		}
		if (closes <= opens) read.fail(name, "hours-order", spanText({ opens, closes }));
		spans.push({ opens, closes });
	}
	const inOrder = spans.toSorted((one, other) => one.opens.localeCompare(other.opens));
	const overlaps = inOrder.some(({ opens }, index) => opens < (inOrder[index - 1]?.closes ?? ""));
	if (overlaps) read.fail(name, "hours-overlap");
	return spans;
}

export function weekValues(prefix: string, regular: OpeningHours["regular"]): Values {
	return Object.fromEntries(
		DAYS.map((day) => [`${prefix}-${day}`, spansText(regular.filter((row) => row.day === day))]),
	);
}

/** The regular week, each day's stretches in their place; as it stood before when it says the same. */
export function readWeek(read: Reading, prefix: string, before: OpeningHours["regular"]): OpeningHours["regular"] {
	const week = DAYS.flatMap((day) => readSpans(read, `${prefix}-${day}`).map((span) => ({ day, ...span })));
	const keys = (rows: OpeningHours["regular"]) =>
		rows
			.map(({ day, opens, closes }) => `${day} ${opens} ${closes}`)
			.sort()
			.join();
	return keys(week) === keys(before) ? before : week;
}
