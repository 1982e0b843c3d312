/** Whether a service is for somebody, as far as its listing says. Pure. */
import { completedMonths } from "../health/age";
import { type Ages, isForAge } from "../listings/ages";
import { saysWho } from "../listings/shapes";
import type { ReferredPerson } from "./referral";

/** Why a family cannot be referred to a service. */
export const MISFITS = ["gone", "ended", "nobody-receives", "age", "area"] as const;
export type Misfit = (typeof MISFITS)[number];

/**
 * By the age of the child, or by pregnancy. Where the listing does not say for whom the service is, or nobody said how old
 * the child is, it fits: the service decides.
 * @param today `YYYY-MM-DD`
 */
export function fitsAge(ages: Ages, { subject, bornOn, childBornOn }: ReferredPerson, today: string): boolean {
	if (!saysWho(ages)) return true;
	if (subject === "parent-to-be") return ages.pregnancy;
	const child = subject === "child" ? bornOn : childBornOn;
	return child === null || isForAge(ages, completedMonths(child, today));
}
