import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compactPostcode, formatPostcode, outwardOf, parsePlace, withOneSlip } from "./rules";

const letter = fc.constantFrom(..."ABCDEFGHIJKLMNOPQRSTUVWXYZ");
const digit = fc.constantFrom(..."0123456789");
const outward = fc
	.oneof(
		fc.tuple(letter, digit),
		fc.tuple(letter, digit, digit),
		fc.tuple(letter, letter, digit),
		fc.tuple(letter, letter, digit, digit),
		fc.tuple(letter, digit, letter),
		fc.tuple(letter, letter, digit, letter),
	)
	.map((parts) => parts.join(""));
const inward = fc.tuple(digit, letter, letter).map((parts) => parts.join(""));

/** The same characters as somebody might type them: any case, with spaces and marks between. */
const typedAs = (text: string) =>
	fc
		.array(fc.tuple(fc.boolean(), fc.constantFrom("", "", "", " ", "\u00a0", "-", ".")), {
			minLength: text.length,
			maxLength: text.length,
		})
		.map((choices) =>
			[...text]
				.map((character, at) => {
					const [small, gap] = choices[at] ?? [false, ""];
					return (small ? character.toLowerCase() : character) + gap;
				})
				.join(""),
		);

describe("one slip", () => {
	it.each([
		["EI7 8PJ", ["E178PJ"]],
		["W1 OAA", ["W10AA"]],
		["Walthamstow", []],
	])("in %j", (typed, meant) => {
		expect(withOneSlip(typed)).toEqual(meant);
	});
});

describe("reading a postcode", () => {
	it("finds a whole one in any case, spacing and punctuation", () => {
		const cases = fc.tuple(outward, inward).chain(([out, inn]) => fc.tuple(fc.constant(out + inn), typedAs(out + inn)));
		fc.assert(
			fc.property(cases, ([compact, typed]) => {
				expect(parsePlace(typed)).toEqual({ kind: "postcode", postcode: compact });
			}),
		);
	});

	it("finds an outward code", () => {
		fc.assert(
			fc.property(outward, (out) => {
				expect(parsePlace(` ${out.toLowerCase()} `)).toEqual({ kind: "outward", outward: out });
			}),
		);
	});

	it.each([
		["e17 8", "E17"],
		["E17 8P", "E17"],
		["e178p", "E17"],
		["E1 7", "E1"],
		["W1A 1", "W1A"],
		["SW1A1", "SW1A"],
	])("takes %j as a part of %s", (typed, out) => {
		expect(parsePlace(typed)).toEqual({ kind: "outward", outward: out });
	});

	it.each([
		["e١٧ ٨pj", "Arabic digits"],
		["E۱۷ ۸PJ", "Urdu digits"],
		["E১৭ ৮PJ", "Bengali digits"],
		["Ｅ１７　８ＰＪ", "full width"],
	])("reads %s (%s)", (typed) => {
		expect(parsePlace(typed)).toEqual({ kind: "postcode", postcode: "E178PJ" });
	});

	it.each([
		"hello",
		"12345",
		"E",
		"E17 8PJ London",
		"EE17 88PJ",
		"'; DROP TABLE postcode",
		"NEAR(",
		"x".repeat(10_000),
	])("says that %.30j is not one", (typed) => {
		expect(parsePlace(typed)).toEqual({ kind: "malformed" });
	});

	it("says that nothing was typed", () => {
		expect(parsePlace(" \t ")).toEqual({ kind: "empty" });
	});

	it("answers anything at all", () => {
		fc.assert(
			fc.property(fc.string({ unit: "binary" }), (typed) => {
				expect(["empty", "malformed", "outward", "postcode"]).toContain(parsePlace(typed).kind);
			}),
		);
	});
});

describe("a postcode's forms", () => {
	it("lead to one another", () => {
		fc.assert(
			fc.property(outward, inward, (out, inn) => {
				const written = formatPostcode(out + inn);
				expect(written).toBe(`${out} ${inn}`);
				expect(compactPostcode(written)).toBe(out + inn);
				expect(outwardOf(out + inn)).toBe(out);
			}),
		);
	});

	it("are read from the seven and eight characters of the published files", () => {
		expect(compactPostcode("AB101AA")).toBe("AB101AA");
		expect(compactPostcode("E1  6AN")).toBe("E16AN");
		expect(compactPostcode("e1   6an")).toBe("E16AN");
		expect(compactPostcode("E17")).toBeUndefined();
	});
});
