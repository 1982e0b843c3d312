import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
	addDays,
	dateOfDay,
	dayNumber,
	dayOf,
	daysBetween,
	isLocalDate,
	localNow,
	mondayOf,
	toInstant,
} from "./local-time";

describe("the time on the wall", () => {
	it.each([
		["2026-01-15T12:00:00Z", { date: "2026-01-15", time: "12:00", day: "TH" }],
		["2026-07-15T12:00:00Z", { date: "2026-07-15", time: "13:00", day: "WE" }],
		["2026-07-15T23:30:00Z", { date: "2026-07-16", time: "00:30", day: "TH" }],
		["2026-01-01T00:00:00Z", { date: "2026-01-01", time: "00:00", day: "TH" }],
	])("of %s", (moment, expected) => {
		expect(localNow(new Date(moment))).toEqual(expected);
	});

	it.each([
		["winter", "2026-01-15", "10:00", "2026-01-15T10:00:00.000Z"],
		["summer", "2026-07-15", "10:00", "2026-07-15T09:00:00.000Z"],
		["the last minute before the clocks go forward", "2026-03-29", "00:59", "2026-03-29T00:59:00.000Z"],
		["a time that is skipped", "2026-03-29", "01:30", "2026-03-29T01:30:00.000Z"],
		["the first hour of summer time", "2026-03-29", "02:00", "2026-03-29T01:00:00.000Z"],
		["a time that comes twice: its first", "2026-10-25", "01:30", "2026-10-25T00:30:00.000Z"],
		["the first hour of winter time", "2026-10-25", "02:00", "2026-10-25T02:00:00.000Z"],
	])("becomes a moment: %s", (_, date, time, expected) => {
		expect(toInstant(date, time).toISOString()).toBe(expected);
	});

	it("survives the way there and back, except where the clocks skip an hour", () => {
		const moments = fc.date({ min: new Date("2000-01-01"), max: new Date("2060-01-01"), noInvalidDate: true });
		fc.assert(
			fc.property(moments, (moment) => {
				const { date, time } = localNow(moment);
				expect(localNow(toInstant(date, time))).toMatchObject({ date, time });
			}),
		);
	});
});

describe("dates", () => {
	it("are real ones, in this century or its neighbours", () => {
		expect(["2024-02-29", "1900-01-01", "2199-12-31"].every(isLocalDate)).toBe(true);
		expect(
			["2026-02-29", "2026-13-01", "2026-00-10", "2026-1-1", "0001-01-01", "9999-12-31", "", "today"].some(isLocalDate),
		).toBe(false);
	});

	it("are added to and counted across years and leap days", () => {
		expect(addDays("2024-02-28", 1)).toBe("2024-02-29");
		expect(addDays("2026-03-01", -1)).toBe("2026-02-28");
		expect(addDays("2026-12-31", 1)).toBe("2027-01-01");
		expect(daysBetween("2026-03-28", "2026-03-30")).toBe(2);
	});

	it("know their weekday and their Monday", () => {
		expect(dayOf("2026-11-26")).toBe("TH");
		expect(dayOf("1969-12-31")).toBe("WE");
		expect(mondayOf("2026-11-29")).toBe("2026-11-23");
		expect(mondayOf("2026-11-23")).toBe("2026-11-23");
	});

	it("are the same as numbers", () => {
		fc.assert(fc.property(fc.integer({ min: -25_000, max: 80_000 }), (day) => dayNumber(dateOfDay(day)) === day));
	});
});
