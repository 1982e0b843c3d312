import { beforeAll, describe, expect, it, test } from "vitest";
import { aCouncil, aLocation, aPhone, aSchedule, aService, saved } from "../../../../tests/factories";
import { ENGLISH } from "../../../platform/i18n/languages";
import { speechIn } from "../../../platform/i18n/speech.server";
import type { Council } from "../../directory/councils/queries.server";
import { hubListPage } from "./hub-list.server";
import { hubPage } from "./hub-page.server";
import { nearestHub } from "./nearest-hub.server";

const now = { date: "2026-11-26", time: "10:30", day: "TH" } as const;
const reader = { language: ENGLISH, origin: "https://hub.example", now };

let council: Council;
let other: Council;

beforeAll(async () => {
	council = await aCouncil({ slug: "northmere" });
	other = await aCouncil({ slug: "eastwick" });
	const harbour = aLocation({
		name: "Harbour Family Hub",
		slug: "harbour",
		at: [54.1, -1.2],
		phones: [aPhone()],
		facilities: ["pram-park"],
		accessFeatures: ["step-free"],
		hub: {
			hours: {
				regular: [
					{ day: "TH", opens: "09:00", closes: "12:00" },
					{ day: "TH", opens: "13:00", closes: "17:00" },
				],
				exceptions: [{ date: "2026-12-03", opens: null, closes: null, note: "Staff training" }],
				bankHolidays: "closed",
			},
			coLocatedWith: "Harbour Library",
		},
	});
	const places = [{ at: harbour, schedules: [aSchedule({ rrule: "FREQ=WEEKLY;BYDAY=TH", start: "11:00" })] }];
	await saved(council, {
		locations: [
			harbour,
			aLocation({ name: "Moor Hub", slug: "moor", hub: { status: "planned", statusFrom: "2027-01-05" } }),
			aLocation({
				name: "Old Hub",
				slug: "old",
				hub: { status: "closed", statusFrom: "2026-09-01", statusReason: "The lease ended." },
			}),
			aLocation({ name: "Refuge Hub", slug: "refuge", masked: true, hub: {}, address: { line1: "9 Secret Lane" } }),
			aLocation({ name: "Village Hall", slug: "hall" }),
		],
		services: [aService({ name: "Rhyme time", places })],
	});
});

describe("the list of hubs", () => {
	it("parts those to go to from those to come and those that are gone, and has no masked one", async () => {
		const page = await hubListPage(council, "", reader);
		const names = (cards: typeof page.open) => cards.map(({ name }) => name.text);
		expect([names(page.open), names(page.planned), names(page.closed)]).toEqual([
			["Harbour Family Hub"],
			["Moor Hub"],
			["Old Hub"],
		]);
		expect(page.open[0]?.door).toMatchObject({ isOpenNow: true, text: "Open now, until midday" });
		expect(page.planned[0]?.door.text).toBe("Opens on 5 January 2027");
		expect(page.closed[0]?.door).toMatchObject({
			text: "Closed for good on 1 September 2026",
			reason: { text: "The lease ended." },
		});
		expect(page.markers.map(({ title }) => title)).toEqual(["Harbour Family Hub"]);
		expect(JSON.stringify(page)).not.toMatch(/Secret|Refuge/);
	});

	it("says what is wrong with a postcode, and keeps what was typed", async () => {
		const page = await hubListPage(council, "nowhere", reader);
		expect(page).toMatchObject({ typed: "nowhere", sortedBy: null });
		expect(page.postcodeError).toContain("Enter a postcode");
		expect((await hubListPage(council, "ZZ99 9ZZ", reader)).postcodeError).toContain("ZZ99 9ZZ");
		expect((await hubListPage(council, "", reader)).postcodeError).toBeNull();
	});

	it("is of one council", async () => {
		expect(await hubListPage(other, "", reader)).toMatchObject({ open: [], planned: [], closed: [], markers: [] });
	});
});

