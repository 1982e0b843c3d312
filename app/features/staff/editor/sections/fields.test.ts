import { describe, expect, it } from "vitest";
import type { Values } from "../../../../platform/forms/field-errors";
import { blankLocation, blankOrganisation, blankService } from "../../../publishing/blank";
import { type AnyEntry, entryShapes } from "../../../publishing/entries";
import type { SectionSlug } from "../../../publishing/section-slug";
import { findSection } from "./index";
import type { SectionContext } from "./section";

const known: SectionContext = {
	id: "e1",
	today: "2026-11-24",
	rules: { terms: [], bankHolidays: "off" },
	hubs: new Map(),
	organisations: new Map([["o2", "Tideline"]]),
	locations: new Map([["l1", "Harbour Hall"]]),
	place: null,
	part: null,
};

const blanks: Record<string, AnyEntry> = {
	service: blankService("Rhyme time", "o1"),
	location: blankLocation("Harbour Hub", true),
	organisation: blankOrganisation("Tideline"),
};

/** What comes of a section of a blank entry when these fields are typed over what it shows. */
function typed(path: string, said: Values, about: Partial<SectionContext> = {}) {
	const [kind = "", slug] = path.split("/");
	const entry = blanks[kind];
	const section = entry && findSection(entry.kind, slug as SectionSlug);
	if (!entry || !section) throw new Error(`There is no ${path}.`);
	const told = { ...known, ...about };
	return section.read({ ...section.values(entry, told), ...said }, entry, told);
}

