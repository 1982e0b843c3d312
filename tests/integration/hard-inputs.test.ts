/** Small lists and feeds, each of which is hard to read in one way, as councils really write; and what is right. */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import type { Council } from "../../app/features/directory/councils/queries.server";
import { listPublicServices } from "../../app/features/directory/listings/public-listings.server";
import { importFeed } from "../../app/features/exchange/open-referral/import-feed.server";
import { toHsdsLocation } from "../../app/features/exchange/open-referral/to-hsds";
import { importServices } from "../../app/features/exchange/sheets/import-services.server";
import { parseSheetMap } from "../../app/features/exchange/sheets/sheet-map";
import { ANYONE } from "../../app/model/people/asker";
import { aCouncil } from "../factories";
import { TEST } from "../factories/asker";

let council: Council;
beforeEach(async () => {
	council = await aCouncil();
});

const folder = mkdtempSync(join(tmpdir(), "hard-"));
function fileOf(name: string, content: string): string {
	const file = join(folder, name);
	writeFileSync(file, content);
	return file;
}

const shown = async () => listPublicServices(ANYONE, council.id);
const named = async (name: string) => {
	const found = (await shown()).find(({ content }) => content.name === name);
	if (!found) throw new Error(`${name} is not shown`);
	return found;
};

describe("a list", () => {
	const HEADINGS = "Group,Where,Postcode,On,From,Until,For,Price,Book,Remarks";
	const MAP = {
		source: "hard",
		columns: {
			name: "Group",
			venue: "Where",
			postcode: "Postcode",
			days: "On",
			start: "From",
			end: "Until",
			age: "For",
			cost: "Price",
			booking: "Book",
			notes: "Remarks",
		},
	};
	const load = async (rows: string[], { headings = HEADINGS, columns = {} } = {}) => {
		const map = parseSheetMap({ ...MAP, columns: { ...MAP.columns, ...columns } }, "the test");
		return importServices(TEST, { file: fileOf("list.csv", [headings, ...rows].join("\n")), council, map });
	};
	const schedules = async (name: string) =>
		(await named(name)).content.places.flatMap(({ schedules }) =>
			schedules.map(({ start, end, rrule }) => [rrule?.replace("FREQ=", ""), start, end]),
		);

	it("01: groups of one name for three ages are three services", async () => {
		await load([
			"Grow Together,Hub,ZZ1 1AA,Monday,14:00,15:30,Babies aged 0 to 6 months,Free,,",
			"Grow Together,Hub,ZZ1 1AA,Thursday,10:00,11:30,Babies aged 6 to 12 months,Free,,",
			"Grow Together,Hub,ZZ1 1AA,Thursday,13:30,15:00,Children aged 19 to 36 months,£2,yes,",
		]);
		expect(
			(await shown()).map(({ content: { eligibility, free, joining } }) => [
				eligibility.fromMonths,
				eligibility.toMonths,
				free,
				joining,
			]),
		).toEqual([
			[0, 6, true, null],
			[6, 12, true, null],
			[19, 36, false, "book"],
		]);
	});

	const TWO_GROUPS = [
		"Small Stars,Hub,ZZ1 1AA,Tuesday,10:00,12:00,Under 5,Free,,",
		"All Together,Hub,ZZ1 1AA,Monday,10:00,12:00,Under 5,Free,,",
		"All Together,Hub,ZZ1 1AA,Wednesday,10:00,12:00,Under 5,Free,,",
	];

	it("02: typing errors in a later one take nothing away, and are named", async () => {
		await load(TWO_GROUPS);
		const before = await shown();
		const report = await load(TWO_GROUPS.map((row) => row.replace(/(Tuesday|Wednesday),10:00/, "$1,10ish")));
		expect(report.warnings.filter(({ field }) => field === "start").map(({ where }) => where)).toEqual(["2", "4"]);
		expect(report.services).toMatchObject({ withdrawn: 0, changed: 0 });
		expect(report.kept.map(({ name }) => name).sort()).toEqual(["All Together", "Small Stars"]);
		expect(await shown()).toEqual(before);
	});

	it("03: of nothing but headings is refused, and changes nothing", async () => {
		await load(TWO_GROUPS);
		await expect(load([])).rejects.toThrow("has no row below its headings. Nothing was changed.");
		expect(await shown()).toHaveLength(2);
	});

	it.each<[who: string, from: number | null, to: number | null, pregnancy?: boolean]>([
		["Parents with babies aged 16 to 26 weeks", 3, 6],
		["Babies 0-9mths (pre-walkers)", 0, 9],
		["2yrs 9 months to 4 years", 33, 60],
		["2 years 6 months - 4 years", 30, 60],
		["bumps to 5 yrs", 0, 72, true],
		["Antenatal to 18 months", 0, 18, true],
		["newborn-crawling", 0, 9],
		["Birth - pre-school", 0, 60],
		["6wks-18mths", 1, 18],
		["walking to 3", 12, 48],
		["0-12m", 0, 12],
		["U5s", 0, 60],
		["Under-ones", 0, 12],
		["Five years and under", 0, 72],
		["3 and 4 year olds", 36, 60],
		["> 6 months", 6, null],
		["pregnant women and babies to 6 months", 0, 6, true],
	])("04, 05: %s", async (who, fromMonths, toMonths, pregnancy = false) => {
		await load([`Group,Hub,ZZ1 1AA,Monday,10:00,11:00,${who},,,`]);
		expect((await named("Group")).content.eligibility).toMatchObject({
			fromMonths,
			toMonths,
			pregnancy,
			children: true,
		});
	});

	it("05: keeps the words of an age that it does not understand, and says that nobody has said it", async () => {
		await load(["Group,Hub,ZZ1 1AA,Monday,10:00,11:00,Children who need more help to play,,,"]);
		expect((await named("Group")).content.eligibility).toMatchObject({
			children: null,
			note: "Children who need more help to play",
		});
	});

	it.each(["Adults 18+", "Parents 16-25", "over 18s"])("30: the age of adults limits no child: %s", async (who) => {
		await load([`Group,Hub,ZZ1 1AA,Monday,10:00,11:00,${who},,,`]);
		const { eligibility } = (await named("Group")).content;
		expect(eligibility).toMatchObject({ fromMonths: null, toMonths: null, children: true, note: who });
	});

	it.each([
		["1.30", "3.00", "13:30", "15:00", true],
		["1.30", "2.30pm", "13:30", "14:30", true],
		["12.30", "2.00", "12:30", "14:00", false],
		["9.30", "11am", "09:30", "11:00", false],
		["9.30-11am", "", "09:30", "11:00", false],
		["1-2.30", "", "13:00", "14:30", true],
		["10.00am–11.00am", "", "10:00", "11:00", false],
		["10am - noon", "", "10:00", "12:00", false],
	])("06, 07: from %s to %s", async (from, until, start, end, isTold) => {
		const { warnings } = await load([`Group,Hub,ZZ1 1AA,Monday,${from},${until},,,,`]);
		expect(await schedules("Group")).toEqual([["WEEKLY;BYDAY=MO", start, end]]);
		expect(warnings.some(({ reason }) => reason.includes("in the afternoon"))).toBe(isTold);
	});

	it.each([
		["every other Tues", "WEEKLY;INTERVAL=2;BYDAY=TU"],
		["last Friday of the month", "MONTHLY;BYDAY=-1FR"],
		["1st & 3rd Wed", "MONTHLY;BYDAY=1WE,3WE"],
		["Monday (term time only)", "WEEKLY;BYDAY=MO"],
		["Thurs.", "WEEKLY;BYDAY=TH"],
		["Friday morning", "WEEKLY;BYDAY=FR"],
	])("08: on %s", async (days, rrule) => {
		const headings = `${HEADINGS},Begins`;
		const columns = { validFrom: "Begins" };
		await load([`Group,Hub,ZZ1 1AA,${days},10:00,11:00,,,,,2026-09-01`], { headings, columns });
		expect(await schedules("Group")).toEqual([[rrule, "10:00", "11:00"]]);
	});

	it("08: every other week without a first date is shown in its words", async () => {
		const { warnings } = await load(["Group,Hub,ZZ1 1AA,every other Tues,10:00,11:00,,,,"]);
		expect(warnings).toMatchObject([{ field: "days", reason: expect.stringContaining("needs a first date") }, {}]);
		expect((await named("Group")).content).toMatchObject({
			timesNote: "every other Tues, 10:00 to 11:00",
			places: [{ schedules: [] }],
		});
	});

	it.each([
		["TTO", true, null],
		["not half term", false, "not half term"],
		["not term time only", false, "not term time only"],
	])("09: with the remark %s", async (remark, termTimeOnly, note) => {
		await load([`Group,Hub,ZZ1 1AA,Monday,10:00,11:00,,,,${remark}`]);
		expect((await named("Group")).content.places[0]?.schedules).toMatchObject([{ termTimeOnly, note }]);
	});

	it("10: that says nothing of booking invents nothing", async () => {
		await load(["Group,Hub,ZZ1 1AA,Monday,10:00,11:00,,,,"]);
		expect((await named("Group")).content).toMatchObject({ joining: null, free: null, level: null });
	});

	it("11: with a title above and a total below has neither among its services", async () => {
		const report = await load([HEADINGS, "Group,Hub,ZZ1 1AA,Monday,10:00,11:00,,,,", '"Total: 1 group",,,,,,,,,'], {
			headings: "Groups this autumn,,,,,,,,,",
		});
		expect(report.warnings).toContainEqual(expect.objectContaining({ where: "1", words: "Groups this autumn" }));
		expect(report.refused).toMatchObject([{ where: "4", field: "row", words: "Total: 1 group" }]);
		expect((await shown()).map(({ content }) => content.name)).toEqual(["Group"]);
	});

	it("12: that gives one session two ends and two prices is told", async () => {
		const { warnings } = await load([
			"Group,Hub,ZZ1 1AA,Monday,10:00,11:00,,Free,,",
			"Group,Hub,ZZ1 1AA,Monday,10:00,12:00,,£2,,",
		]);
		expect(warnings.filter(({ where }) => where === "3").map(({ field }) => field)).toEqual(["end", "cost"]);
	});

	it("13: parts an address into its street and its town", async () => {
		const columns = { address: "Street" };
		await load(['Centre,,ZZ1 1AA,,,,,,,,"9 Poplar Road, Stretley"'], { headings: `${HEADINGS},Street`, columns });
		const { content, locations } = await named("Centre");
		const place = locations.get(content.places[0]?.locationId ?? "");
		expect(place?.content.address).toMatchObject({ line1: "9 Poplar Road", town: "Stretley", postcode: "ZZ1 1AA" });
	});

	it("15: several rows of one service are one service with several sessions", async () => {
		const columns = { id: "Ref" };
		await load(
			[
				"Songs,Hub,ZZ1 1AA,Monday,10:00,11:00,,Free,,,S1",
				"Songs,Hub,ZZ1 1AA,Tuesday,14:00,15:00,,Free,,,S1",
				"Songs,Hub,ZZ1 1AA,Friday,10:00,11:00,,Free,,,S2",
			],
			{ headings: `${HEADINGS},Ref`, columns },
		);
		const days = (await shown()).map(({ content }) =>
			content.places.flatMap(({ schedules }) => schedules.map(({ rrule }) => rrule?.slice(-2))),
		);
		expect(days.sort()).toEqual([["FR"], ["MO", "TU"]]);
	});

	it("14, 16: keeps names with “at” whole, and two venues of one postcode apart", async () => {
		const report = await load([
			"KIDS AT PLAY - SENSORY CLASS,The Scout Hut,ZZ1 1AA,Monday,10:00,11:00,,,,",
			"YOGA AT SAMUEL STUDIOS,,ZZ1 1AA,Tuesday,10:00,11:00,,,,",
		]);
		expect(report.locations.added).toBe(2);
		const places = (await shown()).map(({ content, locations }) => [
			content.name,
			locations.get(content.places[0]?.locationId ?? "")?.content.name,
		]);
		expect(places).toEqual([
			["KIDS AT PLAY - SENSORY CLASS", "The Scout Hut"],
			["YOGA AT SAMUEL STUDIOS", "SAMUEL STUDIOS"],
		]);
	});
});

