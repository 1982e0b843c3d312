import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Ages, isForAge, isForAges, isForStage, stagesOf } from "./ages";
import { MAX_AGE_MONTHS, STAGE_SLUGS, STAGES } from "./vocabulary";

const ages = (fromMonths: number | null, toMonths: number | null, differs: Partial<Ages> = {}): Ages => ({
	pregnancy: false,
	children: true,
	fromMonths,
	toMonths,
	...differs,
});

describe("the stages of a service", () => {
	it.each([
		["pregnancy only", ages(null, null, { pregnancy: true, children: false }), ["pregnancy"]],
		["pregnancy only, with an age left over", ages(0, 12, { pregnancy: true, children: false }), ["pregnancy"]],
		["nobody", ages(null, null, { children: false }), []],
		["up to 12 months", ages(0, 12), ["newborn", "0-6-months", "6-12-months"]],
		["one month", ages(12, 13), ["1-2-years"]],
		["from exactly 2 years to under 3", ages(24, 36), ["2-3-years"]],
		["18 to 30 months", ages(18, 30), ["1-2-years", "2-3-years"]],
		["from 5 years", ages(60, null), ["5-and-over"]],
		["any age, and pregnancy", ages(null, null, { pregnancy: true }), STAGE_SLUGS],
		["no month at all", ages(6, 6), []],
		["from after to", ages(24, 12), []],
	])("that is for %s", (_, service, stages) => {
		expect(stagesOf(service)).toEqual(stages);
	});
});

describe("an age", () => {
	it.each([
		[23, true],
		[24, false],
	])("of %i months is under 2 years: %s", (months, fits) => {
		expect(isForAge(ages(null, 24), months)).toBe(fits);
	});

	it.each([
		[23, false],
		[24, true],
	])("of %i months is from 2 years: %s", (months, fits) => {
		expect(isForAge(ages(24, null), months)).toBe(fits);
	});

	const month = fc.integer({ min: 0, max: MAX_AGE_MONTHS });
	const limit = fc.option(fc.integer({ min: 0, max: MAX_AGE_MONTHS + 1 }));
	const anyAges = fc.record({ pregnancy: fc.boolean(), children: fc.boolean(), fromMonths: limit, toMonths: limit });
	const monthsFrom = (from: number, to: number) => Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at);

	it("fits a range exactly when it fits one of its months", () => {
		fc.assert(
			fc.property(anyAges, month, month, (service, from, to) => {
				const some = monthsFrom(from, to).some((months) => isForAge(service, months));
				expect(isForAges(service, { from, to })).toBe(some);
			}),
		);
	});

	it("fits from the first month to the one before the last, where children are welcome", () => {
		fc.assert(
			fc.property(anyAges, month, (service, months) => {
				const { children, fromMonths, toMonths } = service;
				const inside = months >= (fromMonths ?? 0) && (toMonths === null || months < toMonths);
				expect(isForAge(service, months)).toBe(children && inside);
			}),
		);
	});

	it("fits a stage exactly when it fits one of its months; pregnancy exactly when the service says so", () => {
		fc.assert(
			fc.property(anyAges, fc.constantFrom(...STAGE_SLUGS), (service, stage) => {
				const range = STAGES[stage];
				const expected = range
					? monthsFrom(range.from, range.to).some((months) => isForAge(service, months))
					: service.pregnancy;
				expect(isForStage(service, stage)).toBe(expected);
			}),
		);
	});

	it("fits a stage of childhood wherever it fits a service for children", () => {
		fc.assert(
			fc.property(anyAges, month, (service, months) => {
				const stages = STAGE_SLUGS.filter((stage) => {
					const range = STAGES[stage];
					return range && months >= range.from && months < range.to;
				});
				expect(stages.length).toBeGreaterThan(0);
				if (isForAge(service, months)) expect(stagesOf(service)).toEqual(expect.arrayContaining(stages));
			}),
		);
	});
});
