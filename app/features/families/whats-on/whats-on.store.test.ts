import { beforeAll, describe, expect, it } from "vitest";
import { aCouncil, aLocation, aSchedule, aService, saved } from "../../../../tests/factories";
import { ENGLISH } from "../../../platform/i18n/languages";
import type { Council } from "../../directory/councils/queries.server";
import { serviceCalendar, whatsOnCalendar } from "./calendar-files.server";
import { ANYWHERE, NO_FILTERS, parseWhatsOnQuery, type WhatsOnQuery } from "./filters";
import { whatsOnPage } from "./whats-on.server";

// A Thursday in November; the clocks show winter time.
const now = { date: "2026-11-26", time: "10:30", day: "TH" } as const;
const reader = { language: ENGLISH, origin: "https://hub.example", now };

let council: Council;
let other: Council;

beforeAll(async () => {
	council = await aCouncil({ slug: "northmere", settings: { terms: [{ from: "2026-11-02", to: "2026-12-18" }] } });
	other = await aCouncil({ slug: "eastwick" });
	const hub = aLocation({ name: "Harbour Family Hub", hub: {}, at: [54.1, -1.2], slug: "harbour" });
	const refuge = aLocation({
		name: "Safe House",
		masked: true,
		at: [54.123456, -1.234567],
		address: { line1: "9 Secret Lane", town: "Hidden Town", postcode: "ZZ9 9ZZ" },
	});
	const at = (place: typeof hub, ...schedules: ReturnType<typeof aSchedule>[]) => [{ at: place, schedules }];
	const weekly = (day: string, start: string, end: string) =>
		aSchedule({ rrule: `FREQ=WEEKLY;BYDAY=${day}`, start, end });
	await saved(council, {
		locations: [hub, refuge, aLocation({ name: "Quiet Hub", hub: {}, slug: "quiet" })],
		services: [
			aService({ name: "Early birds", places: at(hub, weekly("TH", "09:00", "10:00")) }),
			aService({ name: "Baby massage", free: false, places: at(hub, weekly("TH", "10:00", "11:00")) }),
			aService({ name: "Rhyme time", heldIn: ["ro"], places: at(hub, weekly("TH,SA", "14:00", "15:00")) }),
			aService({
				name: "Term group",
				places: at(hub, aSchedule({ rrule: "FREQ=WEEKLY;BYDAY=FR", termTimeOnly: true })),
			}),
			aService({ name: "Safe group", places: at(refuge, weekly("FR", "13:00", "14:00")) }),
			aService({
				name: "Night line",
				format: "helpline",
				channels: ["phone"],
				schedules: [weekly("TH", "18:00", "22:00")],
			}),
			aService({
				name: "Specialists",
				joining: "professional-referral",
				places: at(hub, weekly("TH", "13:00", "14:00")),
			}),
			aService({
				name: "Advice team",
				format: "one-to-one",
				joining: "self-referral",
				places: at(hub, weekly("TH", "09:00", "17:00")),
			}),
			aService({ name: "Draft group", status: "withdrawn", places: at(hub, weekly("TH", "12:00", "13:00")) }),
		],
	});
	const elsewhere = aLocation({ name: "Eastwick Hub", hub: {}, slug: "eastwick-hub" });
	await saved(other, {
		locations: [elsewhere],
		services: [aService({ name: "Other council’s group", places: at(elsewhere, weekly("TH", "10:00", "11:00")) })],
	});
});

async function page(search = "") {
	const asked = parseWhatsOnQuery(new URLSearchParams(search), now.date);
	if (!asked) throw new Error(`not understood: ${search}`);
	const found = await whatsOnPage(council, asked, { language: ENGLISH, now });
	if (!found) throw new Error("no page");
	return found;
}
const sessionsOf = ({ days }: Awaited<ReturnType<typeof page>>) =>
	days.flatMap((day) => day.sessions.map(({ name, time }) => `${day.date.slice(-2)} ${name.text} ${time}`));

