/** From 1 July 2025 to 31 December 2025: MenB 2 at 12 weeks and PCV 1 at 16, by visit; no Hib/MenC for the younger ones. */
import type { Edition } from "../edition";
import { dose, EVERYBODY, HEPATITIS_B, HEPATITIS_B_TESTS, measles, OLDER, YOUNGER } from "./doses";

export const EDITION_2025_07: Edition = {
	id: "2025-07",
	source: "2025-07",
	from: "2025-07-01",
	to: "2025-12-31",
	reviewBy: null,
	visits: [
		{ ...EVERYBODY, age: { weeks: 8 }, doses: [dose("6-in-1", 1), dose("menb", 1), dose("rotavirus", 1)] },
		{ ...EVERYBODY, age: { weeks: 12 }, doses: [dose("6-in-1", 2), dose("menb", 2), dose("rotavirus", 2)] },
		{ ...EVERYBODY, age: { weeks: 16 }, doses: [dose("6-in-1", 3), dose("pcv", 1)] },
		{
			...OLDER,
			age: { months: 12 },
			doses: [dose("hib-menc", 1), dose("pcv", 2), measles(1, "mmr"), dose("menb", 3)],
		},
		{ ...YOUNGER, age: { months: 12 }, doses: [dose("pcv", 2), measles(1, "mmr"), dose("menb", 3)] },
		{ ...YOUNGER, age: { months: 18 }, doses: [dose("6-in-1", 4), measles(2, "mmr")] },
		{ ...OLDER, age: { months: 40 }, doses: [dose("4-in-1", 1), measles(2, "mmr")] },
		{ ...YOUNGER, age: { months: 40 }, doses: [dose("4-in-1", 1)] },
	],
	selective: HEPATITIS_B,
	tests: HEPATITIS_B_TESTS,
	campaigns: [],
};
