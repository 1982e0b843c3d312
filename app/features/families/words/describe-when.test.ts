import { describe, expect, test } from "vitest";
import { aPhone, aSchedule, aService } from "../../../../tests/factories";
import { hasHoursOnly } from "../../../model/listings/helpline";
import { nextSessions } from "../../../model/listings/sessions";
import type { Schedule, ServiceContent } from "../../../model/listings/shapes";
import { formatFor } from "../../../platform/i18n/format";
import { ENGLISH } from "../../../platform/i18n/languages";
import { translator } from "../../../platform/i18n/translate.server";
import { describeNext } from "./describe-when";

const words = { t: translator("en"), format: formatFor(ENGLISH) };
/** A Monday. */
const now = { date: "2026-11-23", time: "09:00" };

function say(said: Partial<Omit<ServiceContent, "places" | "eligibility">>, at = now) {
	const { content } = aService(said);
	const service = { content, locations: new Map() };
	const rules = { terms: [], bankHolidays: "off" } as const;
	const [next] = nextSessions(service, { now: at, rules, limit: 1 });
	return describeNext(content, next, at, words);
}
const weekly = (day: string, said: Partial<Schedule> = {}) => aSchedule({ rrule: `FREQ=WEEKLY;BYDAY=${day}`, ...said });
const workingHours = weekly("MO,TU,WE,TH,FR", { start: "09:30", end: "17:00" });

describe("when a service is there next", () => {
	test.each<[string | null, Parameters<typeof say>[0]]>([
		["Today, 10am to 11:30am", { schedules: [weekly("MO")] }],
		["Tomorrow, 10am to 11:30am", { schedules: [weekly("TU")] }],
		["Thursday 26 November, 10am to 11:30am", { schedules: [weekly("TH")] }],
		["Thursday 26 November, 10am", { schedules: [weekly("TH", { end: null })] }],
		["On now, until 9:15am", { schedules: [weekly("MO", { start: "08:00", end: "09:15" })] }],
		[
			"Thursday 26 November, 10am to 11:30am, if it is term time",
			{ schedules: [weekly("TH", { termTimeOnly: true })] },
		],
		[
			"This ended on 19 November 2026. Ask whether it runs again.",
			{ schedules: [weekly("TH", { dtstart: "2026-11-05", validTo: "2026-11-20" })] },
		],
		["Today, 8pm to 2am", { schedules: [weekly("MO", { start: "20:00", end: "02:00" })] }],
		["Today, 8pm to midnight", { schedules: [weekly("MO", { start: "20:00", end: "00:00" })] }],
		["Any time", { channels: ["website", "app"] }],
		["You agree a time together", { channels: ["home-visit"], joining: "self-referral" }],
		["Ask when it is on", {}],
		["Closed now. Opens today at 9:30am", { channels: ["phone"], schedules: [workingHours] }],
		["Open now, day and night", { schedules: [weekly("MO,TU,WE,TH,FR,SA,SU", { start: "00:00", end: "23:59" })] }],
		[
			"Closed now. Opens Tuesday 24 November at 8am",
			{
				format: "helpline",
				phones: [
					aPhone({
						hours: {
							regular: [{ day: "TU", opens: "08:00", closes: "18:00" }],
							exceptions: [],
							bankHolidays: "closed",
						},
					}),
				],
			},
		],
		[null, { channels: ["phone"] }],
	])("%s", (said, about) => {
		expect(say(about)).toBe(said);
	});

	test("a helpline that answers now says until when", () => {
		expect(say({ channels: ["phone"], schedules: [workingHours] }, { ...now, time: "12:00" })).toBe(
			"Open now, until 5pm",
		);
	});
});

test("hours are not dates for a diary", () => {
	const hours = (said: Parameters<typeof say>[0]) => hasHoursOnly(aService(said).content);
	expect(hours({ channels: ["phone"], schedules: [workingHours] })).toBe(true);
	expect(hours({ schedules: [weekly("MO", { start: "00:00", end: "23:59" })] })).toBe(true);
	expect(hours({ schedules: [weekly("MO")] })).toBe(false);
	expect(hours({ channels: ["video", "phone"], schedules: [weekly("MO")] })).toBe(false);
});