describe("the page of a hub", () => {
	it("says when it is open, what is on, and what is there", async () => {
		const page = await hubPage(council, "harbour", reader);
		expect(page).toMatchObject({
			door: { isOpenNow: true },
			address: ["1 Harbour Street", "Northmere", "ZZ1 1AA"],
			facilities: ["Pram park"],
			access: ["Step-free"],
			about: [{ text: { text: "Harbour Library" } }],
		});
		expect(page?.hours?.week[3]).toEqual({ day: "Thursday", times: "9am to midday and 1pm to 5pm", isToday: true });
		expect(page?.hours?.changes).toMatchObject([{ date: "2026-12-03", times: "Closed" }]);
		expect(page?.week.map(({ date, sessions }) => `${date.slice(-2)}: ${sessions.length}`)).toEqual([
			...["26: 1", "27: 0", "28: 0", "29: 0", "30: 0", "01: 0", "02: 0"],
		]);
		expect(page?.dayNotes["2026-11-26"]).toBe("Open 9am to midday and 1pm to 5pm");
		expect(page?.services.map(({ name }) => name.text)).toEqual(["Rhyme time"]);
		expect(page?.contacts[0]?.href).toBe("tel:01632960001");
	});

	it("tells search engines the same", async () => {
		const page = await hubPage(council, "harbour", reader);
		expect(page?.jsonLd).toMatchObject({
			"@id": "https://hub.example/northmere/hubs/harbour#hub",
			openingHoursSpecification: [
				{ opens: "09:00", closes: "12:00" },
				{ opens: "13:00", closes: "17:00" },
			],
			specialOpeningHoursSpecification: [{ validFrom: "2026-12-03", opens: "00:00", closes: "00:00" }],
		});
	});

	it("of a closed one has neither hours nor sessions", async () => {
		const page = await hubPage(council, "old", reader);
		expect(page).toMatchObject({ hours: null, week: [], door: { kind: "closed" } });
		expect(page?.jsonLd).toMatchObject({ publicAccess: false });
	});

	it("is not there for a masked hub, another kind of place, or another council's", async () => {
		expect(await hubPage(council, "harbour", reader)).toBeDefined();
		expect(await hubPage(council, "refuge", reader)).toBeUndefined();
		expect(await hubPage(council, "hall", reader)).toBeUndefined();
		expect(await hubPage(other, "harbour", reader)).toBeUndefined();
	});
});

test("a hub whose hours nobody has said is not told to be closed", async () => {
	const dale = await aCouncil({ slug: "dale" });
	await saved(dale, {
		locations: [
			aLocation({
				name: "Dale Hub",
				slug: "dale",
				hub: { hours: { regular: [], exceptions: [], bankHolidays: "closed" } },
			}),
		],
	});
	const door = { kind: "open", isOpenNow: false, text: "Opening hours are not listed" };
	expect(await hubPage(dale, "dale", reader)).toMatchObject({ door, hours: null });
	expect((await hubListPage(dale, "", reader)).open).toMatchObject([{ door }]);
	expect(await nearestHub(dale, null, { speech: speechIn(ENGLISH), now })).toMatchObject({
		state: door.text,
		open: false,
	});
});

describe("of a hub that opens in January, one that closes in December and one 8 miles away", () => {
	const hours = {
		regular: [{ day: "TH" as const, opens: "09:00", closes: "17:00" }],
		exceptions: [],
		bankHolidays: "closed" as const,
	};
	let vale: Council;

	beforeAll(async () => {
		vale = await aCouncil({ slug: "vale" });
		await saved(vale, {
			locations: [
				aLocation({ name: "January", at: [54.1, -1.2], hub: { status: "active", statusFrom: "2027-01-05", hours } }),
				aLocation({ name: "December", at: [54.102, -1.2], hub: { status: "closed", statusFrom: "2026-12-18", hours } }),
				aLocation({ name: "Far", at: [54.216, -1.2], hub: { hours } }),
			],
		});
	});

	const nearestOn = (date: string) =>
		nearestHub(vale, { lat: 54.1, lon: -1.2 }, { speech: speechIn(ENGLISH), now: { ...now, date } });

	it.each([
		["2026-11-26", "December"],
		["2026-12-17", "December"],
		["2026-12-18", "Far"],
		["2027-01-04", "Far"],
		["2027-01-05", "January"],
	])("the nearest on %s is %s", async (date, name) => {
		expect((await nearestOn(date))?.name.text).toBe(name);
	});

	it("each says of itself what holds today", async () => {
		const { open, planned, closed } = await hubListPage(vale, "", reader);
		expect(open.map(({ name, door }) => [name.text, door.text, door.notice])).toEqual([
			["December", "Open now, until 5pm", "Closes for good on 18 December 2026"],
			["Far", "Open now, until 5pm", null],
		]);
		expect(planned.map(({ name, door }) => [name.text, door.text])).toEqual([["January", "Opens on 5 January 2027"]]);
		expect(closed).toEqual([]);
	});
});
