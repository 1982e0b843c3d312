import { describe, expect, it } from "vitest";
import { ENGLISH, findLanguage } from "../../../platform/i18n/languages";
import { speechIn } from "../../../platform/i18n/speech.server";
import { ageInWords, correctedAgeInWords } from "./age-words";

const english = speechIn(ENGLISH);

describe("an age in words", () => {
	it.each([
		["2026-11-27", "0 days"],
		["2026-11-14", "13 days"],
		["2026-11-13", "2 weeks"],
		["2026-08-29", "12 weeks"],
		["2026-08-28", "2 months"],
		["2024-11-28", "23 months"],
		["2024-11-27", "2 years"],
		["2023-05-10", "3 years and 6 months"],
	])("of %s on 27 November 2026 is %s", (born, words) => {
		expect(ageInWords(born, "2026-11-27", english)).toBe(words);
	});

	it("is told in the reader's language", () => {
		expect(ageInWords("2026-09-01", "2026-11-27", speechIn(findLanguage("pl") ?? ENGLISH))).toBe("12 tygodni");
	});
});

describe("a corrected age", () => {
	const born = (bornOn: string, gestationDays: number | null) =>
		correctedAgeInWords({ bornOn, gestationDays }, "2026-11-27", english);

	it("is told of a child born before 37 weeks, until two years", () => {
		expect(born("2026-08-23", 233)).toBe("7 weeks");
		expect(born("2024-11-27", 233)).toBeNull();
		expect(born("2024-11-28", 233)).toBe("22 months");
	});

	it("is none before the day that was expected, at term, and where nobody said", () => {
		expect(born("2026-10-20", 233)).toBeNull();
		expect(born("2026-08-23", 259)).toBeNull();
		expect(born("2026-08-23", null)).toBeNull();
	});
});
