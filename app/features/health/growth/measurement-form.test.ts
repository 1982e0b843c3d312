import { describe, expect, it } from "vitest";
import { readValues } from "../../../platform/forms/form";
import { measurementForm, measurementValues, readMeasurement } from "./measurement-form";
import type { GrowingChild } from "./readings";

const child: GrowingChild = {
	bornOn: "2026-03-02",
	sex: "female",
	gestationDays: 280,
	birthWeightGrams: 3300,
	diedOn: null,
};
const today = "2026-11-27";
const ON = { "on-day": "1", "on-month": "11", "on-year": "2026" };

function read(typed: Record<string, string>, of: GrowingChild = child) {
	const found = readValues(measurementForm({ child: of, today }), { ...ON, ...typed });
	if (!found.ok) return { errors: found.errors, typed: found.typed };
	return readMeasurement(of, found.values);
}
const reasons = (typed: Record<string, string>, of?: GrowingChild) => {
	const found = read(typed, of);
	return Object.entries("errors" in found ? found.errors : found.questions).map(([name, { reason }]) => [name, reason]);
};

describe("a measurement", () => {
	it.each([
		[{ kilograms: "7.45" }, { weightGrams: 7450 }],
		[{ kilograms: "7,45" }, { weightGrams: 7450 }],
		[{ kilograms: "৭.৪৫" }, { weightGrams: 7450 }],
		[{ kilograms: "٧٫٤٥" }, { weightGrams: 7450 }],
		[{ pounds: "16", ounces: "0" }, { weightGrams: 7257 }],
		[{ pounds: "16" }, { weightGrams: 7257 }],
		[{ pounds: "16", ounces: "6.75" }, { weightGrams: 7449 }],
		[
			{ centimetres: "67.5", position: "lying" },
			{ lengthMillimetres: 675, position: "lying" },
		],
		[{ feet: "2", inches: "2.5" }, { lengthMillimetres: 673 }],
		[{ inches: "26.5" }, { lengthMillimetres: 673 }],
		[{ head: "43,1" }, { headMillimetres: 431 }],
	])("is taken from %j", (typed, body) => {
		expect(read(typed)).toMatchObject({ body: { on: "2026-11-01", ...body }, questions: {} });
	});

	it.each([
		[{}, [["kilograms", "nothing"]]],
		[{ kilograms: "heavy" }, [["kilograms", "number"]]],
		[{ kilograms: "1,234.5" }, [["kilograms", "number"]]],
		[{ kilograms: "-3" }, [["kilograms", "number"]]],
		[{ kilograms: "7", pounds: "15" }, [["kilograms", "both-units"]]],
		[{ kilograms: "7450" }, [["kilograms", "grams"]]],
		[{ kilograms: "0.1" }, [["kilograms", "weight-range"]]],
		[{ pounds: "7", ounces: "16" }, [["ounces", "ounces"]]],
		[{ pounds: "900" }, [["pounds", "weight-range"]]],
		[{ kilograms: "67.5", centimetres: "7.4" }, [["kilograms", "swapped"]]],
		[{ centimetres: "5" }, [["centimetres", "length-range"]]],
		[{ feet: "2", inches: "12" }, [["inches", "inches"]]],
		[{ head: "90" }, [["head", "head-range"]]],
		[{ kilograms: "7", "on-day": "1", "on-month": "3" }, [["on", "before-birth"]]],
		[{ kilograms: "7", "on-day": "28" }, [["on", "future"]]],
		[{ kilograms: "7", "on-month": "2", "on-day": "30" }, [["on", "date"]]],
		[{ kilograms: "7", "on-day": "" }, [["on", "date-incomplete"]]],
	])("is refused in %j, with the reason at its box", (typed, expected) => {
		expect(reasons(typed)).toEqual(expected);
		expect(read(typed)).toMatchObject({ typed });
	});

	it("is taken on the day of birth and today", () => {
		expect(reasons({ kilograms: "3.3", "on-day": "2", "on-month": "3" })).toEqual([]);
		expect(reasons({ kilograms: "8", "on-day": "27" })).toEqual([]);
	});

	it("in grams is answered with the kilograms", () => {
		expect(read({ kilograms: "3450" })).toMatchObject({ errors: { kilograms: { reason: "grams", what: "3.45" } } });
	});
});

describe("a question", () => {
	const born = { "on-day": "5", "on-month": "3" };
	it.each([
		["ten times the weight", { kilograms: "74.5" }, child, [["kilograms", "far-out"]]],
		["ten times the weight in the first days", { kilograms: "33", ...born }, child, [["kilograms", "far-out"]]],
		[
			"a small baby in the first days",
			{ kilograms: "1.4", ...born },
			{ ...child, gestationDays: 210, birthWeightGrams: 1450 },
			[],
		],
		["a gram figure's slip on the first day", { kilograms: "0.9", ...born }, child, [["kilograms", "far-out"]]],
		[
			"the same where no weight at birth is known",
			{ kilograms: "0.9", ...born },
			{ ...child, birthWeightGrams: null },
			[["kilograms", "far-out"]],
		],
		["a weight of half as much again in three days", { kilograms: "5.2", ...born }, child, [["kilograms", "far-out"]]],
		["a loss of a tenth", { kilograms: "3", ...born }, { ...child, birthWeightGrams: 3400 }, []],
		["a length far out", { centimetres: "120" }, child, [["centimetres", "far-out"]]],
		["a head far out", { head: "65" }, child, [["head", "far-out"]]],
		["where the sex is not said", { kilograms: "74.5" }, { ...child, sex: "not-said" }, [["kilograms", "far-out"]]],
		["a weight of 14 kg at 8 months", { kilograms: "12" }, child, []],
		["a schoolchild", { kilograms: "30", centimetres: "130" }, { ...child, bornOn: "2018-03-02" }, []],
		[
			"changed places, both possible",
			{ kilograms: "105", centimetres: "25" },
			{ ...child, bornOn: "2022-12-20" },
			[["kilograms", "swapped"]],
		],
	] as const)("is asked of %s, or not", (_, typed, of, expected) => {
		expect(reasons(typed, of)).toEqual(expected);
	});

	it("is answered by the very figures it was asked of", () => {
		const asked = read({ kilograms: "74.5" });
		const right = "right" in asked ? asked.right : "";
		expect(reasons({ kilograms: "74.5", right })).toEqual([]);
		expect(reasons({ kilograms: "75.5", right })).toEqual([["kilograms", "far-out"]]);
	});
});

it("comes back into the boxes as it was typed", () => {
	const found = read({ kilograms: "7,45", centimetres: "67.5", head: "43", position: "lying" });
	if (!("body" in found)) throw new Error("It was not read.");
	expect(measurementValues(found.body)).toEqual({
		"on-day": "1",
		"on-month": "11",
		"on-year": "2026",
		kilograms: "7.45",
		centimetres: "67.5",
		head: "43",
		position: "lying",
	});
});