describe("what is on", () => {
	it("today leaves out what is over, who does not hold sessions, drafts and other councils", async () => {
		const today = await page();
		expect(today.heading).toBe("Today, Thursday 26 November");
		expect(sessionsOf(today)).toEqual(["26 Baby massage 10am to 11am", "26 Rhyme time 2pm to 3pm"]);
		expect(today.days[0]?.sessions[0]?.onNow).toBe(true);
		expect(today.days[0]?.sessions[1]?.place?.text).toBe("Harbour Family Hub, Northmere");
	});

	it("in the week begins with today and counts each day", async () => {
		const week = await page("view=week");
		expect(week.days.map(({ date }) => date)).toEqual(["2026-11-26", "2026-11-27", "2026-11-28", "2026-11-29"]);
		expect(week.week.map(({ count }) => count)).toEqual(["2 sessions", "2 sessions", "1 session", "0 sessions"]);
		expect(week.previousWeek).toBeNull();
		expect(week.nextWeek).toBe("/northmere/whats-on?date=2026-11-30&view=week");
		expect((await page("date=2026-11-30")).previousWeek).toBe("/northmere/whats-on");
	});

	it("keeps to the terms, and names bank holidays", async () => {
		expect(sessionsOf(await page("date=2026-12-18"))).toContain("18 Term group 10am to 11:30am");
		const christmas = await page("date=2026-12-25");
		expect(sessionsOf(await page("date=2026-12-18"))).toContain("18 Safe group 1pm to 2pm");
		expect(sessionsOf(christmas)).toEqual([]);
		expect(christmas.days[0]?.holiday).toBe("Christmas");
	});

	it("follows hubs that are closed, and the council and a session on bank holidays", async () => {
		const onHolidays = await aCouncil({ settings: { sessionsOnBankHolidays: "on" } });
		const hours = {
			regular: [{ day: "TH" as const, opens: "09:00", closes: "17:00" }],
			exceptions: [{ date: "2026-12-03", opens: null, closes: null, note: "Training" }],
			bankHolidays: "closed" as const,
		};
		const hub = aLocation({ name: "Closing Hub", hub: { hours } });
		const [hall, at] = [aLocation({ name: "Hall" }), (day: string) => aSchedule({ rrule: `FREQ=WEEKLY;BYDAY=${day}` })];
		await saved(onHolidays, {
			locations: [hub, hall],
			services: [
				aService({ name: "At the hub", places: [{ at: hub, schedules: [at("TH,FR")] }] }),
				aService({ name: "At the hall", places: [{ at: hall, schedules: [at("TH,FR")] }] }),
				aService({ name: "Off", places: [{ at: hall, schedules: [{ ...at("FR"), bankHolidays: "off" }] }] }),
			],
		});
		const namesOn = async (date: string) => {
			const asked = { date, unread: null, view: "day", page: 1, near: ANYWHERE, filters: NO_FILTERS } as const;
			const found = await whatsOnPage(onHolidays, asked, reader);
			return found?.days.flatMap(({ sessions }) => sessions.map(({ name }) => name.text)).sort();
		};
		expect(await namesOn("2026-12-04")).toEqual(["At the hall", "At the hub", "Off"]);
		expect(await namesOn("2026-12-03")).toEqual(["At the hall"]);
		expect(await namesOn("2026-12-25")).toEqual(["At the hall"]);
	});

	it("of the evening goes on after midnight, and is then still today's", async () => {
		const late = await aCouncil();
		const hall = aLocation({ name: "Night Hall" });
		const night = aSchedule({ rrule: "FREQ=WEEKLY;BYDAY=SU", start: "22:00", end: "02:00" });
		await saved(late, {
			locations: [hall],
			services: [aService({ name: "Night", places: [{ at: hall, schedules: [night] }] })],
		});
		const asked = { date: null, unread: null, view: "day", page: 1, near: ANYWHERE, filters: NO_FILTERS } as const;
		const at = async (date: string, time: string, day: "SU" | "MO") => {
			const found = await whatsOnPage(late, asked, { ...reader, now: { date, time, day } });
			return found && { sessions: sessionsOf(found), onNow: found.days[0]?.sessions[0]?.onNow };
		};
		expect(await at("2026-11-29", "12:00", "SU")).toEqual({ sessions: ["29 Night 10pm to 2am"], onNow: false });
		expect(await at("2026-11-30", "01:00", "MO")).toEqual({ sessions: ["30 Night 10pm to 2am"], onNow: true });
		expect(await at("2026-11-30", "02:00", "MO")).toEqual({ sessions: [], onNow: undefined });
	});

	it("says so on an empty day, and which is the next", async () => {
		const sunday = await page("date=2026-11-29&language=ro");
		expect(sessionsOf(sunday)).toEqual([]);
		expect(sunday.nextDay).toEqual({
			text: "Thursday 3 December",
			href: "/northmere/whats-on?date=2026-12-03&language=ro",
		});
	});

	it.each([
		["free=1", ["26 Rhyme time 2pm to 3pm"]],
		["language=ro", ["26 Rhyme time 2pm to 3pm"]],
		["time=morning", ["26 Baby massage 10am to 11am"]],
		["hub=harbour", ["26 Baby massage 10am to 11am", "26 Rhyme time 2pm to 3pm"]],
	])("can be narrowed down: %s", async (search, expected) => {
		const found = await page(search);
		expect(sessionsOf(found)).toEqual(expected);
		expect(found.chosen).toHaveLength(1);
		expect(found.chosen[0]?.href).toBe("/northmere/whats-on");
	});

	it("offers as filters only what there is, and no masked or foreign place", async () => {
		const { options } = await page();
		expect(options.hubs).toEqual([{ value: "harbour", text: "Harbour Family Hub" }]);
		expect(options.languages).toEqual([{ value: "ro", text: "Romanian" }]);
		expect(
			await whatsOnPage(
				council,
				{
					date: null,
					unread: null,
					view: "day",
					page: 1,
					near: ANYWHERE,
					filters: { ...NO_FILTERS, hub: "eastwick-hub" },
				},
				reader,
			),
		).toBeUndefined();
	});

	it("on a date that is past is what is on today", async () => {
		expect((await page("date=2025-11-20")).heading).toBe("Today, Thursday 26 November");
	});

	it("is nothing at a hub without sessions", async () => {
		const quiet = await page("hub=quiet");
		expect(quiet.chosen.map(({ text }) => text)).toEqual(["Quiet Hub"]);
		expect(sessionsOf(quiet)).toEqual([]);
		expect(quiet.nextDay).toBeNull();
	});

	it("follows what is changed, added and taken away", async () => {
		const place = aLocation({ name: "Lantern Hall" });
		const weekly = (start: string) => [
			{ at: place, schedules: [aSchedule({ rrule: "FREQ=WEEKLY;BYDAY=TH", start, end: null })] },
		];
		const changing = await aCouncil({ slug: "changing" });
		const seen = async () => {
			const found = await whatsOnPage(
				changing,
				{ date: null, unread: null, view: "day", page: 1, near: ANYWHERE, filters: NO_FILTERS },
				reader,
			);
			return found && sessionsOf(found);
		};
		expect(await seen()).toEqual([]);
		const [one, other] = [
			aService({ name: "One", places: weekly("13:00") }),
			aService({ name: "Other", places: weekly("14:00") }),
		];
		await saved(changing, { locations: [place], services: [one, other] });
		expect(await seen()).toEqual(["26 One 1pm", "26 Other 2pm"]);
		await saved(changing, {
			services: [
				{ ...one, status: "withdrawn" },
				{ ...other, content: { ...other.content, name: "Renamed" } },
			],
		});
		expect(await seen()).toEqual(["26 Renamed 2pm"]);
		await saved(changing, { locations: [{ ...place, status: "withdrawn" }] });
		expect(await seen()).toEqual([]);
	});

	it("on a day with very many goes on over further pages, each session on one of them", async () => {
		const busy = await aCouncil({ slug: "busy" });
		const hall = aLocation({ name: "Busy Hall" });
		const group = (name: string, day: string) =>
			aService({
				name,
				places: [{ at: hall, schedules: [aSchedule({ rrule: `FREQ=WEEKLY;BYDAY=${day}`, start: "13:00" })] }],
			});
		await saved(busy, {
			locations: [hall],
			services: [...Array.from({ length: 300 }, (_, at) => group(`Group ${at}`, "TH")), group("Last", "SA")],
		});
		const pageOf = async (number: number) => {
			const asked = {
				date: null,
				unread: null,
				view: "week",
				page: number,
				near: ANYWHERE,
				filters: NO_FILTERS,
			} as const;
			const found = await whatsOnPage(busy, asked, reader);
			if (!found) throw new Error("no page");
			return found;
		};
		const [first, second, beyond] = [await pageOf(1), await pageOf(2), await pageOf(9)];
		expect([first.pages, second.page, beyond.page]).toEqual([2, 2, 2]);
		expect(first.days.map(({ date }) => date)).toEqual(["2026-11-26"]);
		expect(second.days.map(({ date }) => date)).toEqual(["2026-11-26", "2026-11-28"]);
		expect(new Set([...sessionsOf(first), ...sessionsOf(second)]).size).toBe(301);
		expect(first.wholeWeek.count).toBe("301 sessions");
		expect(first.week[0]?.href).toBe("/busy/whats-on");
	});

	it("with where a family is has the nearest first, and says how far; what is hidden is as near as anything, and last", async () => {
		const vale = await aCouncil();
		const at = (town: string, north: number, masked = false) =>
			aLocation({ at: [north, -1.2], address: { town }, masked });
		const [far, hidden, near] = [at("Farford", 54.2), at("Hiddenham", 54.1, true), at("Nearford", 54.1)];
		await saved(vale, {
			locations: [far, hidden, near],
			services: [far, hidden, near].map((place, index) =>
				aService({
					name: `Group ${index + 1}`,
					places: [{ at: place, schedules: [aSchedule({ rrule: "FREQ=WEEKLY;BYDAY=TH", start: `1${index + 1}:00` })] }],
				}),
			),
		});
		const groups = async (near: WhatsOnQuery["near"]) => {
			const query = { date: null, unread: null, view: "day", page: 1, near, filters: NO_FILTERS } as const;
			const found = await whatsOnPage(vale, query, reader);
			return found?.days.flatMap(({ sessions }) => sessions.map(({ name, distance }) => [name.text, distance]));
		};
		expect(await groups(ANYWHERE)).toEqual([
			["Group 1", null],
			["Group 2", null],
			["Group 3", null],
		]);
		const nearest = [
			["Group 3", "Very close"],
			["Group 1", "6.9 miles away"],
			["Group 2", null],
		];
		expect(await groups({ postcode: "Nearford", distance: null })).toEqual(nearest);
		expect(await groups({ postcode: "Nearford", distance: 5 })).toEqual([nearest[0], nearest[2]]);
	});

	it("shows a masked place by its outward code only", async () => {
		const friday = await page("date=2026-11-27");
		const place = friday.days[0]?.sessions.find(({ name }) => name.text === "Safe group")?.place?.text;
		expect(place).toContain("ZZ9");
		expect(JSON.stringify(friday)).toContain(place);
		expect(JSON.stringify(friday)).not.toMatch(/Secret|Hidden|Safe House|9ZZ|54\.12/);
	});
});

