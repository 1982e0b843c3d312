import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pageSteps } from "./page-steps";

describe("pageSteps", () => {
	it("names every page of a short list", () => {
		expect(pageSteps(1, 2)).toEqual([1, 2]);
		expect(pageSteps(2, 3)).toEqual([1, 2, 3]);
	});

	it("skips what is far from this page, and never just one page", () => {
		expect(pageSteps(1, 9)).toEqual([1, 2, null, 9]);
		expect(pageSteps(5, 9)).toEqual([1, null, 4, 5, 6, null, 9]);
		expect(pageSteps(4, 9)).toEqual([1, 2, 3, 4, 5, null, 9]);
	});

	it("goes up from the first page to the last, and names this one", () => {
		const position = fc
			.integer({ min: 1, max: 500 })
			.chain((pages) => fc.tuple(fc.integer({ min: 1, max: pages }), fc.constant(pages)));
		fc.assert(
			fc.property(position, ([page, pages]) => {
				const named = pageSteps(page, pages).filter((step) => step !== null);
				expect(named[0]).toBe(1);
				expect(named.at(-1)).toBe(pages);
				expect(named).toContain(page);
				expect(named).toEqual([...new Set(named)].sort((a, b) => a - b));
				expect(named.length).toBeLessThanOrEqual(7);
			}),
		);
	});
});
