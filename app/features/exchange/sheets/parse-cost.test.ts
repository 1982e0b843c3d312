import fc from "fast-check";
import { expect, test } from "vitest";
import { costSchema } from "../../../model/listings/shapes";
import { NOT_SAID, type Understood, understood, notUnderstood as words } from "../../../platform/foreign/understood";
import { costContent, type Prices, parseCost } from "./parse-cost";

const prices = (...all: [amount: number, description: string | null][]): Understood<Prices> =>
	understood(all.map(([amount, description]) => ({ amount, description })));
const FREE = prices();

test.each<[string, Understood<Prices>]>([
	["Free", FREE],
	["free of charge", FREE],
	["No charge.", FREE],
	["£0.00", FREE],
	["", NOT_SAID],
	["Check source", NOT_SAID],
	["Check council event page", NOT_SAID],
	["TBC", NOT_SAID],
	["£1", prices([1, null])],
	["GBP 1", prices([1, null])],
	["50p", prices([0.5, null])],
	["£2.50 first child, 50p siblings", prices([2.5, "first child"], [0.5, "siblings"])],
	["GBP 2.50 first child, 50p sibling", prices([2.5, "first child"], [0.5, "sibling"])],
	["£3 for one child and £1 for each sibling", prices([3, "one child"], [1, "each sibling"])],
	["GBP 25 per course", prices([25, "per course"])],
	["GBP 2 adult and two children", prices([2, "adult and two children"])],
	["Free for members, £2 others", prices([0, "members"], [2, "others"])],
	["£2.50 first child 50p siblings", prices([2.5, "first child"], [0.5, "siblings"])],
	["£2.50 then 50p per sibling", prices([2.5, null], [0.5, "per sibling"])],
	["£2, siblings £1", prices([2, null], [1, "siblings"])],
	["£3; siblings free", prices([3, null], [0, "siblings"])],
	["£2 (siblings free)", prices([2, null], [0, "siblings"])],
	["£2.50 per session (£1 concessions)", prices([2.5, "per session"], [1, "concessions"])],
	["£2 (with a snack)", prices([2, "(with a snack)"])],
	["£4.00 per family. 50p each friend", prices([4, "per family"], [0.5, "each friend"])],
	["2.50", prices([2.5, null])],
	["£2/£1", words("£2/£1")],
	["£2 siblings £1", words("£2 siblings £1")],
	["£2, £1", words("£2, £1")],
	["25", words("25")],
	["Suggested donation £2", words("Suggested donation £2")],
	["£3 to £5", words("£3 to £5")],
	["Two pounds", words("Two pounds")],
	["£25 a course, help with the cost", words("£25 a course, help with the cost")],
])("%j", (text, expected) => {
	expect(parseCost(text)).toEqual(expected);
});

test("an unknown price is never free", () => {
	expect(costContent(parseCost("Check source"), String)).toMatchObject({ free: null, costs: [] });
});

test("any text gives valid costs, and only a free one is free", () => {
	fc.assert(
		fc.property(fc.oneof(fc.string(), fc.stringMatching(/^(£|GBP )\d{1,6}(\.\d{1,3})?[a-z ,]{0,12}$/)), (text) => {
			const parsed = parseCost(text);
			const { free, costs } = costContent(parsed, String);
			for (const cost of costs) costSchema.parse(cost);
			const isFree = parsed.state === "understood" ? parsed.value.every(({ amount }) => amount === 0) : null;
			expect(free).toBe(isFree);
		}),
	);
});
