import { expect, test } from "vitest";
import { datesOf, type Soon } from "./soon";

test.each<[Soon, today: string, from: string, to: string]>([
	["today", "2026-11-28", "2026-11-28", "2026-11-28"],
	["tomorrow", "2026-12-31", "2027-01-01", "2027-01-01"],
	["this-week", "2026-11-25", "2026-11-25", "2026-11-29"],
	["this-week", "2026-11-29", "2026-11-29", "2026-11-29"],
	["next-week", "2026-11-23", "2026-11-30", "2026-12-06"],
	["next-week", "2026-11-29", "2026-11-30", "2026-12-06"],
	["this-weekend", "2026-11-25", "2026-11-28", "2026-11-29"],
	["this-weekend", "2026-11-28", "2026-11-28", "2026-11-29"],
	["this-weekend", "2026-11-29", "2026-11-29", "2026-11-29"],
])("%s, said on %s", (soon, today, from, to) => {
	expect(datesOf(soon, today)).toEqual({ from, to });
});