describe("a feed", () => {
	const item = (nth: number, more: object = {}) => ({
		id: `item-${nth}`,
		name: `Case ${nth}`,
		description: "What it is.",
		status: "active",
		organization: { id: "org", name: "An association", description: "Them" },
		...more,
	});
	const load = async (services: unknown) => {
		const report = await importFeed(TEST, {
			place: fileOf("feed.json", JSON.stringify(services)),
			council,
			source: "hard-feed",
		});
		if (!report) throw new Error("not changed");
		return report;
	};

	it("27: two items that became unreadable stay, and are named", async () => {
		await load({ contents: [item(1), item(2), item(3)] });
		const before = await shown();
		const report = await load({ contents: [item(1), item(2, { status: "Active" }), item(3, { name: undefined })] });
		expect(report.services).toMatchObject({ withdrawn: 0 });
		expect(report.kept.map(({ name }) => name).sort()).toEqual(["Case 2", "Case 3"]);
		expect(await shown()).toEqual(before);
		expect(before).toHaveLength(3);
	});

	const place = {
		id: "hall",
		name: "Hall",
		addresses: [{ id: "a", address_1: "Church Street", city: "Northmere", postal_code: "ZZ1 1AA" }],
	};

	it("25: all that a place has for those who need it is shown, and given on", async () => {
		const accessibility = [
			{ id: "1", description: "Wheelchair accessible entrance" },
			{ id: "2", description: "Hearing loop" },
			{ id: "3", accessibility: "changing-places" },
			{ id: "4", accessibility: "sensory-room", details: "Ask at the desk" },
		];
		await load([item(1, { service_at_locations: [{ id: "at", location: { ...place, accessibility } }] })]);
		const { locations } = await named("Case 1");
		const [hall] = [...locations.values()];
		expect(hall?.content).toMatchObject({
			accessFeatures: ["changing-places"],
			accessNote: "Wheelchair accessible entrance\nHearing loop\nsensory-room\nAsk at the desk",
		});
		const given = hall && toHsdsLocation(hall).accessibility;
		expect(given?.map((one) => one.accessibility ?? one.description)).toEqual([
			"changing-places",
			"Wheelchair accessible entrance",
			"Hearing loop",
			"sensory-room",
			"Ask at the desk",
		]);
	});

	it("29: a plain list, and a file with a byte order mark, are read", async () => {
		expect(await load([item(1)])).toMatchObject({ items: 1, services: { added: 1 } });
		const file = fileOf("bom.json", `\ufeff${JSON.stringify({ contents: [item(1), item(2)] })}`);
		expect(await importFeed(TEST, { place: file, council, source: "hard-feed" })).toMatchObject({ items: 2 });
	});

	it("24: telephones and addresses of contacts are the service's own", async () => {
		const contacts = [{ id: "c", title: "Lead", email: "hub@example.org", phones: [{ number: "01632 960001" }] }];
		const organization = { id: "org", name: "An association", phones: [{ number: "01632 960009" }] };
		await load([item(1, { contacts, organization }), item(2, { organization })]);
		const [one, two] = [(await named("Case 1")).content, (await named("Case 2")).content];
		expect(one).toMatchObject({ email: "hub@example.org", phones: [{ number: "01632 960001" }] });
		expect(two).toMatchObject({ email: null, phones: [{ number: "01632 960009" }] });
	});

	it("31: texts with tags are read as people see them, and nothing of them stands twice", async () => {
		await load([
			item(1, { description: "<p>Play &amp; stay</p><ul><li>Free</li></ul>" }),
			item(2, { description: "One paragraph only." }),
		]);
		expect((await named("Case 1")).content).toMatchObject({ summary: "Play & stay", description: "- Free" });
		const { content } = await named("Case 2");
		expect(content).toMatchObject({ summary: "One paragraph only.", description: "" });
	});

	it("35: what is online is at no place", async () => {
		const schedules = [{ id: "s", freq: "WEEKLY", byday: "MO", opens_at: "10:00", closes_at: "11:00" }];
		const virtual = { id: "net", location_type: "virtual", name: "Online" };
		const report = await load([
			item(1, { schedules, service_at_locations: [{ id: "at", location: virtual }] }),
			item(2, {
				service_at_locations: [
					{ id: "at-2", location: virtual },
					{ id: "at-3", location: place },
				],
			}),
		]);
		expect(report).toMatchObject({ warnings: [], locations: { added: 1 } });
		expect((await named("Case 1")).content).toMatchObject({
			channels: ["website"],
			places: [],
			schedules: [{ start: "10:00", end: "11:00" }],
		});
		expect((await named("Case 2")).content.channels).toEqual(["in-person", "website"]);
	});

	it("37: a page of Outpost's own API is read, and an address that it masks kept", async () => {
		const outpost = (nth: number, more = {}) => ({
			id: 6000 + nth,
			name: `Walk ${nth}`,
			description: "Meet on Mondays.",
			min_age: 18,
			max_age: null,
			free: true,
			status: "active",
			locations: [
				{
					id: 7000 + nth,
					name: "Community Centre",
					address_1: "Church Street",
					city: "Northmere",
					postal_code: "ZZ1 1AA",
					geometry: { type: "Point", coordinates: [-0.738, 51.86] },
					mask_exact_address: null,
					accessibilities: [{ name: "Car parking", slug: "car-parking" }],
					...more,
				},
			],
			contacts: [{ id: 1, name: null, email: "walk@example.org", phone: "01632 960001" }],
			organisation: { id: 4373, name: "An association" },
			taxonomies: [{ id: 403, name: "Staying active", slug: "staying-active" }],
			regular_schedules: [{ id: 8000 + nth, weekday: "Monday", opens_at: "09:30", closes_at: "12:00" }],
			cost_options: [],
			links: [{ label: "Website", url: "https://walk.example.org" }],
		});
		const content = [outpost(1), outpost(2, { mask_exact_address: true }), "nonsense"];
		const report = await load({ number: 1, totalPages: 1, totalElements: 3, last: true, content });
		expect(report).toMatchObject({ items: 3, services: { added: 2 }, refused: [{ reason: "is not an object" }] });
		const { content: walk, locations } = await named("Walk 1");
		expect(walk).toMatchObject({
			free: true,
			email: "walk@example.org",
			phones: [{ number: "01632 960001" }],
			url: "https://walk.example.org",
			foreignTerms: [{ term: "Staying active" }],
			places: [{ schedules: [{ rrule: "FREQ=WEEKLY;BYDAY=MO", start: "09:30", end: "12:00" }] }],
		});
		expect([...locations.values()][0]?.content).toMatchObject({
			name: "Community Centre",
			address: { line1: "Church Street", postcode: "ZZ1 1AA" },
			accessNote: "Car parking",
		});
		const masked = await named("Walk 2");
		expect([...masked.locations.values()]).toMatchObject([{ masked: true, position: null }]);
		expect(JSON.stringify([...masked.locations.values()])).not.toMatch(/Church Street|Community Centre|1AA/);
		await expect(load({ totalElements: 9, content })).rejects.toThrow("says it has 9 services, and gave 3");
	});

	it("28: that gives fewer than it says is not read", async () => {
		await expect(load({ total_items: 270, contents: [item(1)] })).rejects.toThrow(
			"says it has 270 services, and gave 1",
		);
	});

	it.each([
		["contacts", { contacts: { id: "x" } }],
		["languages", { languages: "Polish" }],
		["accessibility", { service_at_locations: [{ location: { id: "l", accessibility: { id: "x" } } }] }],
	])("26: %s of the wrong type costs that field", async (field, more) => {
		const report = await load({ contents: [item(1), item(2, more)] });
		expect(report).toMatchObject({ items: 2, refused: [], services: { added: 2 } });
		expect(report.warnings.some((one) => one.field.includes(field) && one.reason === "is not a list; left out")).toBe(
			true,
		);
	});

	it("32: NUL and half a character are taken out, alike on both engines", async () => {
		const report = await load({
			contents: [item(1, { description: "a\u0000b" }), item(2, { description: "x \ud800 y" })],
		});
		expect(report).toMatchObject({ refused: [], services: { added: 2 } });
		expect(report.warnings.map(({ field }) => field)).toEqual(["description", "description"]);
		expect((await shown()).map(({ content }) => content.summary)).toEqual(["ab", "x \ufffd y"]);
	});
});
