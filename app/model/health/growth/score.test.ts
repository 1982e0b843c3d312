import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ageInDays } from "./ages";
import { centilePlace, LINES, SPACE } from "./centiles";
import { MEASURES, positionAt } from "./reference";
import { score, valueAt } from "./score";
import { WHO_2006 } from "./who-2006/reference";

const place = fc.record({
	measure: fc.constantFrom(...MEASURES),
	sex: fc.constantFrom("male" as const, "female" as const),
	day: fc.integer({ min: 14, max: 1460 }),
});

describe("a score", () => {
	it("rises with the value and inverts", () => {
		fc.assert(
			fc.property(place, fc.double({ min: -6, max: 6, noNaN: true }), (at, sds) => {
				const found = valueAt({ ...at, sds });
				if (!found.ok) throw new Error(found.reason);
				const back = score({ ...at, value: found.value });
				const higher = score({ ...at, value: found.value * 1.001 });
				if (!back.ok || !higher.ok) throw new Error("refused");
				expect(back.sds).toBeCloseTo(sds, 8);
				expect(higher.sds).toBeGreaterThan(back.sds);
			}),
		);
	});

	it("is of a boy of a year at the median, and knows how he lay", () => {
		expect(score({ measure: "length-height", sex: "male", day: 365, value: 75.7391 })).toMatchObject({
			position: "lying",
		});
		expect([730, 731].map(positionAt)).toEqual(["lying", "standing"]);
	});

	it.each([
		["too-young", 13],
		["too-young", -20],
		["too-old", 1461],
		["not-a-measurement", 100.5],
	] as const)("is refused as %s on day %d", (reason, day) => {
		expect(score({ measure: "weight", sex: "male", day, value: 4 })).toEqual({ ok: false, reason });
		expect(score({ measure: "weight", sex: "male", day: 14, value: 4 }).ok).toBe(true);
	});

	it("is refused without a sex, and of no value", () => {
		expect(score({ measure: "weight", sex: null, day: 20, value: 4 })).toEqual({ ok: false, reason: "sex-not-known" });
		for (const value of [0, -1, Number.NaN, Number.POSITIVE_INFINITY])
			expect(score({ measure: "weight", sex: "male", day: 20, value })).toEqual({
				ok: false,
				reason: "not-a-measurement",
			});
	});

	it("comes of a licensed table where one is plugged in", () => {
		const licensed = { ...WHO_2006, name: "licensed", fromDay: -119, toDay: 13, at: () => ({ l: 1, m: 3.5, s: 0.1 }) };
		const scored = score({ measure: "weight", sex: "male", day: 0, value: 3.5 }, [WHO_2006, licensed]);
		expect(scored).toMatchObject({ ok: true, sds: 0, reference: { name: "licensed" } });
		expect(score({ measure: "weight", sex: "male", day: -120, value: 1 }, [licensed])).toMatchObject({
			reason: "too-young",
		});
	});
});

describe("an age", () => {
	it.each([
		["chronological", 231, 100],
		["corrected", 231, 51],
		["corrected", 280, 100],
		["corrected", null, 100],
		// Term is corrected too, and after term the child is older than its birth says.
		["corrected", 273, 93],
		["corrected", 287, 107],
	] as const)("%s at a gestation of %s days", (basis, gestation, days) => {
		expect(ageInDays(basis, "2026-01-01", "2026-04-11", gestation)).toBe(days);
	});
});

describe("the nine lines", () => {
	it("stand two thirds of an SD apart around the 50th", () => {
		expect(LINES.map(({ centile }) => centile)).toEqual([0.4, 2, 9, 25, 50, 75, 91, 98, 99.6]);
		expect(LINES.at(0)?.sds).toBeCloseTo(-8 / 3);
		expect(LINES.at(4)?.sds).toBe(0);
	});

	it.each([
		[0, { kind: "on", centile: 50 }],
		[0.1665, { kind: "on", centile: 50 }],
		[-0.1665, { kind: "on", centile: 50 }],
		[0.167, { kind: "between", lower: 50, upper: 75 }],
		[-0.3, { kind: "between", lower: 25, upper: 50 }],
		[SPACE, { kind: "on", centile: 75 }],
		[-8 / 3 - 0.1, { kind: "on", centile: 0.4 }],
		[-3, { kind: "below", centile: 0.4 }],
		[3, { kind: "above", centile: 99.6 }],
	] as const)("put a score of %d", (sds, expected) => {
		expect(centilePlace(sds)).toEqual(expected);
	});
});