describe("calendar files", () => {
	it("have the sessions that fit, in every part of the day asked for", async () => {
		const all = await whatsOnCalendar(council, NO_FILTERS, reader);
		expect(all.match(/BEGIN:VEVENT/g)).toHaveLength(5);
		const mornings = await whatsOnCalendar(council, { ...NO_FILTERS, time: ["morning"], free: true }, reader);
		expect(mornings.match(/SUMMARY;LANGUAGE=en:.*/g)?.map((line) => line.trim())).toEqual([
			"SUMMARY;LANGUAGE=en:Early birds",
			"SUMMARY;LANGUAGE=en:Term group",
		]);
		const theirs = await whatsOnCalendar(other, { ...NO_FILTERS, hub: "harbour" }, reader);
		expect(theirs).toContain("BEGIN:VCALENDAR");
		expect(theirs).not.toContain("VEVENT");
	});

	it("give one service's rule, in its terms only", async () => {
		const rhymes = await serviceCalendar(council, "rhyme-time", reader);
		expect(rhymes).toContain("RRULE:FREQ=WEEKLY;BYDAY=TH,SA;WKST=MO\r\n");
		expect(rhymes).toContain("LOCATION:Harbour Family Hub\\, 1 Harbour Street\\, Northmere\\, ZZ1 1AA\r\n");
		expect(rhymes).toContain("GEO:54.100000;-1.200000\r\n");
		const term = await serviceCalendar(council, "term-group", reader);
		expect(term).toContain("DTSTART;TZID=Europe/London:20261127T100000\r\n");
		expect(term).toContain("RRULE:FREQ=WEEKLY;BYDAY=FR;UNTIL=20261218T235900Z;WKST=MO\r\n");
		expect(term).not.toContain("RDATE");
	});

	it("say that a date is cancelled, with a number that grows", async () => {
		const hall = aLocation({ name: "Cancelling Hall" });
		const schedules = [aSchedule({ rrule: "FREQ=WEEKLY;BYDAY=TH", exdates: ["2026-12-03"] })];
		const cancelling = await aCouncil();
		await saved(cancelling, {
			locations: [hall],
			services: [aService({ name: "Songs", places: [{ at: hall, schedules }] })],
		});
		const file = await serviceCalendar({ ...cancelling, contentVersion: 41 }, "songs", reader);
		const [series = "", cancelled = ""] = file?.split("BEGIN:VEVENT").slice(1) ?? [];
		expect(series).toContain("SEQUENCE:41\r\nSTATUS:CONFIRMED");
		expect(cancelled).toContain("STATUS:CANCELLED");
		expect(cancelled).toContain("RECURRENCE-ID;TZID=Europe/London:20261203T100000");
		expect(cancelled).toContain("SUMMARY;LANGUAGE=en:Cancelled: Songs");
		expect(/UID:.*/.exec(cancelled)?.[0]).toBe(/UID:.*/.exec(series)?.[0]);
	});

	it("hide a masked place: no address and no position", async () => {
		for (const file of [
			await serviceCalendar(council, "safe-group", reader),
			await whatsOnCalendar(council, NO_FILTERS, reader),
		]) {
			expect(file).toContain("LOCATION:ZZ9\r\n");
			expect(file?.replaceAll("\r\n ", "")).not.toMatch(/Secret|Hidden|Safe House|9ZZ|54\.12/);
		}
		const alone = await serviceCalendar(council, "safe-group", reader);
		expect(alone).toContain("Safe group");
		expect(alone).not.toContain("GEO");
	});

	it("are only of what is published, by this council", async () => {
		expect(await serviceCalendar(council, "rhyme-time", reader)).toContain("BEGIN:VEVENT");
		expect(await serviceCalendar(council, "draft-group", reader)).toBeUndefined();
		expect(await serviceCalendar(other, "rhyme-time", reader)).toBeUndefined();
	});
});
