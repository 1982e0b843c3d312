import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CalendarEvent, type Timing, timingsOf, writeCalendar } from "./ical";
import type { Term } from "./schedule";
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

const weekly: Timing = { date: "2026-11-26", start: "10:00", end: "11:30", rrule: null, exdates: [] };

const anEvent = (facts: Partial<CalendarEvent> = {}): CalendarEvent => ({
	uid: "s1@hub.example",
	stamp: new Date("2026-11-03T09:15:30.250Z"),
	sequence: 7,
	cancelled: false,
	insteadOf: null,
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
				SEQUENCE: { params: "", value: "7" },
				STATUS: { params: "", value: "CONFIRMED" },
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

describe("when a schedule happens", () => {
	const today = "2026-11-20";
	const terms: Term[] = [
		{ from: "2026-11-02", to: "2026-12-18" },
		{ from: "2027-01-04", to: "2027-02-12" },
	];
	const seriesOf = (facts: Partial<Schedule>, given: readonly Term[] = []) =>
		timingsOf(aSchedule(facts), { today, terms: given }).series;

	it("starts a rule at its next date and spells out its days", () => {
		expect(seriesOf({})).toMatchObject({ date: "2026-11-26", rrule: "FREQ=WEEKLY;BYDAY=TH;WKST=MO" });
		expect(seriesOf({ rrule: "FREQ=MONTHLY", dtstart: "2026-01-31" })).toMatchObject({
			date: "2026-12-31",
			rrule: "FREQ=MONTHLY;BYMONTHDAY=31;WKST=MO",
		});
	});

	it("ends a rule at its last date, in UTC", () => {
		expect(seriesOf({ validTo: "2027-06-30" })?.rrule).toBe("FREQ=WEEKLY;BYDAY=TH;UNTIL=20270624T225900Z;WKST=MO");
	});

	it("leaves out what is not in term", () => {
		expect(seriesOf({ termTimeOnly: true }, terms)).toMatchObject({
			date: "2026-11-26",
			rrule: "FREQ=WEEKLY;BYDAY=TH;UNTIL=20270211T235900Z;WKST=MO",
			exdates: ["2026-12-24", "2026-12-31"],
		});
	});

	it("says that a date is cancelled, in its series and alone", () => {
		expect(timingsOf(aSchedule({ exdates: ["2026-12-03"] }), { today, terms: [] })).toMatchObject({
			series: { exdates: ["2026-12-03"] },
			dates: [{ date: "2026-12-03", cancelled: true, inSeries: true }],
		});
		const alone = { rrule: null, dtstart: "2026-12-03", exdates: ["2026-12-03"] };
		expect(timingsOf(aSchedule(alone), { today, terms: [] })).toEqual({
			series: null,
			dates: [{ date: "2026-12-03", cancelled: true, inSeries: false }],
		});
	});

	it("is never, once all is over", () => {
		const never = { series: null, dates: [] };
		expect(timingsOf(aSchedule({ validTo: "2026-11-19" }), { today, terms: [] })).toEqual(never);
		expect(timingsOf(aSchedule({ rrule: null }), { today, terms: [] })).toEqual(never);
	});
});