describe("what is typed", () => {
	it.each<[string, Values, object]>([
		["service/about", { name: "  Baby\ncafé " }, { content: { name: "Baby café" } }],
		[
			"service/about",
			{ description: "<script>alert(1)</script>" },
			{ content: { description: "<script>alert(1)</script>" } },
		],
		["service/about", { topics: ["send", "parenting"] }, { content: { topics: ["parenting", "send"] } }],
		[
			"service/who",
			{ who: ["pregnancy", "children"], from: "6", "from-unit": "months", to: "2", "to-unit": "years" },
			{ content: { eligibility: { pregnancy: true, fromMonths: 6, toMonths: 24 } } },
		],
		[
			"service/who",
			{ who: "children", from: "1.5", "from-unit": "years" },
			{ content: { eligibility: { fromMonths: 18 } } },
		],
		[
			"service/who",
			{ who: "pregnancy", "from-unit": "years" },
			{ content: { eligibility: { children: false, fromMonths: null } } },
		],
		[
			"service/cost",
			{ free: "paid", costs: ["c1"], "costs-0-amount": "£2.50", "costs-0-description": "a family" },
			{ content: { free: false, costs: [{ id: "c1", amount: 2.5, description: "a family" }] } },
		],
		["service/cost", { free: "paid", costs: "c1", "costs-0-amount": "50p" }, { content: { costs: [{ amount: 0.5 }] } }],
		[
			"service/cost",
			{
				free: "paid",
				costs: "c1",
				"costs-0-amount": "£1,200",
				"costs-0-from-day": "29",
				"costs-0-from-month": "Feb",
				"costs-0-from-year": "28",
			},
			{ content: { costs: [{ amount: 1200, validFrom: "2028-02-29" }] } },
		],
		["service/cost", { free: "free", costs: ["c1"], "costs-0-amount": "" }, { content: { free: true, costs: [] } }],
		[
			"service/joining",
			{ "booking-url": "book.example.org/hall" },
			{ content: { bookingUrl: "https://book.example.org/hall" } },
		],
		[
			"service/contact",
			{ phones: ["p1"], "phones-0-number": "01632 960 001", "phones-0-hours-MO": "9am to noon, 1pm-5pm" },
			{
				content: {
					phones: [
						{
							id: "p1",
							number: "01632 960 001",
							hours: {
								regular: [
									{ day: "MO", opens: "09:00", closes: "12:00" },
									{ day: "MO", opens: "13:00", closes: "17:00" },
								],
							},
						},
					],
				},
			},
		],
		[
			"service/languages",
			{ "held-in": "pl", "held-in-others": "Tigrinya, bengali", interpreter: "any" },
			{ content: { heldIn: ["pl", "ti", "bn"], interpreter: ["*"] } },
		],
		[
			"service/places",
			{ organisation: "o2", places: ["l1"], channels: ["in-person", "phone"] },
			{
				organisationId: "o2",
				content: { channels: ["in-person", "phone"], places: [{ locationId: "l1", schedules: [] }] },
			},
		],
		[
			"location/hours",
			{
				"week-SU": "midnight to midnight",
				exceptions: ["x"],
				"exceptions-0-date-day": "24",
				"exceptions-0-date-month": "12",
				"exceptions-0-date-year": "2026",
				"exceptions-0-hours": "Closed",
			},
			{
				content: {
					hub: {
						hours: {
							regular: [{ day: "SU", opens: "00:00", closes: "23:59" }],
							exceptions: [{ date: "2026-12-24", opens: null, closes: null }],
						},
					},
				},
			},
		],
		[
			"location/hours",
			{
				"week-MO": "9-5",
				"week-TU": "0900-1700",
				"week-WE": "9.30am til 1",
				"week-TH": "24 hours",
				"week-FR": "10 to 12, 1.30pm – 5",
				"week-SA": "2-4pm",
			},
			{
				content: {
					hub: {
						hours: {
							regular: [
								{ day: "MO", opens: "09:00", closes: "17:00" },
								{ day: "TU", opens: "09:00", closes: "17:00" },
								{ day: "WE", opens: "09:30", closes: "13:00" },
								{ day: "TH", opens: "00:00", closes: "23:59" },
								{ day: "FR", opens: "10:00", closes: "12:00" },
								{ day: "FR", opens: "13:30", closes: "17:00" },
								{ day: "SA", opens: "14:00", closes: "16:00" },
							],
						},
					},
				},
			},
		],
		["location/about", { hub: "place" }, { content: { hub: null } }],
		[
			"location/address",
			{ postcode: "zz11aa", position: "by-hand", lat: "54.1", lon: "-1.2" },
			{ position: { lat: 54.1, lon: -1.2 }, content: { address: { postcode: "ZZ1 1AA" } } },
		],
	])("in %s is read: %j", (path, said, entry) => {
		const read = typed(path, said);
		expect(read).toMatchObject({ ok: true, entry });
		if (read.ok) expect(entryShapes[read.entry.kind].safeParse(read.entry).error?.issues ?? []).toEqual([]);
	});

	it.each<[string, Values, Record<string, string>]>([
		["service/about", { name: " " }, { name: "name" }],
		[
			"service/about",
			{ name: "x".repeat(100_000), summary: "y".repeat(301), description: "z".repeat(100_000) },
			{ name: "too-long", summary: "too-long", description: "too-long" },
		],
		["service/who", { who: [] }, { who: "who" }],
		[
			"service/who",
			{ who: "children", from: "3", "from-unit": "years", to: "6", "to-unit": "months" },
			{ to: "age-order" },
		],
		["service/who", { who: "children", to: "99", "to-unit": "years" }, { to: "age-too-old" }],
		["service/who", { who: "children", from: "two" }, { from: "age" }],
		[
			"service/cost",
			{ free: "paid", costs: ["a", "b"], "costs-0-amount": "two pounds", "costs-1-amount": "99999" },
			{ "costs-0-amount": "pounds", "costs-1-amount": "pounds-too-many" },
		],
		[
			"service/cost",
			{
				free: "paid",
				costs: "a",
				"costs-0-amount": "2",
				"costs-0-from-day": "30",
				"costs-0-from-month": "2",
				"costs-0-from-year": "2027",
			},
			{ "costs-0-from": "date" },
		],
		["service/joining", { "booking-url": "javascript:alert(1)" }, { "booking-url": "link" }],
		[
			"service/joining",
			{ "booking-url": "https://", "wait-weeks": "-1" },
			{ "booking-url": "link", "wait-weeks": "number" },
		],
		["service/contact", { url: "data:text/html,x", email: "not an address" }, { email: "email", url: "link" }],
		[
			"service/contact",
			{ phones: ["a", "b"], "phones-0-description": "Booking", "phones-1-number": "ring us" },
			{ "phones-0-number": "phone-missing", "phones-1-number": "phone" },
		],
		["service/contact", { phones: "a", "phones-0-number": "01632 96 0" }, { "phones-0-number": "phone-short" }],
		["service/languages", { "held-in-others": "Klingonish" }, { "held-in-others": "language" }],
		["service/languages", { interpreter: "some" }, { interpreted: "interpreted" }],
		[
			"service/places",
			{ channels: [], organisation: "of-somebody-else" },
			{ channels: "channels", organisation: "not-offered" },
		],
		["service/places", { places: ["l1", "elsewhere"], channels: "phone" }, { places: "not-offered" }],
		[
			"service/about",
			{ topics: ["send", "weather"], level: "constructor" },
			{ topics: "not-offered", level: "not-offered" },
		],
		["service/who", { who: "children", from: "6", "from-unit": "__proto__" }, { "from-unit": "not-offered" }],
		["service/who", { who: "pregnancy", from: "6" }, { who: "not-asked" }],
		["service/cost", { free: "free", costs: ["c1"], "costs-0-amount": "2.50" }, { free: "not-asked" }],
		["service/cost", { free: "free", costs: ["c1"], "costs-0-description": "a family" }, { free: "not-asked" }],
		["service/languages", { interpreter: "any", interpreted: "ur" }, { interpreter: "not-asked" }],
		["service/languages", { interpreter: "none", "interpreted-others": "Welsh" }, { interpreter: "not-asked" }],
		["location/about", { hub: "place", "status-from-day": "40" }, { hub: "not-asked" }],
		["location/address", { position: "postcode", lat: "54.1" }, { position: "not-asked" }],
		["location/address", { position: "somewhere" }, { position: "not-offered" }],
		[
			"location/hours",
			{ "week-MO": "5pm to 9am", "week-TU": "all day", "week-WE": "9am to 12pm, 11am to 2pm" },
			{ "week-MO": "hours-order", "week-TU": "hours", "week-WE": "hours-overlap" },
		],
		[
			"location/hours",
			{ "week-MO": "7-9", "week-TU": "8-9pm", "week-WE": "9-5-3", "week-TH": `9${"\t".repeat(150_000)}-5` },
			{ "week-MO": "hours", "week-TU": "hours", "week-WE": "hours", "week-TH": "too-long" },
		],
		[
			"location/hours",
			{ exceptions: "x", "exceptions-0-hours": "9am to 5pm" },
			{ "exceptions-0-date": "exception-date" },
		],
		["location/address", { postcode: "Harbour Street" }, { postcode: "postcode" }],
		["location/address", { position: "by-hand", lat: "-1.2", lon: "54.1" }, { lat: "lat", lon: "lon" }],
		["organisation/about", { url: "JAVASCRIPT:alert(1)" }, { url: "link" }],
	])("in %s is refused: %j", (path, said, errors) => {
		const read = typed(path, said);
		const found = read.ok
			? {}
			: Object.fromEntries(Object.entries(read.errors).map(([at, { reason }]) => [at, reason]));
		expect(found).toEqual(errors);
	});
});

