import { describe, expect, it } from "vitest";
import type { Ages } from "../listings/ages";
import { fitsAge } from "./fit";
import { type ReferredPerson, sameness } from "./referral";

const TODAY = "2026-11-28";
const UNDER_ONE: Ages = { pregnancy: false, children: true, fromMonths: 0, toMonths: 12 };
const somebody = (some: Partial<ReferredPerson>): ReferredPerson => ({
	subject: "parent",
	givenName: "Ana",
	familyName: "Popescu",
	bornOn: "1994-05-06",
	dueOn: null,
	childBornOn: null,
	...some,
});

describe("a service for babies under one", () => {
	it.each([
		["a child of 11 months", { subject: "child", bornOn: "2025-12-01" }, true],
		["a child of one year", { subject: "child", bornOn: "2025-11-28" }, false],
		["a mother of a baby", { childBornOn: "2026-10-01" }, true],
		["a mother of a child of two", { childBornOn: "2024-10-01" }, false],
		["a mother, of whose child nobody said the age", {}, true],
		["somebody who expects a baby", { subject: "parent-to-be", dueOn: "2027-01-01" }, false],
	] as const)("and %s: %o, %s", (_, some, fits) => expect(fitsAge(UNDER_ONE, somebody(some), TODAY)).toBe(fits));
});

it("a service whose listing does not say for whom it is fits everybody", () => {
	const nobodySaid: Ages = { pregnancy: false, children: null, fromMonths: null, toMonths: null };
	expect(fitsAge(nobodySaid, somebody({ subject: "parent-to-be" }), TODAY)).toBe(true);
});

it("a service in pregnancy fits somebody who expects a baby", () => {
	const pregnancy: Ages = { pregnancy: true, children: false, fromMonths: null, toMonths: null };
	expect(fitsAge(pregnancy, somebody({ subject: "parent-to-be" }), TODAY)).toBe(true);
	expect(fitsAge(pregnancy, somebody({ subject: "child", bornOn: "2026-10-01" }), TODAY)).toBe(false);
});

it("two referrals are of the same person by names, however spaced, and date of birth", () => {
	const one = sameness("a", somebody({}));
	expect(sameness("a", somebody({ givenName: " Ana ", familyName: "Popescu" }))).toBe(one);
	expect(sameness("b", somebody({}))).not.toBe(one);
	expect(sameness("a", somebody({ bornOn: "1994-05-07" }))).not.toBe(one);
});
