import { describe, expect, it } from "vitest";
import { aSchedule } from "../../../../../tests/factories";
import { nextOccurrences } from "../../../../model/calendar/schedule";
import type { Schedule } from "../../../../model/calendar/shapes";
import type { Values } from "../../../../platform/forms/field-errors";
import { blankService } from "../../../publishing/blank";
import type { EntryOf } from "../../../publishing/entries";
import type { SectionContext } from "./section";
import { readSession, serviceSession } from "./service-times";

const TODAY = "2026-11-24";
const HALL = "hall";
const known: SectionContext = {
	id: "service",
	today: TODAY,
	rules: { terms: [], bankHolidays: "off" },
	hubs: new Map(),
	organisations: new Map(),
	locations: new Map([["l1", "Harbour Hall"]]),
	place: null,
	part: HALL,
};

const blank = blankService("Rhyme time", "o1");
const atHall: EntryOf<"service"> = {
	...blank,
	content: { ...blank.content, places: [{ id: HALL, locationId: "l1", schedules: [] }] },
};

/** What a new session's form holds, filled in with what is said. */
const typed = (said: Values): Values => ({
	...serviceSession.values(atHall, known),
	session: "new",
	start: "10am",
	end: "11.30am",
	...said,
});
const date = (name: string, text: string): Values => {
	const [day = "", month = "", year = ""] = text.split(" ");
	return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year };
};

function datesOf(said: Values, limit = 4): string[] {
	const read = readSession(typed(said), atHall, known);
	if (!read.ok) throw new Error(JSON.stringify(read.errors));
	return nextOccurrences(read.schedule, { now: { date: TODAY, time: "00:00" }, terms: [], limit }).map(
		(one) => one.date,
	);
}
function errorsOf(said: Values, entry = atHall): Record<string, string> {
	const read = readSession(typed(said), entry, known);
	return read.ok ? {} : Object.fromEntries(Object.entries(read.errors).map(([field, { reason }]) => [field, reason]));
}

