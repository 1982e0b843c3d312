import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Eligibility } from "../../../model/listings/shapes";
import { JOINING, type Joining, LEVELS, type Level, MAX_AGE_MONTHS } from "../../../model/listings/vocabulary";
import { translator } from "../../../platform/i18n/translate.server";
import { describeAge, describeAgeRange } from "./describe-age";
import { describeWho, describeWhoInSentences } from "./describe-eligibility";

const t = translator("en");
const eligible = (differs: Partial<Eligibility>): Eligibility => ({
	pregnancy: false,
	fromMonths: null,
	toMonths: null,
	children: true,
	audience: "everyone",
	note: null,
	...differs,
});

describe("an age", () => {
	test.each([
		[0, "0 months"],
		[1, "1 month"],
		[4, "4 months"],
		[12, "12 months"],
		[18, "18 months"],
		[24, "2 years"],
		[27, "27 months"],
		[30, "2½ years"],
		[60, "5 years"],
		[228, "19 years"],
	])("%i months is %s", (months, words) => {
		expect(describeAge(months, t)).toBe(words);
	});
});

describe("who a service is for", () => {
	test.each<[string, Partial<Eligibility>]>([
		["Parents-to-be and parents of babies up to 12 months", { pregnancy: true, fromMonths: 0, toMonths: 12 }],
		["Parents-to-be", { pregnancy: true, children: false }],
		["Parents of babies from 6 months up to 12 months", { fromMonths: 6, toMonths: 12 }],
		["Parents of children under 5 years", { fromMonths: 0, toMonths: 60 }],
		["Parents of children from 12 months to under 2 years", { fromMonths: 12, toMonths: 24 }],
		["Parents of children from 6 months to under 2½ years", { fromMonths: 6, toMonths: 30 }],
		["Parents of children of 5 years and over", { fromMonths: 60 }],
		["Parents of children of any age", {}],
		["Parents-to-be and parents of children of any age", { pregnancy: true }],
		["Dads and male carers of babies up to 6 months", { audience: "fathers", toMonths: 6 }],
		["Dads-to-be", { audience: "fathers", pregnancy: true, children: false }],
		[
			"Young parents-to-be and young parents of children under 2 years",
			{ audience: "young-parents", pregnancy: true, toMonths: 24 },
		],
		["Grandparents and family carers of children of any age", { audience: "grandparents" }],
	])("%s", (words, differs) => {
		expect(describeWho(eligible(differs), t)).toBe(words);
	});

	test("every range is said without a gap in the sentence", () => {
		const month = fc.option(fc.integer({ min: 0, max: MAX_AGE_MONTHS + 1 }), { nil: null });
		fc.assert(
			fc.property(month, month, (fromMonths, toMonths) => {
				const words = describeAgeRange(fromMonths, toMonths, t);
				expect(words).toMatch(/^(babies|children) /);
				expect(words).not.toMatch(/\{\{|undefined|null|NaN|directory:| {2}/);
			}),
		);
	});
});

describe("who a service is for, in sentences", () => {
	test.each<[Partial<Eligibility>, Level, Joining, string]>([
		[
			{ pregnancy: true, toMonths: 12 },
			"universal",
			"drop-in",
			"For parents-to-be and parents of babies up to 12 months. Open to everyone.",
		],
		[
			{ toMonths: 60 },
			"universal",
			"professional-referral",
			"For parents of children under 5 years. Open to everyone. A professional refers you.",
		],
		[
			{ audience: "fathers" },
			"targeted",
			"self-referral",
			"For dads and male carers of children of any age. For families who need extra help.",
		],
		[
			{ pregnancy: true, children: false },
			"specialist",
			"professional-referral",
			"For parents-to-be. For families with a bigger need. A professional refers you.",
		],
	])("%j, %s, %s", (differs, level, joining, words) => {
		expect(describeWhoInSentences(eligible(differs), level, joining, t)).toBe(words);
	});

	test("is said for every level and way to join", () => {
		for (const level of LEVELS) {
			for (const joining of JOINING) {
				expect(describeWhoInSentences(eligible({}), level, joining, t)).toMatch(/^For .*[a-z]\.$/);
			}
		}
	});
});
