import fc from "fast-check";
import { expect, test } from "vitest";
import { expectQuick } from "../../../tests/setup/expect-quick";
import { type DayPattern, parseDayPattern, readDateNotes, ruleOfDays } from "./read-days";
import { parseRule } from "./schedule";
import { DAY_NAMES, DAYS } from "./shapes";

const plain: Partial<DayPattern> = { termTimeOnly: false, half: null, note: null };

test.each<[text: string, rule: string, more?: Partial<DayPattern>]>([
	["Monday", "FREQ=WEEKLY;BYDAY=MO"],
	["Thurs.", "FREQ=WEEKLY;BYDAY=TH"],
	["Tues & Thurs", "FREQ=WEEKLY;BYDAY=TU,TH"],
	["weekdays", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"],
	["every other Tues", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"],
	["alternate Tuesdays", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"],
	["Fortnightly on Fridays", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR"],
	["Wednesday (fortnightly)", "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE"],
	["every 2 weeks on Monday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO"],
	["every second Monday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO"],
	["every second Monday of the month", "FREQ=MONTHLY;BYDAY=2MO"],
	["second Monday", "FREQ=MONTHLY;BYDAY=2MO"],
	["last Friday of the month", "FREQ=MONTHLY;BYDAY=-1FR"],
	["Last Fri of each month", "FREQ=MONTHLY;BYDAY=-1FR"],
	["1st & 3rd Wed", "FREQ=MONTHLY;BYDAY=1WE,3WE"],
	["1st, 3rd and 5th Weds", "FREQ=MONTHLY;BYDAY=1WE,3WE,5WE"],
	["the first Monday and third Thursday in every month", "FREQ=MONTHLY;BYDAY=1MO,3TH"],
	["first Monday and Friday", "FREQ=MONTHLY;BYDAY=1MO,1FR"],
	["Monthly, 2nd Tuesday", "FREQ=MONTHLY;BYDAY=2TU"],
	["Monday (term time only)", "FREQ=WEEKLY;BYDAY=MO", { termTimeOnly: true }],
	["Mondays TTO", "FREQ=WEEKLY;BYDAY=MO", { termTimeOnly: true }],
	["Term-time Mondays", "FREQ=WEEKLY;BYDAY=MO", { termTimeOnly: true }],
	["Mondays, not school holidays", "FREQ=WEEKLY;BYDAY=MO", { termTimeOnly: true }],
	["Mondays (not term time only)", "FREQ=WEEKLY;BYDAY=MO"],
	["Tuesdays (not half term)", "FREQ=WEEKLY;BYDAY=TU", { note: "not half term" }],
	["Tuesdays except bank holidays, TTO", "FREQ=WEEKLY;BYDAY=TU", { note: "except bank holidays", termTimeOnly: true }],
	["Friday morning", "FREQ=WEEKLY;BYDAY=FR", { half: "am" }],
	["Thurs pm", "FREQ=WEEKLY;BYDAY=TH", { half: "pm" }],
	["last Friday evening of the month", "FREQ=MONTHLY;BYDAY=-1FR", { half: "pm" }],
])("the days %j", (text, rule, more) => {
	const pattern = parseDayPattern(text);
	expect(pattern && ruleOfDays(pattern)).toBe(rule);
	expect(pattern).toMatchObject({ ...plain, ...more });
	expect(parseRule(rule)).toMatchObject({ ok: true });
});

test.each([
	"",
	"Someday",
	"by arrangement",
	"monthly on Friday",
	"1st of the month",
	"Monday 5th January",
	"every other month",
	"every other 1st Monday",
	"Monday and 1st Tuesday",
	"Mondays (not term time)",
	"6th Monday",
	"Mondays in the school holidays",
])("%j is not understood", (text) => {
	expect(parseDayPattern(text)).toBeUndefined();
});

test.each<[text: string, termTimeOnly: boolean, note: string | null]>([
	["", false, null],
	["TTO", true, null],
	["Term time only.", true, null],
	["Not in school holidays", true, null],
	["not term time only", false, "not term time only"],
	["not half term", false, "not half term"],
	["TTO, not half term", true, "TTO, not half term"],
	["Bring a mat", false, "Bring a mat"],
])("the note %j", (text, termTimeOnly, note) => {
	expect(readDateNotes(text)).toEqual({ termTimeOnly, note });
});

const someDays = fc.subarray([...DAYS], { minLength: 1 });

test("days are the same however they are parted and whichever order they have", () => {
	fc.assert(
		fc.property(someDays, fc.constantFrom(", ", " & ", "; ", " and ", "/"), (days, joint) => {
			const text = [...days]
				.reverse()
				.map((day) => `${DAY_NAMES[day]}s`)
				.join(joint);
			expect(parseDayPattern(text)).toMatchObject({ days, ofMonth: [], everyWeeks: 1 });
			expect(parseDayPattern(`every other ${text}`)).toMatchObject({ days, everyWeeks: 2 });
			expect(parseDayPattern(`first ${text} of the month`)?.ofMonth).toEqual(days.map((day) => `1${day}`));
		}),
	);
});

test("whatever is understood makes a rule, and a note never loses words", async () => {
	fc.assert(
		fc.property(fc.string(), (text) => {
			const pattern = parseDayPattern(text);
			if (pattern) expect(parseRule(ruleOfDays(pattern)).ok).toBe(true);
			const { note, termTimeOnly } = readDateNotes(text);
			if (/[\p{L}\p{N}]/u.test(text)) expect(note !== null || termTimeOnly).toBe(true);
		}),
	);
	await expectQuick(200, () => void [parseDayPattern("not ".repeat(250_000)), readDateNotes("not ".repeat(250_000))]);
});
