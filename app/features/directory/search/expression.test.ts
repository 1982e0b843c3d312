import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isForAge } from "../../../model/listings/ages";
import { MAX_AGE_MONTHS } from "../../../model/listings/vocabulary";
import { ageTokens, type Expression, filtersOf } from "./expression";
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
	it("are found exactly where the service is for them", () => {
		const limit = fc.option(month);
		const anyAges = fc.record({ pregnancy: fc.boolean(), children: fc.boolean(), fromMonths: limit, toMonths: limit });
		fc.assert(
			fc.property(anyAges, fc.integer({ min: 0, max: MAX_AGE_MONTHS }), (ages, age) => {
				const { age: wanted } = filtersOf({ ...ANY_SERVICE, age });
				expect(holds(wanted, new Set(ageTokens(ages)))).toBe(isForAge(ages, age));
			}),
		);
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
