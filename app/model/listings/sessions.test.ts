import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aSchedule } from "../../../tests/factories";
import { addDays, dayOf } from "../calendar/local-time";
import { bySoonest, isOver, occurrences } from "../calendar/schedule";
import { DAYS, type Schedule } from "../calendar/shapes";
import { hasSessions, nextSessions, schedulesOf, sessionsWithin, type Timed, timeOfDay } from "./sessions";
import { TIME_SLUGS } from "./vocabulary";

/** A Tuesday. */
const now = { date: "2026-11-24", time: "10:30" };
const everyWeek = (day: string, start: string, said: Partial<Schedule> = {}) =>
	aSchedule({ rrule: `FREQ=WEEKLY;BYDAY=${day}`, start, end: null, ...said });

const hall = [
	everyWeek("TU", "10:00", { end: "12:00" }),
	everyWeek("TH", "09:30"),
	everyWeek("TH", "14:00"),
	everyWeek("FR", "09:00", { dtstart: "2026-05-01", validTo: "2026-05-29" }),
];
const service: Timed = {
	places: [
		{ id: "1", locationId: "hall", schedules: hall },
		{ id: "2", locationId: "school", schedules: [everyWeek("WE", "09:00")] },
	],
	schedules: [everyWeek("TH", "08:00")],
};

describe("the next session that fits", () => {
	const next = (options: Omit<Parameters<typeof nextSessions>[1], "now" | "terms">) =>
		nextSessions(service, { now, terms: [], ...options }).map(
			({ date, start, locationId }) => `${date} ${start} ${locationId}`,
		);

	it.each([
		["of all", {}, "2026-11-24 10:00 hall"],
		["on a Thursday", { day: ["TH"] }, "2026-11-26 08:00 null"],
		["on a Thursday afternoon", { day: ["TH"], time: ["afternoon"] }, "2026-11-26 14:00 hall"],
		[
			"in the hall on a Thursday morning",
			{ day: ["TH"], time: ["morning"], at: (id: string | null) => id === "hall" },
			"2026-11-26 09:30 hall",
		],
		["at the school", { at: (id: string | null) => id === "school" }, "2026-11-25 09:00 school"],
		["on a Thursday or at a weekend", { day: ["TH", "SA", "SU"] }, "2026-11-26 08:00 null"],
	] as const)("%s", (_, options, expected) => {
		expect(next({ limit: 1, ...options })).toEqual([expected]);
	});

	it.each([
		["of a course that has ended", { day: ["FR"] }],
		["on a day when there is none", { day: ["SU"] }],
		["in the evening", { time: ["evening"] }],
		["before the day it is on", { day: ["TH"], before: "2026-11-26" }],
	] as const)("is none %s", (_, options) => {
		expect(next(options)).toEqual([]);
	});

	it("is the soonest of all dates that fit", () => {
		const day = fc.constantFrom(...DAYS);
		const schedule = fc
			.record({
				days: fc.uniqueArray(day, { minLength: 1, maxLength: 3 }),
				hour: fc.integer({ min: 7, max: 20 }),
				begins: fc.integer({ min: -100, max: 30 }),
				weeks: fc.option(fc.integer({ min: 0, max: 30 })),
			})
			.map(({ days, hour, begins, weeks }) => {
				const dtstart = addDays(now.date, begins);
				const start = `${String(hour).padStart(2, "0")}:00`;
				return everyWeek(days.join(","), start, {
					dtstart,
					validTo: weeks === null ? null : addDays(dtstart, 7 * weeks),
				});
			});
		const schedules = fc.array(schedule, { maxLength: 3 });
		const options = fc.record({
			day: fc.uniqueArray(day, { maxLength: 2 }),
			time: fc.uniqueArray(fc.constantFrom(...TIME_SLUGS), { maxLength: 2 }),
			at: fc.constantFrom(undefined, (id: string | null) => id === "hall"),
		});
		fc.assert(
			fc.property(schedules, schedules, options, (atHall, online, { day, time, at }) => {
				const content: Timed = { places: [{ id: "1", locationId: "hall", schedules: atHall }], schedules: online };
				const all = [...atHall, ...(at ? [] : online)]
					.flatMap((one) => occurrences(one, { from: now.date, to: addDays(now.date, 731), terms: [] }))
					.filter((one) => !isOver(one, now))
					.filter((one) => day.length === 0 || day.includes(dayOf(one.date)))
					.filter((one) => time.length === 0 || time.includes(timeOfDay(one.start)))
					.sort(bySoonest);
				const moments = (some: readonly { date: string; start: string }[]) =>
					some.map(({ date, start }) => `${date} ${start}`);
				expect(moments(nextSessions(content, { now, terms: [], limit: 2, day, time, at }))).toEqual(
					moments(all.slice(0, 2)),
				);
			}),
		);
	});
});

it("the sessions of a stretch of days are those of each schedule that fits, over or not", () => {
	const within = sessionsWithin({ from: now.date, to: addDays(now.date, 7), terms: [] }, { time: ["morning"] });
	const sessions = within({ content: service }).sort(bySoonest);
	expect(sessions.map(({ date, start, locationId }) => `${date} ${start} ${locationId}`)).toEqual([
		"2026-11-24 10:00 hall",
		"2026-11-25 09:00 school",
		"2026-11-26 08:00 null",
		"2026-11-26 09:30 hall",
	]);
	expect(schedulesOf(service)).toHaveLength(6);
});

it.each([
	["00:00", "morning"],
	["11:59", "morning"],
	["12:00", "afternoon"],
	["16:59", "afternoon"],
	["17:00", "evening"],
	["23:59", "evening"],
])("what starts at %s is in the %s", (start, time) => {
	expect(timeOfDay(start)).toBe(time);
});

it.each([
	[{ joining: "drop-in", format: "group" }, true],
	[{ joining: "self-referral", format: "course" }, true],
	[{ joining: "self-referral", format: "clinic" }, false],
	[{ joining: "professional-referral", format: "group" }, false],
	[{ joining: "drop-in", format: "helpline" }, false],
] as const)("%j has sessions to come to: %s", (said, expected) => {
	expect(hasSessions({ channels: ["in-person"], ...said })).toBe(expected);
});
