import { describe, expect, it } from "vitest";
import { formatFor } from "./format";
import { findLanguage } from "./languages";

const format = (code: string) => {
	const language = findLanguage(code);
	if (!language) throw new Error(`${code} is not spoken`);
	return formatFor(language);
};

describe("times in English", () => {
	it.each([
		["10:00", "11:30", "10am to 11:30am"],
		["12:00", "13:05", "midday to 1:05pm"],
		["00:00", "12:30", "12am to 12:30pm"],
		["09:30", null, "9:30am"],
	])("from %s to %s", (start, end, words) => {
		expect(format("en").timeRange(start, end)).toBe(words);
	});
});

describe("times in other languages", () => {
	it.each(["ar", "ur", "bn", "pl", "ro"])("stay on one line: %s", (code) => {
		const words = format(code).timeRange("10:00", "11:30");
		expect(words).not.toMatch(/–(?!\u2060)/u);
		expect(words).toMatch(/–/u);
	});
});

describe("dates and prices", () => {
	it("are written as each language writes them", () => {
		expect(format("en").date("2026-11-22")).toBe("22 November 2026");
		expect(format("en").weekdayDate("2026-11-26")).toBe("Thursday 26 November");
		expect(format("pl").weekdayDate("2026-11-26")).toBe("czwartek, 26 listopada");
		expect(format("en").pounds(2.5)).toBe("£2.50");
		expect(format("en").pounds(3)).toBe("£3");
		for (const code of ["ar", "ur", "bn", "pl", "ro"]) expect(format(code).pounds(3)).toMatch(/^[^A-Z]*£[^A-Z]*$/);
	});
});

describe("languages", () => {
	it.each(["en", "ar", "ur", "bn", "pl", "ro"])("have names in %s that are no codes", (code) => {
		for (const one of ["bfi", "syl", "pl", "ur", "rom"]) expect(format(code).languageName(one)).not.toBe(one);
		expect(format(code).languageName("syl")).not.toBe(code === "en" ? "" : "Sylheti");
	});
});
