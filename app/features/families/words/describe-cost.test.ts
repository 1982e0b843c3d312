import { describe, expect, test } from "vitest";
import type { Cost } from "../../../model/listings/shapes";
import { formatFor } from "../../../platform/i18n/format";
import { ENGLISH } from "../../../platform/i18n/languages";
import { translator } from "../../../platform/i18n/translate.server";
import { costsOn, describeCost } from "./describe-cost";

const t = translator("en");
const format = formatFor(ENGLISH);
const cost = (amount: number | null, differs: Partial<Cost> = {}): Cost => ({
	id: "c",
	amount,
	description: null,
	validFrom: null,
	validTo: null,
	...differs,
});
const say = (costs: Cost[], free = false) => describeCost({ free, costs }, "2026-11-22", t, format);

describe("what a service costs", () => {
	test.each<[string, Cost[]]>([
		["£2.50", [cost(2.5)]],
		["£3", [cost(3), cost(3)]],
		["£0.50 to £2.50", [cost(2.5), cost(0.5)]],
		["Free to £4", [cost(0), cost(4)]],
		["Has a cost", [cost(null, { description: "Pay what you can" })]],
		["Ask about the cost", []],
		["Free", [cost(0)]],
	])("%s", (words, costs) => {
		expect(say(costs)).toBe(words);
	});

	test("a free service is free whatever else is written", () => {
		expect(say([cost(5)], true)).toBe("Free");
	});

	test("a price that does not hold today is not said", () => {
		const lastYear = cost(2, { validTo: "2026-03-31" });
		const thisYear = cost(3, { validFrom: "2026-04-01" });
		expect(say([lastYear, thisYear])).toBe("£3");
		expect(costsOn([lastYear, thisYear], "2026-03-31")).toEqual([lastYear]);
		expect(costsOn([lastYear, thisYear], "2026-04-01")).toEqual([thisYear]);
	});
});
