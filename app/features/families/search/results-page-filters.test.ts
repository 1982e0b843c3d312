import { describe, expect, test } from "vitest";
import { translator } from "../../../platform/i18n/translate.server";
import { ageChoices } from "./results-page-filters";

const t = translator("en");

describe("ages to choose from", () => {
	test("are months under two, then half years and years", () => {
		const texts = ageChoices({ age: null }, { t }).map(({ text }) => text);
		expect(texts.slice(0, 3)).toEqual(["Any age", "0 months", "1 month"]);
		expect(texts.slice(24, 29)).toEqual(["23 months", "2 years", "2½ years", "3 years", "4 years"]);
		expect(texts.at(-1)).toBe("18 years");
	});

	test("keep one that a link brought along, in its place", () => {
		const values = ageChoices({ age: 27 }, { t }).map(({ value }) => value);
		expect(values[values.indexOf("27") - 1]).toBe("24");
		expect(values[values.indexOf("27") + 1]).toBe("30");
	});
});
