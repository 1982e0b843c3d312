import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CalendarEvent, type Timing, timingOf, writeCalendar } from "./ical";
import { addDays } from "./local-time";
import { occurrences, type Term } from "./schedule";
import type { Schedule } from "./shapes";

const aSchedule = (facts: Partial<Schedule> = {}): Schedule => ({
	id: "s1",
	dtstart: "2026-01-01",
	validTo: null,
	start: "10:00",
	end: "11:30",
	rrule: "FREQ=WEEKLY",
	rdates: [],
	exdates: [],
	termTimeOnly: false,
	note: null,
	...facts,
});

const weekly: Timing = { date: "2026-11-26", start: "10:00", end: "11:30", rrule: null, rdates: [], exdates: [] };

const anEvent = (facts: Partial<CalendarEvent> = {}): CalendarEvent => ({
	uid: "s1@hub.example",
	stamp: new Date("2026-11-03T09:15:30.250Z"),
	summary: { text: "Stay and play", lang: "en" },
	description: { text: "", lang: "en" },
	location: null,
	position: null,
	url: "https://hub.example/northmere/services/stay-and-play",
	timing: weekly,
	...facts,
});

interface Line {
	params: string;
	value: string;
}

/** Unfolds and splits a calendar into the lines of each component: no more than these tests need. */
function parse(text: string): Record<string, Line>[] {
	expect(text.endsWith("\r\n")).toBe(true);
	const events: Record<string, Line>[] = [];
	let current: Record<string, Line> | undefined;
	for (const line of text.replaceAll("\r\n ", "").split("\r\n").filter(Boolean)) {
		const [, name = "", params = "", value = ""] = /^([A-Z-]+)((?:;[^:]+)?):(.*)$/su.exec(line) ?? [];
		if (line === "BEGIN:VEVENT") {
			current = {};
			events.push(current);
		} else if (line === "END:VEVENT") current = undefined;
		else if (current) current[name] = { params, value };
	}
	return events;
}

const write = (events: CalendarEvent[]) => writeCalendar({ name: "What’s on", lang: "en", events });
const unescaped = (text = "") => text.replace(/\\(.)/gsu, (_, character) => (character === "n" ? "\n" : character));

/** The schedule that a written event stands for, so that the same rules can work out its dates. */
function readBack(event: Record<string, Line> | undefined): Schedule {
	const dates = (name: string) =>
		(event?.[name]?.value ?? "")
			.split(",")
			.filter(Boolean)
			.map((each) => `${each.slice(0, 4)}-${each.slice(4, 6)}-${each.slice(6, 8)}`);
	const [dtstart = ""] = dates("DTSTART");
	return aSchedule({
		dtstart,
		rrule: event?.RRULE?.value ?? null,
		rdates: dates("RDATE"),
		exdates: dates("EXDATE"),
	});
}

