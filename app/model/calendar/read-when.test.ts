import fc from "fast-check";
import { expect, test } from "vitest";
import { expectQuick } from "../../../tests/setup/expect-quick";
import { parseClosing, parseDate, parseDates, parseDays, parseNotedRange, parseTime, parseYes } from "./read-when";

test.each([
	["Friday", ["FR"]],
	["Monday; Friday", ["MO", "FR"]],
	["Friday, Monday", ["MO", "FR"]],
	["Tues & Thurs", ["TU", "TH"]],
	["Every Tuesday and Thursday", ["TU", "TH"]],
	["Mon-Fri", ["MO", "TU", "WE", "TH", "FR"]],
	["Saturday to Monday", ["MO", "SA", "SU"]],
	["weekdays", ["MO", "TU", "WE", "TH", "FR"]],
	["Sundays", ["SU"]],
	["MO,WE", ["MO", "WE"]],
	["", undefined],
	["Mondays until", undefined],
	["Fri-", undefined],
	["Someday", undefined],
])("the days of %j", (text, days) => {
	expect(parseDays(text)).toEqual(days);
});

test.each([
	["10:00", "10:00"],
	["9.30am", "09:30"],
	["9:30 AM", "09:30"],
	["1pm", "13:00"],
	["12pm", "12:00"],
	["12am", "00:00"],
	["13:30:00", "13:30"],
	["noon", "12:00"],
	["0930", "09:30"],
	["930am", "09:30"],
	["1430", "14:30"],
	["midnight", "00:00"],
	["9-5", undefined],
	["930", undefined],
	["2500", undefined],
	["25:00", undefined],
	["13pm", undefined],
	["10", undefined],
	["", undefined],
	["10:75", undefined],
])("the time %j", (text, time) => {
	expect(parseTime(text)).toBe(time);
});

test.each([
	["2026-07-17", "2026-07-17"],
	["2026-07-17T00:00:00Z", "2026-07-17"],
	["17/07/2026", "2026-07-17"],
	["7.7.26", "2026-07-07"],
	["17 July 2026", "2026-07-17"],
	["Fri 17th Jul 2026", "2026-07-17"],
	["24 Dec 26", "2026-12-24"],
	["1/1/49", "2049-01-01"],
	["1/1/50", undefined],
	["24 Dec 90", undefined],
	["29 Feb 28", "2028-02-29"],
	["29 Feb 27", undefined],
	["2026-02-30", undefined],
	["31/04/2026", undefined],
	["07/17/2026", undefined],
	["17 July", undefined],
	["soon", undefined],
])("the date %j", (text, date) => {
	expect(parseDate(text)).toBe(date);
});

test.each([
	["30 Nov", "2026-11-30"],
	["24 November", "2026-11-24"],
	["Mon 23rd November", "2027-11-23"],
	["29 Feb", "2028-02-29"],
	["31 April", undefined],
	["30 Nov 27", "2027-11-30"],
])("without a year, %j is the next one", (text, date) => {
	expect(parseDate(text, "2026-11-24")).toBe(date);
});

test.each([
	["5pm", "17:00"],
	["midnight", "23:59"],
	["12am", "23:59"],
	["24:00", "23:59"],
	["00:00", "23:59"],
	["25:00", undefined],
])("something that ends at %j", (text, time) => {
	expect(parseClosing(text)).toBe(time);
});

test("a list of dates is put in order, without repeats", () => {
	expect(parseDates("2026-07-24; 17/07/2026;2026-07-24")).toEqual(["2026-07-17", "2026-07-24"]);
	expect(parseDates("2026-07-24; soon")).toBeUndefined();
	expect(parseDates("")).toEqual([]);
});

test("any text is a real date and time or none", () => {
	fc.assert(
		fc.property(fc.oneof(fc.string(), fc.stringMatching(/^\d{1,2}[/:.]\d{1,2}([/.]\d{2,4})?( ?[ap]m)?$/)), (text) => {
			expect(parseTime(text) ?? "00:00").toMatch(/^([01]\d|2[0-3]):[0-5]\d$/);
			expect(parseDate(text) ?? "2026-01-01").toMatch(/^\d{4}-\d{2}-\d{2}$/);
		}),
	);
});

test("yes and no", () => {
	expect(["true", "No", "", "required", "perhaps"].map(parseYes)).toEqual([true, false, false, true, undefined]);
});

test("a range of weeks in a note", () => {
	expect(parseNotedRange("12 May to 7 July (except 26 May half-term)")).toEqual({
		from: "05-12",
		to: "07-07",
		except: ["05-26"],
	});
	expect(parseNotedRange("13 May to 8 July")).toEqual({ from: "05-13", to: "07-08", except: [] });
	expect(parseNotedRange("Weekly")).toBeUndefined();
	expect(parseNotedRange("2, 9, 16 June")).toBeUndefined();
});

test("blanks around a range do not count, and a field of tabs takes no time", async () => {
	const text = `Mon\t - \n Wed${"\t".repeat(150_000)}`;
	expect(await expectQuick(500, () => parseDays(text))).toEqual(["MO", "TU", "WE"]);
});
