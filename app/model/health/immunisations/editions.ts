/** The editions there are, the one in force on a day, and what is known to be missing. */
import type { Edition } from "./edition";
import { EDITION_2024_09 } from "./editions/2024-09";
import { EDITION_2025_07 } from "./editions/2025-07";
import { EDITION_2026_01 } from "./editions/2026-01";

/** From the first. Each begins the day after the one before ends. The next one goes here. */
export const EDITIONS: readonly Edition[] = [EDITION_2024_09, EDITION_2025_07, EDITION_2026_01];

/** Children born before this day were vaccinated by schedules that are not here. */
export const BORN_FROM = "2021-01-01";

/**
 * Editions that exist and whose text was not to be had. Professionals are told so from that day: the edition before it is
 * used, and what is known of the newer one for under-fives agrees with it.
 */
export const EDITIONS_NOT_HERE = [{ from: "2026-09-01", updated: "2026-09-24" }] as const;

/** The edition in force on a date, or undefined before the first. */
export function editionOn(date: string): Edition | undefined {
	return EDITIONS.find(({ from, to }) => from <= date && (to === null || date <= to));
}

/** What to warn the operator and professionals of on a date. */
export interface EditionWarnings {
	/** The edition in force is past the day by which it was to be looked at again. */
	pastReview: boolean;
	/** A newer one exists that is not here. */
	notHere: { from: string; updated: string } | null;
}

export function editionWarnings(on: string): EditionWarnings {
	const reviewBy = editionOn(on)?.reviewBy ?? null;
	return {
		pastReview: reviewBy !== null && on >= reviewBy,
		notHere: EDITIONS_NOT_HERE.findLast(({ from }) => from <= on) ?? null,
	};
}

/** Whether parents are told of a newer edition: the one in force on a day is another than the one a dose was given by. */
export function newerEditionThan(edition: Edition, on: string): Edition | undefined {
	const current = editionOn(on);
	return current && current.id !== edition.id && current.from > edition.from ? current : undefined;
}
