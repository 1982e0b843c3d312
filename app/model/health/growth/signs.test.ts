import { describe, expect, it } from "vitest";
import { addDays } from "../../calendar/local-time";
import { valueAt } from "./score";
import { type Sign, signsOf, type WeighedChild, type Weight } from "./signs";
import { WHO_2006 } from "./who-2006/reference";

const BORN = "2026-01-01";
const child: WeighedChild = { born: BORN, gestationDays: 280, sex: "female", birthWeight: 3500 };
const weighed = (day: number, grams: number): Weight => ({ on: addDays(BORN, day), grams });
const atSds = (day: number, sds: number): Weight => {
	const found = valueAt({ measure: "weight", sex: "female", day, sds });
	return weighed(day, found.ok ? found.value * 1000 : Number.NaN);
};
const kinds = (weights: Weight[], of: WeighedChild = child) => signsOf(of, weights).signs.map(({ kind }: Sign) => kind);

// Rules: NICE NG75, and issue of the red book, section "Growth".
describe("signs", () => {
	it.each([
		["exactly 10 % lost", [weighed(4, 3150)], []],
		["a gram more than 10 % lost", [weighed(4, 3149)], ["loss-after-birth"]],
		["lost, and since made up", [weighed(4, 3100), weighed(9, 3400)], []],
		["lost, and another weight of the same day", [weighed(4, 3100), weighed(4, 3400)], ["loss-after-birth"]],
		["lost, and another weight of that day before it", [weighed(4, 3400), weighed(4, 3100)], ["loss-after-birth"]],
		["below birth weight the day before 3 weeks", [weighed(20, 3499)], []],
		["below birth weight at 3 weeks", [weighed(21, 3499)], ["below-birth-weight-at-3-weeks"]],
		["at birth weight at 3 weeks", [weighed(21, 3500)], []],
		["down a little less than two spaces", [atSds(60, 0.5), atSds(200, 0.5 - 1.333)], []],
		["down two spaces", [atSds(60, 0.5), atSds(200, 0.5 - 4 / 3)], ["down-centile-spaces"]],
		[
			"down two spaces from the highest, not the first",
			[atSds(30, -0.5), atSds(60, 0.8), atSds(200, -0.6)],
			["down-centile-spaces"],
		],
		["typed in any order", [atSds(200, -0.6), atSds(60, 0.8), atSds(30, -0.5)], ["down-centile-spaces"]],
		["on the 2nd line", [atSds(200, -2)], []],
		["below the 2nd line", [atSds(200, -2.001)], ["below-2nd-centile"]],
		["before the tables begin", [weighed(13, 3500)], []],
	] as const)("%s", (_, weights, expected) => {
		expect(kinds([...weights])).toEqual(expected);
	});

	it("compare on one age basis: what a preterm baby weighed before corrected day 14 starts nothing", () => {
		const preterm = { ...child, gestationDays: 231, birthWeight: 2000 };
		// Day 80 is corrected day 31, and day 60 is before 14.
		const weights = [weighed(60, 4200), weighed(80, 3300)];
		expect(kinds(weights, preterm)).toEqual([]);
		expect(signsOf(preterm, weights, "chronological").signs.map(({ kind }) => kind)).toContain("below-2nd-centile");
	});

	it("say that NG75's rule is off, and follow it where a table gives the birth weight's centile", () => {
		const fallen = [atSds(60, 1.5), atSds(200, 0.1)];
		expect(signsOf(child, fallen)).toMatchObject({
			signs: [{ kind: "down-centile-spaces", basis: "corrected" }],
			rulesOff: ["ng75-spaces-by-birth-weight"],
		});
		const birth = (median: number) => ({
			...WHO_2006,
			fromDay: -119,
			toDay: 13,
			at: () => ({ l: 1, m: median, s: 0.1 }),
		});
		const by = (median: number, weights: Weight[]) => signsOf(child, weights, "corrected", [WHO_2006, birth(median)]);
		// Above the 91st three spaces matter; below the 9th, one.
		expect(by(2.5, fallen)).toEqual({ signs: [], rulesOff: [] });
		expect(by(5, [atSds(60, 0), atSds(200, -0.7)]).signs).toMatchObject([{ kind: "down-centile-spaces" }]);
		expect(by(3.5, [atSds(60, 0), atSds(200, -0.7)]).signs).toEqual([]);
	});
});
