import { describe, expect, it } from "vitest";
import { changesAhead, hoursOn, openState, regularWeek } from "./opening-hours";
import { DAYS, type OpeningHours, openingHoursSchema } from "./shapes";

/** Weekdays 9 to 5 with lunch shut on Wednesdays, and Saturday mornings. */
const hours: OpeningHours = {
	regular: [
		...(["MO", "TU", "TH", "FR"] as const).map((day) => ({ day, opens: "09:00", closes: "17:00" })),
		{ day: "WE", opens: "13:00", closes: "17:00" },
		{ day: "WE", opens: "09:00", closes: "12:00" },
		{ day: "SA", opens: "09:30", closes: "12:30" },
	],
	exceptions: [
		{ date: "2026-11-26", opens: null, closes: null, note: "Staff training" },
		{ date: "2026-11-29", opens: "10:00", closes: "14:00", note: "Open day" },
	],
	bankHolidays: "closed",
};

describe("open now", () => {
	it.each([
		["while open", "2026-11-23", "09:00", { open: true, until: "17:00" }],
		["until the last minute", "2026-11-23", "16:59", { open: true, until: "17:00" }],
		["not at closing time", "2026-11-23", "17:00", { open: false, opensNext: { date: "2026-11-24", time: "09:00" } }],
		["before opening", "2026-11-23", "07:00", { open: false, opensNext: { date: "2026-11-23", time: "09:00" } }],
		["at lunch", "2026-11-25", "12:30", { open: false, opensNext: { date: "2026-11-25", time: "13:00" } }],
		[
			"on a day shut for once",
			"2026-11-26",
			"10:00",
			{ open: false, opensNext: { date: "2026-11-27", time: "09:00" } },
		],
		["on a Sunday that is open for once", "2026-11-29", "11:00", { open: true, until: "14:00" }],
		["over Christmas 2026", "2026-12-24", "17:30", { open: false, opensNext: { date: "2026-12-29", time: "09:00" } }],
	])("%s", (_, date, time, expected) => {
		expect(openState(hours, { date, time })).toEqual(expected);
	});

	it("is always so without hours, and never so with none", () => {
		expect(openState(null, { date: "2026-11-23", time: "03:00" })).toEqual({ open: true, until: null });
		const never: OpeningHours = { regular: [], exceptions: [], bankHolidays: "closed" };
		expect(openState(never, { date: "2026-11-23", time: "10:00" })).toEqual({ open: false, opensNext: null });
	});

	it("is day and night where every day is open from midnight to midnight", () => {
		const always = openingHoursSchema.parse({ regular: DAYS.map((day) => ({ day, opens: "00:00", closes: "24:00" })) });
		for (const time of ["00:00", "12:00", "23:59"]) {
			expect(openState(always, { date: "2026-11-23", time })).toEqual({ open: true, until: null });
		}
		// Shut over Christmas, like everything that does not say otherwise.
		expect(openState(always, { date: "2026-12-25", time: "12:00" })).toEqual({
			open: false,
			opensNext: { date: "2026-12-27", time: "00:00" },
		});
		const weekdays = { ...always, regular: always.regular.filter(({ day }) => day !== "SU") };
		expect(openState(weekdays, { date: "2026-11-23", time: "12:00" })).toEqual({ open: true, until: "23:59" });
	});

	it.each([
		["in the evening", "2026-11-27", "23:00", { open: true, until: "02:00" }],
		["after midnight", "2026-11-28", "01:59", { open: true, until: "02:00" }],
		["not at closing time", "2026-11-28", "02:00", { open: false, opensNext: { date: "2026-11-28", time: "22:00" } }],
		["to midnight and on from there", "2026-11-28", "23:00", { open: true, until: "01:00" }],
		["to midnight", "2026-11-30", "23:59", { open: true, until: "23:59" }],
	])("over midnight: %s", (_, date, time, expected) => {
		const nights: OpeningHours = {
			regular: [
				{ day: "FR", opens: "20:00", closes: "02:00" },
				{ day: "SA", opens: "22:00", closes: "23:59" },
				{ day: "SU", opens: "00:00", closes: "01:00" },
				{ day: "MO", opens: "20:00", closes: "00:00" },
			],
			exceptions: [],
			bankHolidays: "open",
		};
		expect(openState(nights, { date, time })).toEqual(expected);
	});

	it("joins hours that touch or overlap", () => {
		const split: OpeningHours = {
			regular: [
				{ day: "MO", opens: "12:00", closes: "15:00" },
				{ day: "MO", opens: "09:00", closes: "12:00" },
				{ day: "MO", opens: "14:00", closes: "14:30" },
			],
			exceptions: [],
			bankHolidays: "closed",
		};
		expect(openState(split, { date: "2026-11-23", time: "11:00" })).toEqual({ open: true, until: "15:00" });
	});
});

describe("the hours of a date", () => {
	it("say why they differ", () => {
		expect(hoursOn(hours, "2026-11-26").differs).toEqual({ holiday: null, note: "Staff training" });
		expect(hoursOn(hours, "2026-12-28")).toMatchObject({ intervals: [], differs: { holiday: "boxing-day" } });
		// Boxing Day itself is a Saturday, on which it would be open.
		expect(hoursOn(hours, "2026-12-26")).toMatchObject({ intervals: [], differs: { holiday: "boxing-day" } });
		expect(hoursOn(hours, "2026-11-23").differs).toBeNull();
	});

	it("follow the week on bank holidays where it is so agreed, and an exception before that", () => {
		const open: OpeningHours = { ...hours, bankHolidays: "open" };
		expect(hoursOn(open, "2026-12-28")).toMatchObject({
			intervals: [{ opens: "09:00", closes: "17:00" }],
			differs: null,
		});
		const partly: OpeningHours = {
			...hours,
			exceptions: [
				{ date: "2026-12-28", opens: "14:00", closes: "15:00", note: null },
				{ date: "2026-12-28", opens: "10:00", closes: "12:00", note: null },
			],
		};
		expect(hoursOn(partly, "2026-12-28")).toMatchObject({
			intervals: [
				{ opens: "10:00", closes: "12:00" },
				{ opens: "14:00", closes: "15:00" },
			],
			differs: { holiday: "boxing-day", note: null },
		});
	});

	it("make tables: the usual week, and what changes", () => {
		expect(regularWeek(hours).map(({ day, intervals }) => [day, intervals.length])).toEqual([
			["MO", 1],
			["TU", 1],
			["WE", 2],
			["TH", 1],
			["FR", 1],
			["SA", 1],
			["SU", 0],
		]);
		expect(changesAhead(hours, "2026-11-27", 40).map(({ date }) => date)).toEqual([
			"2026-11-29",
			"2026-12-25",
			"2026-12-26",
			"2026-12-28",
			"2027-01-01",
		]);
	});
});
