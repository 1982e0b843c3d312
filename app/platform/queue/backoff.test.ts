import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PATIENCE, waitAfter } from "./backoff";

const MINUTE = 60_000;

describe("waiting before something is tried again", () => {
	it("starts at a minute, doubles, and stops at six hours", () => {
		expect([1, 2, 3, 4].map((attempts) => (waitAfter(attempts, 0) ?? 0) / MINUTE)).toEqual([1, 2, 4, 8]);
		expect(waitAfter(11, 1)).toBe(360 * MINUTE);
		expect(waitAfter(PATIENCE.tries, 0)).toBeNull();
	});

	it("is never shorter than a minute, and all of it less than a day", () => {
		fc.assert(
			fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 11, maxLength: 11 }), (random) => {
				const waits = random.map((one, at) => waitAfter(at + 1, one) ?? Number.NaN);
				expect(Math.min(...waits)).toBeGreaterThanOrEqual(MINUTE);
				expect(Math.max(...waits)).toBeLessThanOrEqual(360 * MINUTE);
				expect(waits.reduce((sum, one) => sum + one)).toBeLessThan(24 * 60 * MINUTE);
			}),
		);
	});

	it("is as long as the work has patience for", () => {
		const patience = { tries: 4, firstMs: 100, longestMs: 250 };
		expect([1, 2, 3, 4].map((attempts) => waitAfter(attempts, 0, patience))).toEqual([100, 200, 250, null]);
	});
});
