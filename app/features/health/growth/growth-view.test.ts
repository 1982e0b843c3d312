import { describe, expect, it } from "vitest";
import { addDays } from "../../../model/calendar/local-time";
import { LINES } from "../../../model/health/growth/centiles";
import type { Measure } from "../../../model/health/growth/reference";
import { valueAt } from "../../../model/health/growth/score";
import type { Entry, Measurement, Writer } from "../../../model/health/record/entry";
import { ENGLISH, findLanguage } from "../../../platform/i18n/languages";
import { speechIn } from "../../../platform/i18n/speech.server";
import { AGES, PLOT, valuesOf, ZOOMS } from "./frames";
import { type GrowthInput, growthView } from "./growth-view";
import type { GrowingChild } from "./readings";

const BORN = "2024-01-01";
const english = speechIn(ENGLISH);
const girl: GrowingChild = { bornOn: BORN, sex: "female", gestationDays: 280, birthWeightGrams: null, diedOn: null };
const early: GrowingChild = { ...girl, gestationDays: 233 };
const MOTHER: Writer = { kind: "guardian", name: "Sadia Malik", role: "mother" };
const TEAM: Writer = { kind: "professional", name: "Northmere health visiting team", role: null };

const measured = (day: number, amounts: Partial<Measurement>, more: Partial<Entry<Measurement>> = {}) =>
	({
		id: `day-${day}`,
		section: "growth",
		body: {
			kind: "measurement",
			on: addDays(BORN, day),
			weightGrams: null,
			lengthMillimetres: null,
			headMillimetres: null,
			position: null,
			...amounts,
		},
		writer: TEAM,
		recordedAt: new Date("2026-11-02T10:00:00Z"),
		status: "current",
		corrects: null,
		...more,
	}) satisfies Entry<Measurement>;

const viewOf = (
	measurements: Entry<Measurement>[],
	{
		child = girl,
		zoom = null,
		speech = english,
		day = 900,
	}: { child?: GrowingChild; zoom?: GrowthInput["zoom"]; speech?: typeof english; day?: number } = {},
) => growthView({ child, measurements, own: new Set(["day-60"]), on: addDays(BORN, day), zoom }, speech, english);
const measureOf = (view: ReturnType<typeof viewOf>, measure: Measure) => {
	const found = view.measures.find((one) => one.measure === measure);
	if (!found) throw new Error(`There is no ${measure}.`);
	return found;
};
/** In the unit in which it is stored. */
const atSds = (measure: Measure, day: number, sds: number, by: number) => {
	const found = valueAt({ measure, sex: "female", day, sds });
	return found.ok ? Math.round(found.value * by) : Number.NaN;
};

describe("the sentence before the picture", () => {
	const sds = (centile: number) => LINES.find((line) => line.centile === centile)?.sds ?? Number.NaN;
	it.each([
		[sds(50), "On the 50th centile: of 100 girls of the same age, about 50 weigh less."],
		[sds(25) + 0.33, "Between the 25th and 50th centiles: of 100 girls of the same age, between 25 and 50 weigh less."],
		[sds(0.4), "On the 0.4th centile: of 1000 girls of the same age, about 4 weigh less."],
		[
			sds(98) + 0.33,
			"Between the 98th and 99.6th centiles: of 1000 girls of the same age, between 980 and 996 weigh less.",
		],
		[-3.5, "Below the 0.4th centile: of 1000 girls of the same age, fewer than 4 weigh less."],
		[3.5, "Above the 99.6th centile: of 1000 girls of the same age, more than 996 weigh less."],
	])("of a weight of %s SD", (score, sentence) => {
		const view = viewOf([measured(200, { weightGrams: atSds("weight", 200, score, 1000) })]);
		expect(measureOf(view, "weight").words).toContain(sentence);
	});

	it.each([
		["length-height", { lengthMillimetres: atSds("length-height", 800, 0, 10) }, "about 50 are shorter."],
		["head", { headMillimetres: atSds("head", 800, 0, 10) }, "about 50 have a smaller head."],
		["bmi", { weightGrams: 12_000, lengthMillimetres: 880 }, "have a lower BMI."],
	] as const)("of %s compares what it is about", (measure, amounts, end) => {
		expect(measureOf(viewOf([measured(800, amounts)]), measure).words.join(" ")).toContain(end);
	});

	it("names the day, the age and the figure in both units", () => {
		const view = viewOf([measured(42, { weightGrams: 4240, lengthMillimetres: 550 })]);
		expect(measureOf(view, "weight").words[0]).toBe(
			"Newest: 4.24 kg (9 lb 5½ oz) on 12 February 2024, at the age of 6 weeks.",
		);
		expect(measureOf(view, "length-height").words[0]).toContain("55 cm (1 ft 9¾ in)");
	});

	it.each([
		["before 2 weeks", 13, girl, "No centile is shown before 2 weeks"],
		["before 2 weeks after the date due", 60, early, "No centile is shown before 2 weeks"],
		["from 4 years", 1461, girl, "No centile is shown from 4 years"],
		["where the sex is not said", 60, { ...girl, sex: "not-said" }, "this record does not say which one"],
	] as const)("is refused %s, and the figure shown", (_, day, child, reason) => {
		const weight = measureOf(viewOf([measured(day, { weightGrams: 4000 })], { child }), "weight");
		expect(weight.words.join(" ")).toContain(reason);
		expect(weight.words.join(" ")).not.toContain("of 100");
		expect(weight.rows[0]).toMatchObject({ amount: "4 kg (8 lb 13 oz)", place: "No centile" });
	});

	it("says that nothing is recorded", () => {
		expect(measureOf(viewOf([]), "weight").words).toEqual(["No weight is recorded here."]);
		expect(viewOf([]).measures.map(({ measure }) => measure)).toEqual(["weight", "length-height", "head"]);
	});

	it("says that a child was measured otherwise than the chart takes it", () => {
		const words = (position: "lying" | "standing") =>
			measureOf(viewOf([measured(800, { lengthMillimetres: 860, position })]), "length-height").words.join(" ");
		expect(words("lying")).toContain("Measured lying down");
		expect(words("standing")).not.toContain("Measured");
	});
});

