/**
 * Dates as exact as they were said: "2026-02-14", "2026-02" (February 2026, and it stays that) or "2026". What a comparison
 * cannot tell is said to be so, never guessed.
 */
import { z } from "zod";
import { isLocalDate } from "../calendar/local-time";

export const PRECISIONS = ["year", "month", "day"] as const;
export type Precision = (typeof PRECISIONS)[number];

/** Whether `text` is a year, a month or a day between 1900 and 2199. 30 February is none. */
export function isPartialDate(text: string): boolean {
	return isLocalDate(`${text}${"-01-01".slice(text.length - 4)}`) && [4, 7, 10].includes(text.length);
}

export const partialDate = z.string().refine(isPartialDate);

/** How exact a partial date is. */
export function precisionOf(date: string): Precision {
	return date.length === 4 ? "year" : date.length === 7 ? "month" : "day";
}

/** The first day, `YYYY-MM-DD`, that a partial date may mean. */
export function earliestDay(date: string): string {
	return `${date}${"-01-01".slice(date.length - 4)}`;
}

/** The last day that a partial date may mean. */
export function latestDay(date: string): string {
	if (date.length === 10) return date;
	if (date.length === 4) return `${date}-12-31`;
	const days = new Date(Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)), 0)).getUTCDate();
	return `${date}-${days}`;
}

/** How one date lies to another. `same` of two days only; `cannot-tell` where the days that they may mean overlap. */
export function compareDates(one: string, other: string): "before" | "same" | "after" | "cannot-tell" {
	if (latestDay(one) < earliestDay(other)) return "before";
	if (earliestDay(one) > latestDay(other)) return "after";
	return one === other && precisionOf(one) === "day" ? "same" : "cannot-tell";
}
