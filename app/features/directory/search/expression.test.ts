import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MAX_AGE_MONTHS } from "../../../model/listings/vocabulary";
import { ageTokens, type Expression, filtersOf, stagesOf } from "./expression";
import { ANY_SERVICE } from "./search-params";

/** Whether an entry with these tokens is one that the expression wants. */
function holds(expression: Expression | null, tokens: ReadonlySet<string>): boolean {
	if (expression === null) return true;
	if (typeof expression === "string") return tokens.has(expression);
	return "all" in expression
		? expression.all.every((part) => holds(part, tokens))
		: expression.any.some((part) => holds(part, tokens));
}

const month = fc.integer({ min: 0, max: MAX_AGE_MONTHS + 1 });

describe("ages", () => {
	it("fit from the first month to the one before the last", () => {
		fc.assert(
			fc.property(fc.option(month), fc.option(month), fc.integer({ min: 0, max: MAX_AGE_MONTHS }), (from, to, age) => {
				const fits = age >= (from ?? 0) && (to === null || age < to);
				const { age: asked } = filtersOf({ ...ANY_SERVICE, age });
				expect(holds(asked, new Set(ageTokens(from, to)))).toBe(fits);
			}),
		);
	});

	it("fit stages that they share a month with", () => {
		expect(stagesOf(0, 12)).toEqual(["newborn", "0-6-months", "6-12-months"]);
		expect(stagesOf(12, 13)).toEqual(["1-2-years"]);
		expect(stagesOf(60, null)).toEqual(["5-and-over"]);
		expect(stagesOf(null, null)).toHaveLength(7);
		expect(stagesOf(6, 6)).toEqual([]);
	});
});

describe("day and time", () => {
	it("must be of one session", () => {
		const { when } = filtersOf({ ...ANY_SERVICE, day: ["MO"], time: ["evening"] });
		const tokens = [".day.mo", ".day.tu", ".time.morning", ".time.evening", ".session.mo.morning"];
		expect(holds(when, new Set([...tokens, ".session.tu.evening"]))).toBe(false);
		expect(holds(when, new Set([...tokens, ".session.mo.evening"]))).toBe(true);
	});
});

describe("languages", () => {
	it("include an interpreter for any, and English goes without saying", () => {
		const { language } = filtersOf({ ...ANY_SERVICE, language: ["ur"] });
		expect(holds(language, new Set([".language.any"]))).toBe(true);
		expect(holds(language, new Set([".language.pl"]))).toBe(false);
		expect(filtersOf({ ...ANY_SERVICE, language: ["en", "ur"] }).language).toBeNull();
	});
});
