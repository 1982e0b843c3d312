import { describe, expect, it } from "vitest";
import { addDays } from "../../calendar/local-time";
import { BLOOD_SPOT_CONDITIONS, screenWindows, wasTestedFor } from "../screening/newborn";
import { reviewWindows, stateOfWindow } from "./windows";

// Source of all windows: Healthy Child Programme, as the project's field notes on the red book give it.
const BORN = "2026-03-10";

describe("reviews", () => {
	it.each([
		["antenatal", "statutory", "2025-12-16", "2026-03-10"],
		["new-birth", "statutory", "2026-03-20", "2026-03-24"],
		["6-8-weeks", "statutory", "2026-04-21", "2026-05-05"],
		["3-4-months", "suggested", "2026-06-10", "2026-07-10"],
		["6-months", "suggested", "2026-09-10", null],
		["12-months", "statutory", "2026-12-10", "2027-03-10"],
		["2-years", "statutory", "2028-03-10", "2028-09-10"],
	])("%s", (id, kind, from, to) => {
		const window = reviewWindows(BORN, 280).find((one) => one.id === id);
		expect(window).toEqual({ id, kind, from, to });
		if (!window) return;
		expect([-1, 0].map((days) => stateOfWindow(window, addDays(from, days)))).toEqual(["not-yet", "open"]);
		expect([0, 1].map((days) => stateOfWindow(window, addDays(to ?? "2030-01-01", days)))).toEqual([
			"open",
			to ? "past" : "open",
		]);
	});

	it("go by the date of birth, but for the one before it", () => {
		const [early, ...others] = reviewWindows(BORN, 231);
		expect(early?.from).toBe("2026-02-03");
		expect(others).toEqual(reviewWindows(BORN, null).slice(1));
	});
});

describe("screening", () => {
	it("has its windows", () => {
		expect(screenWindows(BORN)).toEqual([
			{ id: "nipe-newborn", from: "2026-03-10", to: "2026-03-13" },
			{ id: "hearing", from: "2026-03-10", to: null },
			{ id: "blood-spot", from: "2026-03-15", to: "2026-03-18" },
			{ id: "nipe-6-8-weeks", from: "2026-04-21", to: "2026-05-05" },
		]);
	});

	it("says of no condition that a baby was tested, unless its own result does", () => {
		expect(Object.keys(BLOOD_SPOT_CONDITIONS)).toHaveLength(11);
		expect(wasTestedFor("scid", BORN, [])).toBe("not-known");
		expect(wasTestedFor("scid", BORN, ["scid"])).toBe("tested");
	});
});