describe("a telephone number", () => {
	const withPhone = (number: string) => {
		const service = blankService("Rhyme time", "o1");
		const phone = { id: "p1", number, description: null, kind: "voice" as const, languages: [], hours: null };
		return { ...service, content: { ...service.content, phones: [phone] } };
	};
	const typedOver = (before: string, number: string) => {
		const read = findSection("service", "contact")?.read(
			{ phones: "p1", "phones-0-number": number },
			withPhone(before),
			known,
		);
		return read?.ok ? read.entry.content.phones.map((phone) => phone.number) : read;
	};

	it("is kept in one form, but for one that came in groups of its own", () => {
		expect(typedOver("", "+44 1632 960001")).toEqual(["01632 960 001"]);
		expect(typedOver("", "999")).toEqual(["999"]);
		expect(typedOver("0800 33 11 77", "0800 331177")).toEqual(["0800 33 11 77"]);
		expect(typedOver("0800 33 11 77", "0800 33 11 78")).toEqual(["0800 331 178"]);
	});

	it("is left as it came while nobody changes it, be it none", () => {
		expect(typedOver("0161 496, option 2", "0161 496, option 2")).toEqual(["0161 496, option 2"]);
		expect(typedOver("0161 496, option 2", "0161 496, option 3")).toMatchObject({
			errors: { "phones-0-number": { reason: "phone" } },
		});
	});
});

describe("an address", () => {
	const position = { lat: 54.1, lon: -1.2 };
	const at = (place: SectionContext["place"]) => typed("location/address", { postcode: "ZZ1 1AA" }, { place });

	it("gets its position from its postcode", () => {
		const place = { kind: "postcode", postcode: "ZZ1 1AA", position, district: null, area: null, lsoa: null } as const;
		expect(at(place)).toMatchObject({ entry: { position } });
	});
	it("is refused with a postcode that nobody knows or that is no longer in use", () => {
		expect(at({ kind: "unknown", typed: "ZZ1 1AA" })).toMatchObject({
			errors: { postcode: { reason: "postcode-unknown" } },
		});
		const over = { kind: "terminated", postcode: "ZZ1 1AA", since: "2020-01", area: null } as const;
		expect(at(over)).toMatchObject({ errors: { postcode: { reason: "postcode-terminated" } } });
	});
});
