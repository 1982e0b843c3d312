/**
 * Whom a service is for by age: the one place that decides it, for search, what is on, the offer and the feed.
 *
 * - Ages are completed months: a child is "12 months" from the first birthday until the day before it is 13 months old.
 * - "Under" leaves its month out: "under 2" ends with 23 months. Ranges are half open everywhere; null means no limit.
 * - A stage fits a service when they share at least one month, so a service "from 18 months" is for `1-2-years`.
 * - Pregnancy has no age: a service is for it only where it says so, whatever its ages are; and one for expectant parents
 *   only (`children` false) is for no age. Where nobody has said which ages it is for (`children` null), no age finds it.
 */
import type { Eligibility } from "./shapes";
import { STAGE_SLUGS, STAGES, type Stage } from "./vocabulary";

/** What of a service its ages are. */
export type Ages = Pick<Eligibility, "pregnancy" | "children" | "fromMonths" | "toMonths">;

/** Whether a service is for children of some age in a range of months, `to` not included. An empty range has none. */
export function isForAges(
	{ children, fromMonths, toMonths }: Ages,
	{ from, to }: { from: number; to: number },
): boolean {
	return children === true && Math.max(fromMonths ?? 0, from) < Math.min(toMonths ?? Number.POSITIVE_INFINITY, to);
}

/** Whether a service is for a child of this many completed months. */
export function isForAge(ages: Ages, months: number): boolean {
	return isForAges(ages, { from: months, to: months + 1 });
}

/** Whether a service is for families at this stage. */
export function isForStage(ages: Ages, stage: Stage): boolean {
	const range = STAGES[stage];
	return range === null ? ages.pregnancy : isForAges(ages, range);
}

/** The stages a service is for, in their order. */
export function stagesOf(ages: Ages): Stage[] {
	return STAGE_SLUGS.filter((stage) => isForStage(ages, stage));
}
