import { describe, expect, it } from "vitest";
import { nearestWords, slipsBetween } from "./typing-errors";

describe("slips between words", () => {
	it.each([
		["brestfeeding", "breastfeeding", 1],
		["playy", "play", 1],
		["wieghing", "weighing", 1],
		["nersary", "nursery", 2],
		["nersary", "library", 3],
		["same", "same", 0],
	])("%s and %s: %i", (a, b, slips) => {
		expect(slipsBetween(a, b, 2)).toBe(slips);
		expect(slipsBetween(b, a, 2)).toBe(slips);
	});
});

describe("the nearest words", () => {
	it("have the fewest slips, and best the same first letter", () => {
		expect(nearestWords("mussic", ["music", "basic", "musical"])).toEqual(["music"]);
		expect(nearestWords("tlak", ["flak", "talk"])).toEqual(["talk", "flak"]);
	});

	it("are none when nothing is near", () => {
		expect(nearestWords("swim", ["housing", "debt"])).toEqual([]);
	});
});