describe("a calendar file", () => {
	it("says what, when and where", () => {
		const text = write([
			anEvent({
				location: "Harbour Family Hub, ZZ1 1AA",
				position: { lat: 54.1, lon: -3.2 },
				timing: { ...weekly, rrule: "FREQ=WEEKLY;BYDAY=TH" },
			}),
		]);
		expect(text.startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")).toBe(true);
		expect(text).toContain("\r\nTZID:Europe/London\r\n");
		expect(parse(text)).toEqual([
			{
				UID: { params: "", value: "s1@hub.example" },
				DTSTAMP: { params: "", value: "20261103T091530Z" },
				DTSTART: { params: ";TZID=Europe/London", value: "20261126T100000" },
				DTEND: { params: ";TZID=Europe/London", value: "20261126T113000" },
				RRULE: { params: "", value: "FREQ=WEEKLY;BYDAY=TH" },
				SUMMARY: { params: ";LANGUAGE=en", value: "Stay and play" },
				LOCATION: { params: "", value: "Harbour Family Hub\\, ZZ1 1AA" },
				GEO: { params: "", value: "54.100000;-3.200000" },
				URL: { params: "", value: "https://hub.example/northmere/services/stay-and-play" },
				TRANSP: { params: "", value: "TRANSPARENT" },
			},
		]);
	});

	it("leaves out an end nobody knows, and ends after midnight on the next day", () => {
		const [open, late] = parse(
			write([
				anEvent({ timing: { ...weekly, end: null } }),
				anEvent({ timing: { ...weekly, date: "2026-12-31", start: "22:00", end: "01:00" } }),
			]),
		);
		expect(open?.DTEND).toBeUndefined();
		expect(late?.DTEND?.value).toBe("20270101T010000");
	});

	it("folds lines to 75 octets without parting a character, and gives every text back", () => {
		const text = fc.string({ unit: "binary", maxLength: 300 }).map((raw) => raw.replace(/\p{Cs}/gu, ""));
		fc.assert(
			fc.property(text, (words) => {
				const file = write([anEvent({ summary: { text: words, lang: "ur" } })]);
				for (const line of file.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
				expect(Buffer.from(file).toString()).toBe(file);
				const expected = words.replace(/\r\n?/g, "\n").replace(/[^\P{Cc}\n\t]/gu, "");
				expect(unescaped(parse(file)[0]?.SUMMARY?.value)).toBe(expected);
			}),
		);
	});

	it("cannot be broken out of", () => {
		const evil = "Play\r\nEND:VEVENT\r\nBEGIN:VEVENT";
		const events = parse(write([anEvent({ uid: evil, summary: { text: evil, lang: "en" }, location: evil })]));
		expect(events).toHaveLength(1);
	});
});

describe("when an event happens", () => {
	const today = "2026-11-20";
	const year = { from: today, to: addDays(today, 366) };
	const terms: Term[] = [
		{ from: "2026-11-02", to: "2026-12-18" },
		{ from: "2027-01-04", to: "2027-02-12" },
	];

	it("starts a rule at its next date and spells out its days", () => {
		expect(timingOf(aSchedule(), { today, terms: [] })).toMatchObject({
			date: "2026-11-26",
			rrule: "FREQ=WEEKLY;BYDAY=TH;WKST=MO",
		});
		expect(timingOf(aSchedule({ rrule: "FREQ=MONTHLY", dtstart: "2026-01-31" }), { today, terms: [] })).toMatchObject({
			date: "2026-12-31",
			rrule: "FREQ=MONTHLY;BYMONTHDAY=31;WKST=MO",
		});
	});

	it("ends a rule with the schedule, in UTC", () => {
		expect(timingOf(aSchedule({ validTo: "2027-06-30" }), { today, terms: [] })?.rrule).toBe(
			"FREQ=WEEKLY;BYDAY=TH;UNTIL=20270630T225900Z;WKST=MO",
		);
	});

	it("writes term-time sessions as the dates of a year", () => {
		const timing = timingOf(aSchedule({ termTimeOnly: true }), { today, terms });
		expect(timing).toMatchObject({ date: "2026-11-26", rrule: null });
		expect(timing?.rdates).toEqual([
			...["2026-12-03", "2026-12-10", "2026-12-17"],
			...["2027-01-07", "2027-01-14", "2027-01-21", "2027-01-28", "2027-02-04", "2027-02-11"],
		]);
	});

	it("is never, once all is over", () => {
		expect(timingOf(aSchedule({ validTo: "2026-11-19" }), { today, terms: [] })).toBeNull();
		expect(timingOf(aSchedule({ rrule: null }), { today, terms: [] })).toBeNull();
	});

	it("comes out of the file as it went in", () => {
		const dates = fc.array(
			fc.integer({ min: -60, max: 300 }).map((days) => addDays(today, days)),
			{ maxLength: 5 },
		);
		const rrule = fc.constantFrom(
			...[null, "FREQ=WEEKLY", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,FR", "FREQ=WEEKLY;COUNT=60;BYDAY=MO,TH"],
			...["FREQ=MONTHLY", "FREQ=MONTHLY;BYDAY=1MO,-1FR", "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1"],
			...["FREQ=WEEKLY;UNTIL=20270401T090000Z", "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13"],
		);
		const schedule = fc
			.record({
				dtstart: fc.integer({ min: -400, max: 200 }).map((days) => addDays(today, days)),
				validTo: fc.option(fc.integer({ min: -30, max: 500 }).map((days) => addDays(today, days))),
				rrule,
				rdates: dates,
				exdates: dates,
				termTimeOnly: fc.boolean(),
			})
			.map(aSchedule);
		fc.assert(
			fc.property(schedule, fc.constantFrom([], terms), (candidate, given) => {
				const expected = occurrences(candidate, { ...year, terms: given }).map(({ date }) => date);
				const timing = timingOf(candidate, { today, terms: given });
				const [event] = timing ? parse(write([anEvent({ timing })])) : [];
				const found = event ? occurrences(readBack(event), { ...year, terms: [] }).map(({ date }) => date) : [];
				expect(found).toEqual(expected);
			}),
			{ numRuns: 500 },
		);
	});
});
