/** Days that people name from where they stand: "today", "this weekend". */
import { addDays, mondayOf } from "./local-time";

export const SOON = ["today", "tomorrow", "this-week", "this-weekend", "next-week"] as const;
export type Soon = (typeof SOON)[number];

const SATURDAY = 5;
const SUNDAY = 6;
const WEEK = 7;

/** The dates that are meant, both inclusive: nothing of the past, so on a Sunday this weekend is that day. */
export function datesOf(soon: Soon, today: string): { from: string; to: string } {
	const monday = mondayOf(today);
	const sunday = addDays(monday, SUNDAY);
	const saturday = addDays(monday, SATURDAY);
	const tomorrow = addDays(today, 1);
	return {
		today: { from: today, to: today },
		tomorrow: { from: tomorrow, to: tomorrow },
		"this-week": { from: today, to: sunday },
		"next-week": { from: addDays(monday, WEEK), to: addDays(sunday, WEEK) },
		"this-weekend": { from: saturday > today ? saturday : today, to: sunday },
	}[soon];
}
