import { describe, expect, it } from "vitest";
import { screenWindows } from "../screening/newborn";
import { questionOfDay } from "./usual-days";
import { reviewWindows } from "./windows";

const BORN = "2026-03-02";

describe("born on 2 March 2026", () => {
	it.each([
		["antenatal", "2025-10-12", "2025-10-13", "2026-03-02", "2026-03-03"],
		["new-birth", "2026-03-01", "2026-03-02", "2026-04-27", "2026-04-28"],
		["6-8-weeks", "2026-03-29", "2026-03-30", "2026-06-22", "2026-06-23"],
		["3-4-months", "2026-05-01", "2026-05-02", "2026-10-02", "2026-10-03"],
		["6-months", "2026-07-01", "2026-07-02", "2027-01-02", "2027-01-03"],
		["12-months", "2026-10-01", "2026-10-02", "2027-09-02", "2027-09-03"],
		["2-years", "2027-11-01", "2027-11-02", "2029-09-02", "2029-09-03"],
		["nipe-newborn", "2026-03-01", "2026-03-02", "2026-03-30", "2026-03-31"],
		["hearing", "2026-03-01", "2026-03-02", "2026-09-02", "2026-09-03"],
		["blood-spot", "2026-03-04", "2026-03-05", "2027-03-02", "2027-03-03"],
		["nipe-6-8-weeks", "2026-03-29", "2026-03-30", "2026-06-22", "2026-06-23"],
	] as const)("%s is early on %s, usual from %s to %s, late on %s", (check, early, from, to, late) => {
		expect([early, from, to, late].map((on) => questionOfDay(check, BORN, on))).toEqual(["early", null, null, "late"]);
	});

	it("asks about the day after birth for a review at two years", () => {
		expect(questionOfDay("2-years", BORN, "2026-03-03")).toBe("early");
	});

	it("asks about no day of a window", () => {
		const windows = [...reviewWindows(BORN, 280), ...screenWindows(BORN)];
		for (const { id, from, to } of windows)
			for (const day of [from, to ?? from].filter((one) => id !== "antenatal" || one <= BORN))
				expect([id, questionOfDay(id, BORN, day)]).toEqual([id, null]);
		expect(windows).toHaveLength(11);
	});
});
