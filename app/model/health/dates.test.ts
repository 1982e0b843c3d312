import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { completedMonths, dateAtAge } from "./age";
import { readNhsNumber, spacedNhsNumber } from "./nhs-number";
import { compareDates, earliestDay, isPartialDate, latestDay, precisionOf } from "./partial-date";

describe("an age", () => {
	it.each([
		["2024-02-29", { months: 12 }, "2025-03-01"],
		["2024-02-29", { months: 48 }, "2028-02-29"],
		["2024-08-31", { months: 18 }, "2026-03-01"],
		["2025-01-31", { months: 1 }, "2025-03-01"],
		["2025-05-31", { months: 1 }, "2025-07-01"],
		["2022-08-31", { months: 40 }, "2025-12-31"],
		["2022-12-15", { months: 12 }, "2023-12-15"],
		["2026-01-01", { weeks: 8 }, "2026-02-26"],
		["2026-01-01", { days: 5 }, "2026-01-06"],
	] as const)("of a child born on %s", (born, age, expected) => {
		expect(dateAtAge(born, age)).toBe(expected);
	});

	it("in months is the most that the child has completed", () => {
		expect(completedMonths("2024-02-29", "2025-02-28")).toBe(11);
		expect(completedMonths("2024-02-29", "2025-03-01")).toBe(12);
		expect(completedMonths("2026-01-10", "2026-01-09")).toBe(-1);
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 4000 }), fc.integer({ min: 0, max: 400 }), (offset, months) => {
				const born = dateAtAge("2018-01-01", { days: offset });
				const reached = dateAtAge(born, { months });
				expect(completedMonths(born, reached)).toBeGreaterThanOrEqual(months);
				expect(completedMonths(born, dateAtAge(reached, { days: -1 }))).toBeLessThan(months);
			}),
		);
	});
});

describe("a partial date", () => {
	it.each([
		["2026", "year", "2026-01-01", "2026-12-31"],
		["2024-02", "month", "2024-02-01", "2024-02-29"],
		["2026-02-14", "day", "2026-02-14", "2026-02-14"],
	])("%s stays what it is", (date, precision, earliest, latest) => {
		expect(isPartialDate(date)).toBe(true);
		expect([precisionOf(date), earliestDay(date), latestDay(date)]).toEqual([precision, earliest, latest]);
	});

	it.each(["2026-02-30", "2026-13", "26", "202", "2026-1-1", "", "2026-02-14T00:00"])("%s is none", (text) => {
		expect(isPartialDate(text)).toBe(false);
	});

	it.each([
		["2026-02", "2026-03-01", "before"],
		["2026-03-01", "2026-02", "after"],
		["2026-02", "2026-02-14", "cannot-tell"],
		["2026-02", "2026-02", "cannot-tell"],
		["2026-02-14", "2026-02-14", "same"],
		["2025", "2026", "before"],
	] as const)("%s lies to %s", (one, other, expected) => {
		expect(compareDates(one, other)).toBe(expected);
	});
});

describe("an NHS number", () => {
	// 943 476 5919 is the example of the NHS Data Dictionary; those that begin with 999 are for tests.
	it.each(["943 476 5919", "9434765919", "943-476-5919", "9990000018"])("%s is read", (text) => {
		expect(readNhsNumber(text)).toBe(text.replace(/\D/g, ""));
	});

	// One digit wrong, two changed over, too short, letters, a check digit of 10.
	it.each(["9434765918", "9434769519", "943476591", "94347659I9", "0000000060", ""])("%s is none", (text) => {
		expect(readNhsNumber(text)).toBeUndefined();
	});

	it("is shown in groups", () => {
		expect(spacedNhsNumber("9434765919")).toBe("943 476 5919");
	});
});
