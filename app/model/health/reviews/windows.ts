/**
 * Reviews of the Healthy Child Programme and the checks of a newborn: their windows, from the date of birth and never from
 * corrected age. The day of birth is day 0.
 */

import { addDays } from "../../calendar/local-time";
import { type Age, dateAtAge } from "../age";
import { TERM_DAYS } from "../growth/ages";

export interface Review {
	id: "antenatal" | "new-birth" | "6-8-weeks" | "3-4-months" | "6-months" | "12-months" | "2-years";
	/** Required by regulation, or suggested. */
	kind: "statutory" | "suggested";
	/** The first day. For the one before birth, weeks of pregnancy. */
	from: Age | { weeksOfPregnancy: number };
	/** The last day; "birth" for the one before it; null where no source given says. */
	to: Age | "birth" | null;
}

/** In their order. "9 to 12 months": from the day of 9 months to the first birthday. 2 to 2½ years, with the ASQ-3. */
export const REVIEWS: readonly Review[] = [
	{ id: "antenatal", kind: "statutory", from: { weeksOfPregnancy: 28 }, to: "birth" },
	{ id: "new-birth", kind: "statutory", from: { days: 10 }, to: { days: 14 } },
	{ id: "6-8-weeks", kind: "statutory", from: { weeks: 6 }, to: { weeks: 8 } },
	{ id: "3-4-months", kind: "suggested", from: { months: 3 }, to: { months: 4 } },
	{ id: "6-months", kind: "suggested", from: { months: 6 }, to: null },
	{ id: "12-months", kind: "statutory", from: { months: 9 }, to: { months: 12 } },
	{ id: "2-years", kind: "statutory", from: { months: 24 }, to: { months: 30 } },
];

/** A window as dates, `YYYY-MM-DD`, both included. `to` null: no source given says until when. */
export interface DueWindow<Id extends string> {
	id: Id;
	from: string;
	to: string | null;
}

export interface ReviewWindow extends DueWindow<Review["id"]> {
	kind: Review["kind"];
}

/** The windows of a child. Gestation at birth in days, null (40 weeks) when not recorded: only the antenatal one needs it. */
export function reviewWindows(born: string, gestationDays: number | null): ReviewWindow[] {
	return REVIEWS.map(({ id, kind, from, to }) => ({
		id,
		kind,
		from:
			"weeksOfPregnancy" in from
				? addDays(born, from.weeksOfPregnancy * 7 - (gestationDays ?? TERM_DAYS))
				: dateAtAge(born, from),
		to: to === "birth" ? born : to && dateAtAge(born, to),
	}));
}

/** Where a day lies to a window. Without an end a window stays open: nothing is called missed that no source ends. */
export function stateOfWindow({ from, to }: DueWindow<string>, on: string): "not-yet" | "open" | "past" {
	if (on < from) return "not-yet";
	return to !== null && on > to ? "past" : "open";
}