describe("ages", () => {
	it("are told twice where the child was not born on the day it was due", () => {
		const row = (child: GrowingChild, day: number) =>
			measureOf(viewOf([measured(day, { weightGrams: 4000 })], { child }), "weight").rows[0];
		expect(row(early, 60)).toMatchObject({ age: "8 weeks", corrected: "13 days" });
		expect(row(early, 20)).toMatchObject({ age: "2 weeks", corrected: "3 weeks before the due date" });
		expect(row({ ...girl, gestationDays: 287 }, 60)).toMatchObject({ age: "8 weeks", corrected: "9 weeks" });
		expect(row({ ...girl, gestationDays: null }, 60)).toMatchObject({ age: "8 weeks", corrected: null });
	});

	it("are those at death, and nobody is told to call", () => {
		const child = { ...early, birthWeightGrams: 3000, diedOn: addDays(BORN, 100) };
		const view = viewOf([measured(60, { weightGrams: 2000 })], { child });
		expect(view).toMatchObject({ age: "3 months", actions: [], caution: null, rulesOff: [] });
		expect(viewOf([measured(60, { weightGrams: 2000 })], { child: { ...child, diedOn: null } }).actions).not.toEqual(
			[],
		);
	});
});

describe("signs", () => {
	const born = { ...girl, birthWeightGrams: 3500 };
	it.each([
		[
			"more than 10% lost",
			measured(4, { weightGrams: 3149 }),
			"Call your midwife or health visitor today, 111 if you cannot",
			"10.1% less than at birth",
			"More than 10%",
		],
		[
			"below birth weight at 3 weeks",
			measured(21, { weightGrams: 3499 }),
			"Talk to your health visitor",
			"the weight was below the birth weight",
			"by 3 weeks",
		],
		[
			"below the 2nd centile",
			measured(200, { weightGrams: atSds("weight", 200, -2.1, 1000) }),
			"Talk to your health visitor",
			"is below the 2nd centile",
			"Below the 2nd centile",
		],
	] as const)("%s: the action, what was seen and the rule", (_, entry, action, seen, rule) => {
		const [first] = viewOf([entry], { child: born, day: 210 }).actions;
		expect(first?.action).toBe(action);
		expect(first?.signs[0]?.seen).toContain(seen);
		expect(first?.signs[0]?.rule).toContain(
			`The rule: ${rule === "by 3 weeks" ? "Not back at the birth weight by 3 weeks" : rule}`,
		);
	});

	it("down two centile spaces", () => {
		const at = (day: number, sds: number) => measured(day, { weightGrams: atSds("weight", day, sds, 1000) });
		const [first] = viewOf([at(60, 1), at(200, -0.5)], { child: born }).actions;
		expect(first).toMatchObject({ kind: "talk", english: null });
		expect(first?.signs[0]?.seen).toBe("The weight on 19 July 2024 is 2.3 centile spaces below that on 1 March 2024.");
	});

	it("of one action stand under it once, and the urgent one first", () => {
		const entries = [measured(25, { weightGrams: 2000 })];
		const { actions } = viewOf(entries, { child: born });
		expect(actions.map(({ kind, signs }) => [kind, signs.length])).toEqual([
			["call-today", 1],
			["talk", 2],
		]);
	});

	it("of an entry that was corrected or taken back are none", () => {
		for (const status of ["corrected", "taken-back"] as const)
			expect(viewOf([measured(4, { weightGrams: 2000 }, { status })], { child: born }).actions).toEqual([]);
		expect(viewOf([measured(4, { weightGrams: 2000 })], { child: born }).actions.length).toBe(1);
	});

	it("stand in English too on a page in another language", () => {
		const speech = speechIn(findLanguage("ur") ?? ENGLISH);
		const [first] = viewOf([measured(4, { weightGrams: 3000 })], { child: born, speech }).actions;
		expect(first?.english?.action).toContain("111 if you cannot");
		expect(first?.action).not.toBe(first?.english?.action);
	});

	it("are read as of 40 weeks where nobody said how long the pregnancy lasted, and that is said first", () => {
		expect(viewOf([], { child: { ...born, gestationDays: null } }).notSaid).toContain("as if it had been 40 weeks");
		expect(viewOf([], { child: { ...born, gestationDays: 280 } }).notSaid).toBeNull();
	});

	it("that do not show are no reassurance, and the rule that is off is said, also where nothing is recorded", () => {
		for (const view of [viewOf([]), viewOf([measured(200, { weightGrams: 8000 })])]) {
			expect(view.actions).toEqual([]);
			expect(view.caution).toContain("cannot tell whether your child is well");
			expect(view.rulesOff[0]).toContain("NICE guideline NG75");
			expect(view.attribution).toContain("WHO Child Growth Standards, 2006");
		}
	});
});

