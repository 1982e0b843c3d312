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
		["00:00", "12:30", "midnight to 12:30pm"],
		["20:00", "23:59", "8pm to midnight"],
		["20:00", "02:00", "8pm to 2am"],
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

describe("parts of the day", () => {
	const plainly = (words: string) => words.replace(/[\u2060\u2068\u2069]/g, "").replaceAll("\u00a0", " ");
	it.each([
		["ur", "08:45", "صبح 8:45"],
		["bn", "08:45", "সকাল ৮:৪৫"],
		["ur", "23:59", "رات 12:00"],
		["pl", "23:59", "0:00"],
	])("are words of the language: %s, %s", (code, time, words) => {
		expect(plainly(format(code).time(time))).toBe(words);
	});

	it.each([
		["ur", "09:30", "11:00", "صبح 9:30–11:00"],
		["ur", "10:00", "13:30", "صبح 10:00 – دوپہر 1:30"],
		["bn", "10:00", "13:30", "সকাল ১০:০০ – দুপুর ১:৩০"],
		["pl", "20:00", "02:00", "20:00–2:00"],
		["ar", "20:00", "23:59", "8:00 م–12:00 ص"],
	])("stand once where both times have them: %s, %s", (code, start, end, words) => {
		expect(plainly(format(code).timeRange(start, end))).toBe(words);
	});
});

describe("dates and prices", () => {
	it("are written as each language writes them", () => {
		expect(format("en").date("2026-11-22")).toBe("22 November 2026");
		expect(format("en").date("2026-11-22", "2026-01-01")).toBe("22 November");
		expect(format("en").date("2026-11-22", "2025-12-31")).toBe("22 November 2026");
		expect(format("en").weekdayDate("2026-11-26", "2026-11-24")).toBe("Thursday 26 November");
		expect(format("en").weekdayDate("2027-01-07", "2026-11-24")).toBe("Thursday 7 January 2027");
		expect(format("pl").weekdayDate("2026-11-26", "2026-11-24")).toBe("czwartek, 26 listopada");
		expect(format("en").pounds(0.5)).toBe("50p");
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
