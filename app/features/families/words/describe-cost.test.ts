import { describe, expect, test } from "vitest";
import type { Cost } from "../../../model/listings/shapes";
import { ENGLISH, findLanguage } from "../../../platform/i18n/languages";
import { speechIn } from "../../../platform/i18n/speech.server";
import { costsOn, describeCost, describeCostInFull } from "./describe-cost";

const TODAY = "2026-11-22";
const english = speechIn(ENGLISH);
const polish = speechIn(findLanguage("pl") ?? ENGLISH);
const cost = (amount: number | null, differs: Partial<Cost> = {}): Cost => ({
	id: "c",
	amount,
	description: null,
	validFrom: null,
	validTo: null,
	...differs,
});
const priced = (
	costs: Cost[],
	free = false,
	note: string | null = null,
	translated?: string,
): Parameters<typeof describeCost>[0] => ({
	free,
	costs,
	costNote: note,
	translations: translated ? { pl: { costNote: translated } } : {},
});
const say = (costs: Cost[], free = false) => describeCost(priced(costs, free), TODAY, english).text;
const siblings = [cost(2.5, { description: "first child" }), cost(0.5, { description: "each sibling" })];

describe("what a service costs", () => {
	test.each<[string, Cost[]]>([
		["£2.50", [cost(2.5)]],
		["£3", [cost(3), cost(3)]],
		["50p to £2.50", [cost(2.5), cost(0.5)]],
		["Free to £4", [cost(0), cost(4)]],
		["£2.50 first child; 50p each sibling", siblings],
		[
			"Free to register; £12.50 each certificate",
			[cost(0, { description: "to register" }), cost(12.5, { description: "each certificate" })],
		],
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

	test("where its source was not understood, its words are said", () => {
		const note = "£1 a child, £2 a family of up to 3";
		expect(describeCost(priced([], false, note), TODAY, english).text).toBe(note);
		expect(describeCost(priced([], false, note.repeat(3)), TODAY, english).text).toBe("Ask about the cost");
	});

	test("in another language it is its translated note, or English that says so", () => {
		const note = "£2.50 za pierwsze dziecko";
		expect(describeCost(priced(siblings, false, "…", note), TODAY, polish)).toEqual({
			text: note,
			lang: "pl",
			dir: "ltr",
		});
		expect(describeCost(priced(siblings), TODAY, polish)).toEqual({
			text: "£2.50 first child; 50p each sibling",
			lang: "en",
			dir: "ltr",
		});
		expect(describeCost(priced([cost(2.5)]), TODAY, polish)).toMatchObject({ lang: "pl" });
	});

	test("in full it is a line for each price, and the note, none twice", () => {
		const lines = (...about: Parameters<typeof priced>) =>
			describeCostInFull(priced(...about), TODAY, english).map(({ text }) => text);
		expect(lines(siblings, false, "Babies free.")).toEqual(["£2.50 first child", "50p each sibling", "Babies free."]);
		expect(lines([cost(2, { description: "a family" })])).toEqual(["£2", "£2 a family"]);
		expect(lines([], false, "Pay what you can")).toEqual(["Pay what you can"]);
		expect(lines([], true)).toEqual(["Free"]);
	});
});
