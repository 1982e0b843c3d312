import { describe, expect, it } from "vitest";
import { ANSWERS } from "../../../tests/factories/referrals";
import { type ContactWay, NO_ANSWERS, QUESTIONS, type ReferralAnswers } from "../../model/referrals/referral";
import { questionToAsk, readAnswer, unsafeWays, valuesOf, waysWith } from "./questions";

const today = "2026-11-28";
const boxes = (name: string, day: string) => ({
	[`${name}-day`]: day.slice(8),
	[`${name}-month`]: day.slice(5, 7),
	[`${name}-year`]: day.slice(0, 4),
});
const read = (
	question: Parameters<typeof readAnswer>[0],
	values: Record<string, string | string[]>,
	answers = ANSWERS,
) => readAnswer(question, values as Record<string, string>, { answers, today });

describe("whom it is about", () => {
	const person = { givenName: "Ana", familyName: "Popescu" };
	it.each([
		["a parent", "parent", "1994-05-06", { childBornOn: "2026-11-01" }, {}],
		["a parent of 120 years", "parent", "1906-11-28", {}, {}],
		["a parent of more", "parent", "1906-11-27", {}, { bornOn: "long-ago" }],
		["a parent of ten years", "parent", "2016-11-28", {}, {}],
		["a parent of less", "parent", "2016-11-29", {}, { bornOn: "too-young" }],
		["a parent who is not born yet", "parent", "2026-11-29", {}, { bornOn: "future" }],
		["a child of today", "child", today, {}, {}],
		["a child of tomorrow", "child", "2026-11-29", {}, { bornOn: "future" }],
		["a child of 26 years", "child", "2000-11-28", {}, {}],
		["a child of more", "child", "2000-11-27", {}, { bornOn: "no-child" }],
		[
			"a child older than its parent",
			"parent",
			"2010-01-01",
			{ childBornOn: "2009-01-01" },
			{ childBornOn: "before-parent" },
		],
		["a baby due today", "parent-to-be", "1994-05-06", { dueOn: today }, {}],
		["a baby a month overdue", "parent-to-be", "1994-05-06", { dueOn: "2026-10-29" }, {}],
		["a baby due long ago", "parent-to-be", "1994-05-06", { dueOn: "2020-01-01" }, { dueOn: "due" }],
		["a baby due in ten months", "parent-to-be", "1994-05-06", { dueOn: "2027-09-14" }, {}],
		["a baby due in years", "parent-to-be", "1994-05-06", { dueOn: "2099-01-01" }, { dueOn: "due" }],
		["a baby without a date", "parent-to-be", "1994-05-06", {}, { dueOn: "missing" }],
	])("%s", (_, subject, born, dates: { childBornOn?: string; dueOn?: string }, wrong: Record<string, string>) => {
		const others = Object.entries(dates).map(([name, day]) => boxes(name, day));
		const answer = read("who", Object.assign({ subject, ...person }, boxes("bornOn", born), ...others));
		const errors = answer.ok ? {} : answer.errors;
		expect(Object.fromEntries(Object.entries(errors).map(([name, { reason }]) => [name, reason]))).toEqual(wrong);
	});
});

it.each([
	["parent", "90", "1990-05-06"],
	["parent", "06", "2006-05-06"],
	["child", "24", "2024-05-06"],
])("a birth of a %s in the year %j is of the last such year", (subject, year, bornOn) => {
	const typed = { subject, givenName: "Ana", familyName: "Popescu", ...boxes("bornOn", "0000-05-06") };
	expect(read("who", { ...typed, "bornOn-year": year })).toMatchObject({ answer: { bornOn } });
});

it.each(["123", "999", "116 123"])("nobody is reached at %s", (phone) => {
	expect(read("contact", { phone, email: "", postcode: "" })).toMatchObject({
		errors: { phone: { reason: "phone-nobody" } },
		typed: { phone },
	});
});