describe("a session", () => {
	it.each<[string, Values, string[]]>([
		["every week", { days: "TH" }, ["2026-11-26", "2026-12-03", "2026-12-10", "2026-12-17"]],
		["on several days", { days: ["TH", "TU"] }, ["2026-11-24", "2026-11-26", "2026-12-01", "2026-12-03"]],
		[
			"every 2 weeks from its first date",
			{ days: "TU", weeks: "2", ...date("from", "1 12 2026") },
			["2026-12-01", "2026-12-15", "2026-12-29", "2027-01-12"],
		],
		[
			"on the nth weekday of each month",
			{ repeats: "monthly", ordinals: ["1", "-1"], weekday: "FR" },
			["2026-11-27", "2026-12-04", "2026-12-25", "2027-01-01"],
		],
		["once", { repeats: "once", ...date("date", "5 December 2026") }, ["2026-12-05"]],
		[
			"on certain dates, however they are written",
			{ repeats: "dates", dates: "14/1/2027\n5 December 2026; 2026-12-01, 30 Nov, 24 Dec 26" },
			["2026-11-30", "2026-12-01", "2026-12-05", "2026-12-24"],
		],
		[
			"but for exceptions, and on dates besides",
			{ days: "TH", except: "26 Nov 2026, 3/12/2026", also: "1 January 2027", ...date("until", "18 12 2026") },
			["2026-12-10", "2026-12-17"],
		],
	])("happens %s", (_name, said, dates) => {
		expect(datesOf(said)).toEqual(dates);
	});

	it.each<[string, Values, Record<string, string>]>([
		["no day", {}, { days: "days" }],
		["no times", { days: "MO", start: "" }, { start: "start-missing" }],
		["times that are none", { days: "MO", start: "ten", end: "25:00" }, { start: "time", end: "time" }],
		["an end before the start", { days: "MO", end: "9am" }, { end: "end-before-start" }],
		["31 February", { repeats: "once", ...date("date", "31 2 2027") }, { date: "date" }],
		["half a date", { repeats: "once", ...date("date", "31 12") }, { date: "date-incomplete" }],
		["a date that does not exist among others", { repeats: "dates", dates: "1/12/2026\n31/2/2027" }, { dates: "date" }],
		["no dates", { repeats: "dates" }, { dates: "dates-missing" }],
		["an end before the beginning", { days: "MO", ...date("until", "1 1 2020") }, { until: "until-before-from" }],
		["an end that never comes", { days: "MO", ...date("until", "31 12 2199") }, { until: "until-far" }],
		["a first date far ahead", { days: "MO", ...date("from", "1 1 2040") }, { from: "from-far" }],
		["no first date", { days: "MO", ...date("from", "") }, { from: "from-missing" }],
		["a period without such a day", { days: "MO", ...date("until", "25 11 2026") }, { repeats: "no-dates" }],
		["no ordinal", { repeats: "monthly" }, { ordinals: "ordinals" }],
		["a rule of its own making", { repeats: "kept\nFREQ=DAILY", days: "MO" }, { repeats: "not-offered" }],
		["100,000 characters", { days: "MO", "session-note": "x".repeat(100_000) }, { "session-note": "too-long" }],
	])("is refused with %s", (_name, said, errors) => {
		expect(errorsOf(said)).toEqual(errors);
	});

	it("of the evening may end at midnight or in the night, and says whether it is on on bank holidays", () => {
		const saying = (said: Values) => {
			const read = readSession(typed({ days: "TH", ...said }), atHall, known);
			return read.ok && { end: read.schedule.end, bankHolidays: read.schedule.bankHolidays };
		};
		expect(saying({ start: "8pm", end: "2am", holidays: "on" })).toEqual({ end: "02:00", bankHolidays: "on" });
		expect(saying({ start: "8pm", end: "midnight" })).toEqual({ end: "23:59", bankHolidays: undefined });
		expect(errorsOf({ days: "TH", start: "2pm", end: "1pm" })).toEqual({ end: "end-before-start" });
	});

	it.each<[start: string, end: string, hours: [string, string | null]]>([
		["9.30-11am", "", ["09:30", "11:00"]],
		["1.30", "3", ["13:30", "15:00"]],
		["1.30", "2.30pm", ["13:30", "14:30"]],
		["9.30", "", ["09:30", null]],
		["01:30", "02:30", ["01:30", "02:30"]],
	])("begins at %j and ends at %j, as people write it", (start, end, hours) => {
		const read = readSession(typed({ days: "TH", start, end }), atHall, known);
		expect(read.ok ? [read.schedule.start, read.schedule.end] : read.errors).toEqual(hours);
	});

	const first = serviceSession.read(typed({ days: "TH" }), atHall, known);
	const withFirst = first.ok ? (first.entry as EntryOf<"service">) : atHall;

	it("is refused where another one of the service is on at the same time and place", () => {
		expect(errorsOf({ session: "other", days: "TH", start: "11am", end: "noon" }, withFirst)).toEqual({
			start: "overlap",
		});
		expect(errorsOf({ session: "other", days: "TH", start: "11:30", end: "12:30" }, withFirst)).toEqual({});
		expect(errorsOf({ session: "other", days: "FR" }, withFirst)).toEqual({});
		expect(errorsOf({ session: "other", days: "TH", at: "none" }, withFirst)).toEqual({});
	});

	it("is put at its place, changed there, moved and taken away", () => {
		const [place] = withFirst.content.places;
		expect(place?.schedules).toMatchObject([
			{ id: "new", rrule: "FREQ=WEEKLY;BYDAY=TH", start: "10:00", end: "11:30", dtstart: TODAY },
		]);
		const moved = serviceSession.read(typed({ days: "TH", at: "none" }), withFirst, known);
		expect(moved).toMatchObject({ entry: { content: { places: [{ schedules: [] }], schedules: [{ id: "new" }] } } });
		const gone = serviceSession.read({ session: "new", intent: "remove" }, withFirst, known);
		expect(gone).toMatchObject({ entry: { content: { places: [{ schedules: [] }], schedules: [] } } });
	});
});

describe("dates that were called off", () => {
	const session = (said: Partial<Schedule>): EntryOf<"service"> => {
		const schedule = { ...aSchedule({ id: "new" }), rrule: null, ...said };
		return { ...blank, content: { ...blank.content, places: [{ id: HALL, locationId: "l1", schedules: [schedule] }] } };
	};
	const saved = (entry: EntryOf<"service">, said: Values = {}) => {
		const shown = serviceSession.values(entry, { ...known, part: "new" });
		const read = readSession({ ...shown, ...said }, entry, known);
		if (!read.ok) throw new Error(JSON.stringify(read.errors));
		return { shown, schedule: read.schedule };
	};
	const dates = { dtstart: "2026-12-01", rdates: ["2026-12-08", "2026-12-15"], exdates: ["2026-12-08"] };

	it("are not among those shown, and stay called off when another is added", () => {
		const { shown, schedule } = saved(session(dates), { dates: "1 December 2026\n22 December 2026" });
		expect(shown.dates).toBe("1 December 2026\n15 December 2026");
		expect(schedule).toMatchObject({ dtstart: "2026-12-01", rdates: ["2026-12-08", "2026-12-22"] });
		expect(schedule.exdates).toEqual(["2026-12-08"]);
	});

	it("are on again when they are typed", () => {
		const { schedule } = saved(session(dates), { dates: "1 December 2026\n8 December 2026" });
		expect(schedule).toMatchObject({ rdates: ["2026-12-08"], exdates: [] });
	});

	it("of something that is once, are over when it gets another date", () => {
		const once = session({ dtstart: "2026-12-01", exdates: ["2026-12-01"] });
		expect(saved(once).schedule.exdates).toEqual(["2026-12-01"]);
		expect(saved(once, date("date", "2 12 2026")).schedule).toMatchObject({ dtstart: "2026-12-02", exdates: [] });
	});
});
