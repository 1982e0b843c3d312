/** Ages for growth, in whole days. Years are days / 365.25; nothing here uses them. */
import { daysBetween } from "../../calendar/local-time";

/** 40 weeks and 0 days: the gestation that nobody corrects, and that of a child whose gestation is not recorded. */
export const TERM_DAYS = 280;

/** Which age a score was read at. They are never mixed in one comparison. */
export type AgeBasis = "chronological" | "corrected";

/**
 * The age on a day, in days since birth (day 0); negative before it.
 * Corrected: less what was missing to 280 days of gestation (more, after a longer one). It corrects at every gestation, term
 * and post-term too, and for life. Gestation is in days, null when not recorded. Dates are `YYYY-MM-DD`.
 */
export function ageInDays(basis: AgeBasis, born: string, on: string, gestationDays: number | null): number {
	const days = daysBetween(born, on);
	return basis === "corrected" ? days - (TERM_DAYS - (gestationDays ?? TERM_DAYS)) : days;
}
