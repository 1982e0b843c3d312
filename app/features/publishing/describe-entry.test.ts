import { describe, expect, it } from "vitest";
import { aPhone, aSchedule } from "../../../tests/factories/listings";
import { ENGLISH } from "../../platform/i18n/languages";
import { speechIn } from "../../platform/i18n/speech.server";
import { blankArticle, blankLocation, blankOrganisation, blankService } from "./blank";
import { describeEntry, type KnownNames } from "./describe-entry";
import type { AnyEntry, EntryOf } from "./entries";

const names: KnownNames = {
	organisations: new Map([["org", "Harbour Families"]]),
	locations: new Map([["hall", "Harbour Hall"]]),
};
const speech = speechIn(ENGLISH);
const rowsOf = (entry: AnyEntry) =>
	new Map(describeEntry(entry, names, speech).flatMap(({ rows }) => rows.map(({ key, lines }) => [key, lines])));

const blank = blankService("Rhyme time", "org");
const service: EntryOf<"service"> = {
	...blank,
	content: {
		...blank.content,
		description: "Songs.\n\nAnd more songs.",
		topics: ["play", "early-language"],
		level: "universal",
		eligibility: { ...blank.content.eligibility, children: true, pregnancy: true, toMonths: 12 },
		free: false,
		costs: [{ id: "c", amount: 2.5, description: "a family", validFrom: null, validTo: null }],
		heldIn: ["pl"],
		phones: [aPhone({ number: "01632 960 123", description: "Bookings" })],
		places: [{ id: "at", locationId: "hall", schedules: [aSchedule({ exdates: ["2026-12-28"] })] }],
		translations: { pl: { name: "Rymowanki" } },
		translationFacts: { pl: { name: { by: "machine", source: "Rhyme time" } } },
	},
};

describe("a service in words", () => {
	it("says each field as families know it", () => {
		const rows = rowsOf(service);
		expect(rows.get("organisation")).toEqual(["Harbour Families"]);
		expect(rows.get("description")).toEqual(["Songs.", "And more songs."]);
		expect(rows.get("who")).toEqual(["Parents-to-be and parents of babies up to 12 months"]);
		expect(rows.get("costs")).toEqual(["£2.50, a family"]);
		expect(rows.get("heldIn")).toEqual(["Polish"]);
		expect(rows.get("phones")).toEqual(["Call 01632 960 123 (Bookings)"]);
		expect(rows.get("places")).toEqual(["Harbour Hall"]);
		expect(rows.get("times:at")).toEqual([
			"Every Monday, 10am to 11:30am, from 7 September 2026",
			"Not on 28 December 2026",
		]);
		expect(rows.get("translation:pl:name")).toEqual(["Rymowanki", "Translated by machine, not checked by a person"]);
	});

	it("names every date of one that has no rule", () => {
		const [place] = service.content.places;
		const schedule = aSchedule({ rrule: null, dtstart: "2026-12-01", rdates: ["2027-01-05", "2026-12-08"] });
		const dated = {
			...service,
			content: { ...service.content, places: [{ id: "at", locationId: "hall", ...place, schedules: [schedule] }] },
		};
		expect(rowsOf(dated).get("times:at")?.at(-1)).toBe("On 1 December 2026, 8 December 2026 and 5 January 2027");
	});

	it("says that a place is gone rather than nothing", () => {
		const elsewhere = {
			...service,
			content: { ...service.content, places: [{ id: "x", locationId: "gone", schedules: [] }] },
		};
		expect(rowsOf(elsewhere).get("places")).toEqual(["A place that is no longer there"]);
	});

	/** A field that no row tells could be changed without a reviewer seeing it. */
	it("leaves out no field of the content", () => {
		const told = (entry: AnyEntry) => JSON.stringify(describeEntry(entry, names, speech));
		const changes: Partial<EntryOf<"service">["content"]>[] = [
			{ name: "X" },
			{ summary: "X" },
			{ description: "X" },
			{ alert: "X" },
			{ url: "https://x.example" },
			{ email: "x@x.example" },
			{ phones: [] },
			{ contacts: [{ id: "1", name: "X", title: null }] },
			{ topics: [] },
			{ level: "targeted" },
			{ programme: "X" },
			{ eligibility: { ...service.content.eligibility, note: "X" } },
			{ channels: ["phone"] },
			{ format: "course" },
			{ joining: "book" },
			{ howToJoin: "X" },
			{ bookingUrl: "https://x.example" },
			{ free: true },
			{ costs: [] },
			{ costNote: "X" },
			{ heldIn: [] },
			{ interpreter: ["*"] },
			{ send: true },
			{ accessFeatures: ["bsl"] },
			{ accessNote: "X" },
			{ places: [] },
			{ schedules: [aSchedule()] },
			{ timesNote: "X" },
			{ sourceNote: "X" },
			{ areasServed: ["X"] },
			{ waitWeeks: 2 },
			{
				foreignTerms: [{ id: "1", termId: "1", taxonomyId: null, taxonomy: "T", term: "X", uri: null, linkType: null }],
			},
			{ translations: {} },
			{ translationFacts: {} },
		];
		expect(new Set(changes.flatMap(Object.keys))).toEqual(new Set([...Object.keys(service.content), "sourceNote"]));
		for (const change of changes) {
			const changed = { ...service, content: { ...service.content, ...change } };
			expect(told(changed), Object.keys(change).join()).not.toBe(told(service));
		}
	});
});

describe("other kinds", () => {
	it("a hub says its hours, its address and whether that is confidential", () => {
		const hub = blankLocation("Harbour Family Hub", true);
		if (!hub.content.hub) throw new Error("it is no hub");
		hub.content.hub.hours.regular = [{ day: "MO", opens: "09:00", closes: "17:00" }];
		hub.content.address = { line1: "1 Quay", line2: null, town: "Northmere", county: null, postcode: "ZZ1 1AA" };
		const rows = rowsOf(hub);
		expect(rows.get("hours")).toEqual(["Monday, 9am to 5pm"]);
		expect(rows.get("address")).toEqual(["1 Quay", "Northmere", "ZZ1 1AA"]);
		expect(rows.get("masked")).toEqual(["No"]);
	});

	it("an organisation, an article and a part of the offer", () => {
		expect(rowsOf(blankOrganisation("Harbour Families")).get("name")).toEqual(["Harbour Families"]);
		expect(rowsOf(blankArticle("Weaning", "2026-11-02")).get("reviewedOn")).toEqual(["2 November 2026"]);
		expect(rowsOf(blankArticle("Weaning", "2026-02-31")).get("reviewedOn")).toEqual(["2026-02-31"]);
		const part: AnyEntry = {
			kind: "offer-section",
			content: { about: { topic: "housing" }, text: "A home.", translations: {}, translationFacts: {} },
		};
		expect(rowsOf(part).get("offerPart")).toEqual(["Housing"]);
		expect(rowsOf(part).get("offerText")).toEqual(["A home."]);
	});
});