describe("marks and rows", () => {
	const DAYS = [0, 5, 20, 60, 91, 200, 366, 700, 740, 1200, 1461, 1600];
	const all = DAYS.map((day) =>
		measured(day, {
			weightGrams: 3000 + day * 9,
			lengthMillimetres: 480 + Math.round(day / 3),
			headMillimetres: 350 + Math.min(day, 600) / 5,
		}),
	);

	it.each(ZOOMS)("%s: each mark is a row, at its age and value", (zoom) => {
		const view = viewOf(all, { child: { ...early, birthWeightGrams: 1900 }, zoom });
		for (const { measure, chart, rows } of view.measures) {
			if (!chart) throw new Error("There is no chart.");
			const values = valuesOf(measure, chart.zoom);
			if (!values) throw new Error("There are no values.");
			expect(chart.marks.length).toBeGreaterThan(0);
			expect(new Set(chart.marks.map(({ row }) => row)).size).toBe(chart.marks.length);
			for (const mark of chart.marks) {
				const row = rows.find(({ id }) => id === mark.row);
				expect(mark.label).toBe(`${row?.date}: ${row?.amount}. ${row?.place}`);
				for (const [spot, base] of [
					[mark.dot, 0],
					[mark.cross, 47],
				] as const) {
					if (!spot) continue;
					const { from, to } = AGES[chart.zoom];
					const day = from + ((spot.x - PLOT.left) / (PLOT.right - PLOT.left)) * (to - from) + base;
					const born = mark.row === "birth" ? 0 : Number(mark.row.slice("day-".length));
					expect(Math.abs(day - born)).toBeLessThan((to - from) / 1000);
				}
			}
			expect(rows.length).toBe(measure === "bmi" ? 3 : measure === "weight" ? DAYS.length + 1 : DAYS.length);
			expect(chart.missing === null).toBe(rows.length === chart.marks.length);
		}
	});

	it("have a cross where the child was not born on the day it was due, and no other", () => {
		const crosses = (child: GrowingChild) =>
			measureOf(viewOf(all, { child, zoom: "first-year" }), "weight").chart?.marks.filter(({ cross }) => cross).length;
		expect(crosses(girl)).toBe(0);
		expect(crosses(early)).toBeGreaterThan(2);
	});

	it("show the ages around the newest measurement, unless others are asked for", () => {
		const zoomOf = (newest: number, zoom: GrowthInput["zoom"] = null) =>
			measureOf(viewOf([measured(newest, { weightGrams: 6000 })], { zoom, day: 3000 }), "weight").chart?.zoom;
		expect([91, 92, 366, 367, 1900].map((day) => zoomOf(day))).toEqual([
			"weeks",
			"first-year",
			"first-year",
			"later",
			"later",
		]);
		expect(zoomOf(91, "later")).toBe("later");
	});

	it("say that a figure is outside the picture", () => {
		const { chart } = measureOf(viewOf([measured(60, { weightGrams: 20_000 })], { zoom: "weeks" }), "weight");
		expect(chart?.marks).toEqual([]);
		expect(chart?.missing).toContain("1 measurement is outside");
	});

	it("are apart by who wrote them, and what was corrected is told beside", () => {
		const view = viewOf([
			measured(60, { weightGrams: 50_000 }, { id: "slip", status: "corrected", writer: MOTHER }),
			measured(60, { weightGrams: 5000 }, { writer: MOTHER, corrects: "slip" }),
			measured(90, { weightGrams: 5800 }),
		]);
		const { rows } = measureOf(view, "weight");
		expect(rows.map(({ source }) => source.kind)).toEqual(["professional", "guardian"]);
		expect(rows.map(({ isOwn }) => isOwn)).toEqual([false, true]);
		expect(rows[1]?.source.by).toContain("Sadia Malik");
		expect(view.replaced).toMatchObject([
			{ id: "slip", amounts: [expect.stringContaining("50 kg")], source: { status: "Corrected later" } },
		]);
	});
});
