import { describe, expect, it } from "vitest";
import { addDays } from "./local-time";
import { isWorkingDay, workingDaysAfter, workingDaysAgo } from "./working-days";

describe("a working day", () => {
	it.each([
		["2026-11-27", true, "a Friday"],
		["2026-11-28", false, "a Saturday"],
		["2026-12-25", false, "Christmas Day"],
		["2026-12-28", false, "Boxing Day's substitute: it was a Saturday"],
		["2027-01-01", false, "New Year's Day"],
		["2027-03-26", false, "Good Friday"],
		["2027-03-29", false, "Easter Monday"],
		["2027-03-30", true, "the Tuesday after"],
	] as const)("%s: %s, %s", (date, is, _) => expect(isWorkingDay(date)).toBe(is));
});

it.each([
	["2026-11-26", "2026-11-26", 0],
	["2026-11-26", "2026-11-25", 0],
	["2026-11-26", "2026-11-27", 1],
	["2026-11-26", "2026-11-29", 1],
	["2026-11-26", "2026-11-30", 2],
	["2026-12-24", "2026-12-28", 0],
	["2026-12-24", "2026-12-29", 1],
] as const)("from %s to %s there are %i working days", (from, to, days) => {
	expect(workingDaysAfter(from, to)).toBe(days);
});

it("counts each working day once, however many years lie between", () => {
	for (const from of ["2019-12-20", "2022-05-28", "2023-12-23", "2026-02-28"]) {
		let days = 0;
		for (let date = addDays(from, 1); date < "2031-02-01"; date = addDays(date, 1)) {
			if (isWorkingDay(date)) days++;
			expect(workingDaysAfter(from, date), `${from} ${date}`).toBe(days);
		}
	}
});

it("goes back to the latest date from which it counts that many, over Christmas, Easter and both changes of the clocks", () => {
	for (let today = "2026-10-01"; today < "2027-06-01"; today = addDays(today, 1))
		for (const days of [0, 1, 2, 5, 20]) {
			const ago = workingDaysAgo(today, days);
			expect(workingDaysAfter(ago, today), `${today} ${days}`).toBe(days);
			if (days > 0) expect(workingDaysAfter(addDays(ago, 1), today), `${today} ${days}`).toBe(days - 1);
		}
});
