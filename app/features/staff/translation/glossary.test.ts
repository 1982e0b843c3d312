import { describe, expect, it } from "vitest";
import { notKept, termsIn } from "./glossary";

const hub = { term: "family hub", translation: "centrum rodzinne" };
const midwife = { term: "midwife", translation: "położna" };

describe("terms in an English text", () => {
	it.each([
		["Ask at your family hub.", ["family hub"]],
		["Family Hubs are open.", ["family hub"]],
		["A familyhub, or hubs for families.", []],
		["Midwives and a midwife-led unit", ["midwife"]],
		["midwifery", []],
	])("%s", (text, terms) => expect(termsIn(text, [hub, midwife]).map(({ term }) => term)).toEqual(terms));

	it("are words, not patterns", () => {
		expect(termsIn("What (now)?", [{ term: "(now)?", translation: "x" }])).toHaveLength(1);
		expect(termsIn("abc", [{ term: "a.c", translation: "x" }])).toEqual([]);
	});
});

describe("an agreed translation", () => {
	it.each([
		["in another case of the word", "Zapytaj w centrum rodzinnym.", []],
		["not used", "Zapytaj w ośrodku.", ["family hub"]],
		["half used", "Zapytaj w centrum.", ["family hub"]],
		["of nothing translated yet", " ", []],
	])("%s", (_what, text, terms) =>
		expect(notKept("Ask at the family hub.", text, [hub, midwife]).map(({ term }) => term)).toEqual(terms),
	);

	it("is found with an Arabic article or a possessive", () => {
		const book = { term: "red book", translation: "الكتاب الأحمر" };
		expect(notKept("Bring your red book.", "أحضر كتابك الأحمر", [book])).toEqual([]);
		expect(notKept("Bring your red book.", "أحضر السجل", [book])).toEqual([book]);
	});
});
