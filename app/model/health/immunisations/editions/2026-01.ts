/**
 * From 1 January 2026: MMRV by date of birth, and the visit at 18 months. Two of the sources' own misprints are not followed
 * ("born on or after" 30 June 2024, corrected on 10 December 2025; 1 January 2024 in a table of an LMC). Where a GP
 * contract's annex plans something else for births of September 2022 to June 2024, the letters are followed.
 *
 * A third measles-containing dose, the second MMRV at 3 years 4 months of births from July to December 2024, is not needed
 * where MMRV was given at 1 year.
 */
import type { Edition } from "../edition";
import { born, dose, EVERYBODY, HEPATITIS_B, HEPATITIS_B_TESTS, measles, OLDER, YOUNGER } from "./doses";

export const EDITION_2026_01: Edition = {
	id: "2026-01",
	source: "2026-01",
	from: "2026-01-01",
	to: null,
	// An edition from this day exists: `EDITIONS_NOT_HERE` in editions.ts.
	reviewBy: "2026-09-01",
	visits: [
		{ ...EVERYBODY, age: { weeks: 8 }, doses: [dose("6-in-1", 1), dose("menb", 1), dose("rotavirus", 1)] },
		{ ...EVERYBODY, age: { weeks: 12 }, doses: [dose("6-in-1", 2), dose("menb", 2), dose("rotavirus", 2)] },
		{ ...EVERYBODY, age: { weeks: 16 }, doses: [dose("6-in-1", 3), dose("pcv", 1)] },
		{
			...OLDER,
			age: { months: 12 },
			doses: [dose("hib-menc", 1), dose("pcv", 2), dose("menb", 3), measles(1, "mmr")],
		},
		// Births of July to December 2024 had MMR until the end of 2025; where it was still not given then, MMRV.
		{ ...YOUNGER, age: { months: 12 }, doses: [dose("pcv", 2), dose("menb", 3), measles(1, "mmrv")] },
		{ ...YOUNGER, age: { months: 18 }, doses: [dose("6-in-1", 4), measles(2, "mmrv")] },
		{ ...born(null, "2022-08-31"), age: { months: 40 }, doses: [dose("4-in-1", 1), measles(2, "mmr")] },
		{
			...born("2022-09-01", "2024-06-30"),
			age: { months: 40 },
			doses: [dose("4-in-1", 1), { ...measles(2, "mmrv"), evenAfterOlder: true }],
		},
		{ ...born("2024-07-01", "2024-12-31"), age: { months: 40 }, doses: [dose("4-in-1", 1), measles(3, "mmrv")] },
		{ ...born("2025-01-01", null), age: { months: 40 }, doses: [dose("4-in-1", 1)] },
	],
	selective: HEPATITIS_B,
	tests: HEPATITIS_B_TESTS,
	campaigns: [
		{
			...born("2020-01-01", "2022-08-31"),
			id: "mmrv-catch-up",
			from: "2026-11-01",
			to: "2028-03-31",
			vaccines: ["mmrv"],
		},
	],
};
