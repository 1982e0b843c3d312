import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aSchedule } from "../../../tests/factories";
import { holidayOn } from "../calendar/bank-holidays";
import { addDays, dayOf } from "../calendar/local-time";
import { bySoonest, isOver, occurrences } from "../calendar/schedule";
import { DAYS, type Schedule } from "../calendar/shapes";
import {
	type DateRules,
	endedOn,
	type HubDates,
	hasSessions,
	nextSessions,
	schedulesOf,
	sessionsWithin,
	type Timed,
	type TimedAtPlaces,
	timeOfDay,
} from "./sessions";
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
const content: Timed = {
	channels: ["in-person"],
	format: "group",
	places: [
		{ id: "1", locationId: "hall", schedules: hall },
		{ id: "2", locationId: "school", schedules: [everyWeek("WE", "09:00")] },
	],
	schedules: [everyWeek("TH", "08:00")],
};
const service: TimedAtPlaces = { content, locations: new Map() };
const rules: DateRules = { terms: [], bankHolidays: "off" };

describe("the next session that fits", () => {
	const next = (options: Omit<Parameters<typeof nextSessions>[1], "now" | "rules">) =>
		nextSessions(service, { now, rules, ...options }).map(
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
				const places = [{ id: "1", locationId: "hall", schedules: atHall }];
				const mixed: TimedAtPlaces = { content: { ...content, places, schedules: online }, locations: new Map() };
				const all = [...atHall, ...(at ? [] : online)]
					.flatMap((one) => occurrences(one, { from: now.date, to: addDays(now.date, 731), terms: [] }))
					.filter((one) => !isOver(one, now) && holidayOn(one.date) === null)
					.filter((one) => day.length === 0 || day.includes(dayOf(one.date)))
					.filter((one) => time.length === 0 || time.includes(timeOfDay(one.start)))
					.sort(bySoonest);
				const moments = (some: readonly { date: string; start: string }[]) =>
					some.map(({ date, start }) => `${date} ${start}`);
				expect(moments(nextSessions(mixed, { now, rules, limit: 2, day, time, at }))).toEqual(moments(all.slice(0, 2)));
			}),
		);
	});
});

it("the sessions of a stretch of days are those of each schedule that fits, over or not", () => {
	const within = sessionsWithin({ from: now.date, to: addDays(now.date, 7), rules }, { time: ["morning"] });
	const sessions = within(service).sort(bySoonest);
	expect(sessions.map(({ date, start, locationId }) => `${date} ${start} ${locationId}`)).toEqual([
		"2026-11-24 10:00 hall",
		"2026-11-25 09:00 school",
		"2026-11-26 08:00 null",
		"2026-11-26 09:30 hall",
	]);
	expect(schedulesOf(content)).toHaveLength(6);
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

describe("on a bank holiday, and where a hub is closed", () => {
	const hours = (said: Partial<HubDates["hours"]> = {}): HubDates["hours"] => ({
		regular: [{ day: "FR", opens: "09:00", closes: "17:00" }],
		exceptions: [],
		bankHolidays: "closed",
		...said,
	});
	const shutOn = (date: string) => ({ date, opens: null, closes: null, note: null });
	/** Christmas Day 2026 is a Friday. */
	const christmas = { from: "2026-12-25", to: "2026-12-26" };
	const isOn = (said: Partial<Schedule>, hub: Partial<HubDates> | null, own = rules) => {
		const at = { ...content, places: [{ id: "1", locationId: "hub", schedules: [everyWeek("FR", "10:00", said)] }] };
		const facts: HubDates | null = hub && { status: "active", statusFrom: null, hours: hours(), ...hub };
		const place = { content: { ...at, schedules: [] }, locations: new Map([["hub", { content: { hub: facts } }]]) };
		return sessionsWithin({ ...christmas, rules: own })(place).length === 1;
	};
	const on = { ...rules, bankHolidays: "on" } as const;

	it.each([
		["at no hub, the council saying nothing", {}, null, rules, false],
		["at no hub, the council saying that they are on", {}, null, on, true],
		["at no hub, which says itself that it is on", { bankHolidays: "on" }, null, rules, true],
		["at no hub, which says itself that it is off", { bankHolidays: "off" }, null, on, false],
		["at no hub, named by its date", { rdates: ["2026-12-25"] }, null, rules, true],
		["in a hub that closes on bank holidays", {}, {}, on, false],
		["in a hub that closes on bank holidays, named by its date", { rdates: ["2026-12-25"] }, {}, on, false],
		["in a hub that closes on bank holidays, which says itself that it is on", { bankHolidays: "on" }, {}, rules, true],
		["in a hub that opens on bank holidays", {}, { hours: hours({ bankHolidays: "open" }) }, rules, true],
		["in a hub without hours", {}, { hours: hours({ regular: [] }) }, on, true],
		[
			"in a hub closed on that date",
			{ bankHolidays: "on" },
			{ hours: hours({ exceptions: [shutOn("2026-12-25")] }) },
			on,
			false,
		],
		[
			"in a hub that has closed for good",
			{ bankHolidays: "on" },
			{ status: "closed", statusFrom: "2026-12-18" },
			on,
			false,
		],
		[
			"in a hub that closes later",
			{},
			{ status: "closed", statusFrom: "2027-01-18", hours: hours({ bankHolidays: "open" }) },
			on,
			true,
		],
	] as const)("%s: %#", (_, said, hub, own, expected) => {
		expect(isOn(said as Partial<Schedule>, hub as Partial<HubDates> | null, own)).toBe(expected);
	});
});

describe("a service has ended", () => {
	const ended = (schedules: Schedule[], timesNote: string | null = null) =>
		endedOn({ places: [], schedules, timesNote }, now);
	const course = everyWeek("TH", "10:00", { dtstart: "2026-04-02", validTo: "2026-05-20" });

	it("on the last date of all of its schedules", () => {
		expect(ended([course])).toBe("2026-05-14");
		expect(ended([course, aSchedule({ rrule: null, dtstart: "2026-06-03" })])).toBe("2026-06-03");
	});

	it("not while one goes on, is to come or was never said", () => {
		expect(ended([course, everyWeek("MO", "10:00")])).toBeNull();
		expect(ended([course, aSchedule({ rrule: null, dtstart: "2026-11-24", start: "10:00", end: "11:00" })])).toBeNull();
		expect(ended([])).toBeNull();
		expect(ended([course], "And on some Saturdays")).toBeNull();
	});
});
