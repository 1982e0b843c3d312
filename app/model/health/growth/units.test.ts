import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { questionOfKilograms, questionOfPair, questionOfScore } from "./questions";
import {
	bmiOf,
	centimetresOfMillimetres,
	feetOfMillimetres,
	gramsOfKilograms,
	gramsOfPounds,
	kilogramsOfGrams,
	millimetresOfCentimetres,
	millimetresOfFeet,
	poundsOfGrams,
	readDecimal,
} from "./units";

const parts = (most: number) => fc.integer({ min: 0, max: most * 4 - 1 }).map((count) => count / 4);

describe("units", () => {
	it("come back as they were typed", () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 60 }), parts(16), parts(12), (large, ounces, inches) => {
				expect(poundsOfGrams(gramsOfPounds({ pounds: large, ounces }))).toEqual({ pounds: large, ounces });
				expect(feetOfMillimetres(millimetresOfFeet({ feet: large, inches }))).toEqual({ feet: large, inches });
			}),
		);
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 200_000 }), (count) => {
				expect(gramsOfKilograms(kilogramsOfGrams(count))).toBe(count);
				expect(millimetresOfCentimetres(centimetresOfMillimetres(count))).toBe(count);
			}),
		);
	});

	it("are those of the international pound and inch", () => {
		expect(gramsOfPounds({ pounds: 7, ounces: 4 })).toBe(3289);
		expect(millimetresOfFeet({ feet: 1, inches: 8 })).toBe(508);
		// 7 lb 15.99 oz are 8 lb, never 7 lb 16 oz.
		expect(poundsOfGrams(3628)).toEqual({ pounds: 8, ounces: 0 });
		expect(bmiOf(12_000, 850)).toBeCloseTo(16.609, 3);
	});

	it.each([
		["3.45", 3.45],
		["3,45", 3.45],
		[" 3450 ", 3450],
		["1,234.5", undefined],
		["-3", undefined],
		["0", undefined],
		["3.4.5", undefined],
		["", undefined],
	])("read %s", (text, value) => {
		expect(readDecimal(text)).toBe(value);
	});
});

describe("questions at entry", () => {
	it("are asked of grams typed as kilograms", () => {
		expect(questionOfKilograms(3450)).toEqual({ kind: "grams-as-kilograms", suggestion: 3.45 });
		expect(questionOfKilograms(34.5)).toBeUndefined();
	});

	it("are asked of what is more than 6 SD out", () => {
		const place = { measure: "weight", sex: "male", day: 365 } as const;
		expect(questionOfScore({ ...place, value: 30 })).toMatchObject({ kind: "far-out" });
		expect(questionOfScore({ ...place, value: 9.6 })).toBeUndefined();
		expect(questionOfScore({ ...place, day: 5, value: 30 })).toBeUndefined();
	});

	it("are asked of weight and length in each other's place", () => {
		const place = { sex: "female", day: 365 } as const;
		expect(questionOfPair(place, { kilograms: 74, centimetres: 9 })).toEqual({ kind: "swapped" });
		expect(questionOfPair(place, { kilograms: 9, centimetres: 74 })).toBeUndefined();
	});
});
