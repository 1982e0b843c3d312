import { describe, expect, it } from "vitest";
import { openingHoursSchema } from "../../../model/listings/shapes";
import { DAYS, type Day } from "../../../model/listings/vocabulary";
import { ENGLISH } from "../../../platform/i18n/languages";
import { speechIn } from "../../../platform/i18n/speech.server";
import { describeWeek } from "./describe-week";

const week = (regular: [Day, string, string][]) =>
	describeWeek(
		openingHoursSchema.parse({ regular: regular.map(([day, opens, closes]) => ({ day, opens, closes })) }),
		speechIn(ENGLISH),
	);

describe("a week's hours in words", () => {
	it("puts days with the same hours together", () => {
		const weekdays = DAYS.slice(0, 5).map((day): [Day, string, string] => [day, "09:00", "17:00"]);
		expect(week([...weekdays, ["SA", "10:00", "12:30"]])).toEqual([
			"Monday to Friday, 9am to 5pm",
			"Saturday, 10am to 12:30pm",
		]);
	});

	it("parts days that others stand between", () => {
		expect(
			week([
				["MO", "09:00", "12:00"],
				["WE", "09:00", "12:00"],
			]),
		).toEqual(["Monday, 9am to midday", "Wednesday, 9am to midday"]);
	});

	it("names both halves of a day with a break", () => {
		expect(
			week([
				["TU", "09:00", "11:00"],
				["TU", "13:00", "15:00"],
			]),
		).toEqual(["Tuesday, 9am to 11am and 1pm to 3pm"]);
	});

	it("says day and night, and not seven times a day's hours", () => {
		expect(week(DAYS.map((day) => [day, "00:00", "24:00"]))).toEqual(["Day and night, every day"]);
	});

	it("says so when there are none", () => {
		expect(week([])).toEqual(["No regular hours"]);
	});
});
