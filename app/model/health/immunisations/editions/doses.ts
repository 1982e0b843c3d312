/** Short names in which the editions are written. */
import type { Cohort, ScheduledDose, SelectiveDose, SelectiveTest } from "../edition";
import type { Course, Vaccine } from "../vaccines";

/** A dose by its course, its number and what is given; without `vaccines`, the vaccine of the course's name. */
export function dose(course: Exclude<Course, "measles">, number: number): ScheduledDose {
	return { course, number, vaccines: [course] };
}

/** A measles-containing dose. */
export function measles(number: number, ...vaccines: Extract<Vaccine, "mmr" | "mmrv">[]): ScheduledDose {
	return { course: "measles", number, vaccines };
}

export const EVERYBODY: Cohort = { bornFrom: null, bornTo: null };
export const born = (bornFrom: string | null, bornTo: string | null): Cohort => ({ bornFrom, bornTo });

/** Births until here have Hib/MenC at 1 year and the second MMR at 3 years 4 months; those after have 18 months' visit. */
export const OLDER: Cohort = born(null, "2024-06-30");
export const YOUNGER: Cohort = born("2024-07-01", null);

const hepatitisB = (cohort: Cohort, number: number, age: SelectiveDose["age"]): SelectiveDose => ({
	...cohort,
	...dose("hepb", number),
	age,
	risk: "hepatitis-b",
});

/** At birth and 4 weeks, besides the 6-in-1; and for the older ones at 12 months. By date of birth, in every edition. */
export const HEPATITIS_B: readonly SelectiveDose[] = [
	hepatitisB(EVERYBODY, 1, { days: 0 }),
	hepatitisB(EVERYBODY, 2, { weeks: 4 }),
	hepatitisB(OLDER, 3, { months: 12 }),
];

export const HEPATITIS_B_TESTS: readonly SelectiveTest[] = [
	{ ...OLDER, risk: "hepatitis-b", from: { months: 12 }, to: null },
	{ ...YOUNGER, risk: "hepatitis-b", from: { months: 12 }, to: { months: 18 } },
];
