/** Before 1 July 2025. The under-fives' part stood the same since 2020, so it is used for every day from births in 2021 on. */
import type { Edition } from "../edition";
import { dose, EVERYBODY, HEPATITIS_B, HEPATITIS_B_TESTS, measles } from "./doses";

export const EDITION_2024_09: Edition = {
	id: "2024-09",
	source: "2024-09",
	from: "2021-01-01",
	to: "2025-06-30",
	reviewBy: null,
	visits: [
		{ ...EVERYBODY, age: { weeks: 8 }, doses: [dose("6-in-1", 1), dose("menb", 1), dose("rotavirus", 1)] },
		{ ...EVERYBODY, age: { weeks: 12 }, doses: [dose("6-in-1", 2), dose("pcv", 1), dose("rotavirus", 2)] },
		{ ...EVERYBODY, age: { weeks: 16 }, doses: [dose("6-in-1", 3), dose("menb", 2)] },
		{
			...EVERYBODY,
			age: { months: 12 },
			doses: [dose("hib-menc", 1), dose("pcv", 2), measles(1, "mmr"), dose("menb", 3)],
		},
		{ ...EVERYBODY, age: { months: 40 }, doses: [dose("4-in-1", 1), measles(2, "mmr")] },
	],
	selective: HEPATITIS_B,
	tests: HEPATITIS_B_TESTS,
	campaigns: [],
};
