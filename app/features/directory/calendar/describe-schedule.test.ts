import { describe, expect, it } from "vitest";
import { addDays } from "../../../model/calendar/local-time";
import type { Schedule } from "../../../model/calendar/shapes";
import { formatFor } from "../../../platform/i18n/format";
import { ENGLISH } from "../../../platform/i18n/languages";
import { translator } from "../../../platform/i18n/translate.server";
import { describeSchedule } from "./describe-schedule";

const speech = { t: translator("en"), format: formatFor(ENGLISH) };

const inWords = (facts: Partial<Schedule>) =>
	describeSchedule(
		{
			id: "s1",
			dtstart: "2026-01-01",
			validTo: null,
			start: "10:00",
			end: "11:30",
			rrule: null,
			rdates: [],
			exdates: [],
			termTimeOnly: false,
			note: null,
			...facts,
		},
		"2026-11-20",
		speech,
	);

describe("a schedule in words", () => {
	it.each([
		["FREQ=WEEKLY", "Every Thursday, 10am to 11:30am"],
		["FREQ=WEEKLY;BYDAY=FR,TH", "Thursdays and Fridays, 10am to 11:30am"],
		["FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "Monday to Friday, 10am to 11:30am"],
		["FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU", "Every day, 10am to 11:30am"],
		["FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "Tuesdays, every 2 weeks, 10am to 11:30am"],
		["FREQ=MONTHLY;BYDAY=1MO", "First Monday of the month, 10am to 11:30am"],
		["FREQ=MONTHLY;BYDAY=1MO,3MO", "First Monday and third Monday of the month, 10am to 11:30am"],
		["FREQ=MONTHLY;INTERVAL=2;BYDAY=-1FR", "Last Friday of the month, every 2 months, 10am to 11:30am"],
		["FREQ=MONTHLY;BYDAY=TH", "Every Thursday, 10am to 11:30am"],
		["FREQ=MONTHLY", "Day 1 of each month, 10am to 11:30am"],
		["FREQ=MONTHLY;BYMONTHDAY=15,1", "Days 1 and 15 of each month, 10am to 11:30am"],
		["FREQ=MONTHLY;BYMONTHDAY=-1", "Last day of the month, 10am to 11:30am"],
		["FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", "On certain dates, 10am to 11:30am"],
		["FREQ=MONTHLY;BYDAY=-2FR", "On certain dates, 10am to 11:30am"],
		["FREQ=WEEKLY;UNTIL=20261217", "Every Thursday, 10am to 11:30am, until 17 December"],
	])("%s", (rrule, expected) => {
		expect(inWords({ rrule })).toBe(expected);
	});

	it("says when it begins and ends, and that it keeps to terms", () => {
		const facts = { rrule: "FREQ=WEEKLY", dtstart: "2027-01-07", validTo: "2027-03-25", termTimeOnly: true };
		expect(inWords(facts)).toBe(
			"Every Thursday, 10am to 11:30am, from 7 January 2027, until 25 March 2027, term time only",
		);
	});

	it("names single dates that are still to come, or the last one", () => {
		expect(inWords({ dtstart: "2026-11-26", end: null })).toBe("Thursday 26 November, 10am");
		expect(inWords({ rdates: ["2026-12-03", "2026-11-26"] })).toBe(
			"Thursday 26 November and Thursday 3 December, 10am to 11:30am",
		);
		expect(inWords({ dtstart: "2026-10-01" })).toBe("Thursday 1 October, 10am to 11:30am");
	});

	const days = (...some: number[]) => some.map((day) => addDays("2026-11-24", day));
	it.each([
		["every week", days(2, 9, 16, 23), "Every Thursday, 10am to 11:30am, until 17 December"],
		["on two days", days(0, 2, 7, 9, 14), "Tuesdays and Thursdays, 10am to 11:30am, until 8 December"],
		[
			"on two days, some of them left out, from later on",
			days(14, 16, 21, 28, 30, 35, 37, 42, 44),
			"Tuesdays and Thursdays, 10am to 11:30am, from 8 December, until 7 January 2027, not on 17 December",
		],
		[
			"every second week",
			days(2, 16, 30, 44),
			"Thursdays, every 2 weeks, 10am to 11:30am, from 26 November, until 7 January 2027",
		],
		[
			"without an order",
			days(2, 3, 12, 19, 31),
			"Thursday 26 November, Friday 27 November, Sunday 6 December and 2 more dates, the last on 25 December, 10am to 11:30am",
		],
	])("tells the weekdays of many dates: %s", (_, rdates, expected) => {
		expect(inWords({ rdates })).toBe(expected);
	});
});