describe("a way of contact", () => {
	const safe = (ways: string[]) => ({ ways, language: "ro", interpreter: "yes" });
	const having = (contact: Partial<NonNullable<ReferralAnswers["contact"]>>): ReferralAnswers => ({
		...ANSWERS,
		contact: { phone: null, email: null, postcode: null, ...contact },
	});
	it.each([
		["an e-mail with an address", ["email"], { email: "ana@families.example" }, undefined],
		["an e-mail without one", ["email"], { phone: "07700 900 123" }, "no-email"],
		["a call with a number", ["phone"], { phone: "01632 960 001" }, undefined],
		["a call without one", ["phone"], { email: "ana@families.example" }, "no-phone"],
		["a text to a mobile", ["text"], { phone: "07700 900 123" }, undefined],
		["a text to a telephone at home", ["text"], { phone: "01632 960 001" }, "no-mobile"],
		["a text to a foreign number", ["text"], { phone: "+40 712 034 567" }, "no-mobile"],
		["a text without a number", ["text"], { email: "ana@families.example" }, "no-phone"],
		["through the referrer alone", ["referrer"], {}, undefined],
	])("%s", (_, ways, contact, wrong) => {
		const answer = read("safe-contact", safe(ways), having(contact));
		expect(answer.ok ? undefined : answer.errors.ways?.reason).toBe(wrong);
	});

	it("that another number leaves leading nowhere is asked for anew, and is safe no more when the family changes it", () => {
		const mobile = having({ phone: "07700 900 456" });
		expect([questionToAsk(mobile, today), waysWith(["text", "phone"], mobile.contact)]).toEqual([
			undefined,
			["text", "phone"],
		]);
		const atHome = having({ phone: "01632 960 001" });
		expect([questionToAsk(atHome, today), waysWith(["text", "phone"], atHome.contact)]).toEqual([
			"safe-contact",
			["phone"],
		]);
		expect(waysWith(["text", "phone"], having({}).contact)).toEqual(["referrer"]);
	});
});

it("asks the first question that has no answer, or one that holds no longer, and none when all hold", () => {
	expect(questionToAsk(NO_ANSWERS, today)).toBe(QUESTIONS[0]);
	expect(questionToAsk({ ...NO_ANSWERS, safety: true }, today)).toBe("consent");
	expect(questionToAsk(ANSWERS, today)).toBeUndefined();
	const expecting = ANSWERS.who && { ...ANSWERS.who, subject: "parent-to-be" as const, dueOn: "2026-11-28" };
	expect(questionToAsk({ ...ANSWERS, who: expecting }, today)).toBeUndefined();
	expect(questionToAsk({ ...ANSWERS, who: expecting }, "2027-01-15")).toBe("who");
});

describe("a postcode", () => {
	it("is kept as people write it, or refused with what was typed", () => {
		const contact = { phone: "07700 900 123", email: "" };
		expect(read("contact", { ...contact, postcode: "zz11aa" })).toMatchObject({ answer: { postcode: "ZZ1 1AA" } });
		expect(read("contact", { ...contact, postcode: "" })).toMatchObject({ answer: { postcode: null } });
		for (const postcode of ["ZZ1", "hello", "ZZ1 1AA ZZ1 1AB and more"]) {
			expect(read("contact", { ...contact, postcode })).toMatchObject({
				ok: false,
				errors: { postcode: { reason: "postcode" } },
				typed: { postcode },
			});
		}
	});
});

it.each(["who", "contact", "safe-contact", "reason", "urgency"] as const)(
	"%s stands in its form as it was answered",
	(question) => {
		expect(read(question, valuesOf(question, ANSWERS) as Record<string, string>)).toMatchObject({
			answer: ANSWERS[question],
		});
	},
);

describe("ways that nobody said to be safe", () => {
	const reached = (phone: string | null, email: string | null, ways: ContactWay[]) =>
		unsafeWays({
			...ANSWERS,
			contact: { phone, email, postcode: null },
			"safe-contact": ANSWERS["safe-contact"] && { ...ANSWERS["safe-contact"], ways },
		});
	it.each([
		["a number where e-mail is safe", "07700 900 123", "ana@families.example", ["email"], ["phone", "text"]],
		["a landline, which gets no texts", "01632 960 001", "ana@families.example", ["email"], ["phone"]],
		[
			"all where only who referred is",
			"07700 900 123",
			"ana@families.example",
			["referrer"],
			["phone", "text", "email"],
		],
		["none where all are safe", "07700 900 123", "ana@families.example", ["phone", "text", "email"], []],
		["none that leads nowhere", null, "ana@families.example", ["email"], []],
	] satisfies [string, string | null, string | null, ContactWay[], ContactWay[]][])(
		"%s",
		(_, phone, email, ways, wrong) => {
			expect(reached(phone, email, ways)).toEqual(wrong);
		},
	);
});
