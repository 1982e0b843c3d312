import { describe, expect, it } from "vitest";
import { aCost, aLocation, anOrganisation, aPhone, aSchedule, aService } from "../../../../tests/factories";
import { publicLocation } from "../../../model/listings/public-location";
import type { PublicService } from "../../../model/listings/public-service";
import { ENGLISH } from "../../../platform/i18n/languages";
import { speechIn } from "../../../platform/i18n/speech.server";
import { listingCard, type WantedSession } from "./describe-listing";

/** A Tuesday. */
const now = { date: "2026-11-24", time: "10:30" };
const home = { lat: 54.1, lon: -1.2 };
const north = (miles: number): [number, number] => [home.lat + miles / 69.0934, home.lon];
const hall = aLocation({ name: "Hall", at: north(0.4) });
const annexe = aLocation({ name: "Annexe", at: north(0.4) });
const school = aLocation({ name: "School", at: north(3) });
const refuge = aLocation({ name: "Refuge", at: north(1), masked: true });
const weekly = (day: string) => aSchedule({ rrule: `FREQ=WEEKLY;BYDAY=${day}` });
const thursday = "Thursday 26 November, 10am to 11:30am";

function card(said: Parameters<typeof aService>[0], wanted: Partial<WantedSession>, found = 0) {
	const { when, where, distance } = fullCard(said, wanted, found);
	return [when, where[0]?.text, distance];
}

function fullCard(said: Parameters<typeof aService>[0], wanted: Partial<WantedSession> = {}, found = 0) {
	const { id, content } = aService(said);
	const locations = new Map(
		[hall, annexe, school, refuge].map((one) => {
			const { lat, lon } = one.position ?? { lat: null, lon: null };
			return [one.id, publicLocation({ ...one, slug: one.id, isHub: false, lat, lon })];
		}),
	);
	const organisation = { id: "o", slug: "o", content: anOrganisation().content };
	const service: PublicService = {
		id,
		slug: id,
		assuredOn: null,
		updatedAt: new Date(0),
		content,
		organisation,
		locations,
	};
	const context = {
		speech: speechIn(ENGLISH),
		council: "northmere",
		now,
		rules: { terms: [], bankHolidays: "off" as const },
		wanted: { day: [], time: [], distance: null, ...wanted },
	};
	const nearest = { from: home, placeId: content.places[found]?.id ?? null };
	return listingCard(service, context, nearest);
}

it.each<[string, Parameters<typeof aService>[0], string[]]>([
	["a group", { places: [hall] }, ["Free", "Drop in"]],
	["a line", { channels: ["phone"], phones: [aPhone()] }, ["Free"]],
	["a line with an office", { format: "helpline", channels: ["phone"], places: [hall] }, ["Free"]],
	["an app", { channels: ["app", "website"] }, ["Free"]],
	["a group at a price", { free: false, costs: [aCost({ amount: 2 })], places: [hall] }, ["£2", "Drop in"]],
])("a card says what it costs, and where one may drop in: %s", (_, said, texts) => {
	const { badges } = fullCard(said);
	expect(badges.map(({ text }) => text.text)).toEqual(texts);
});

describe("the card of a service that was found near a family", () => {
	const both = {
		places: [
			{ at: hall, schedules: [weekly("TU")] },
			{ at: school, schedules: [weekly("TH")] },
		],
	};

	it("tells the next time at the place that was found", () => {
		expect(card(both, {})).toEqual(["On now, until 11:30am", "Hall, Northmere", "0.4 miles away"]);
		expect(card(both, { day: ["TH"] }, 1)).toEqual([thursday, "School, Northmere", "3 miles away"]);
	});

	it("tells another place with its own distance where only that has what was asked", () => {
		expect(card(both, { day: ["TH"] })).toEqual([thursday, "School, Northmere", "3 miles away"]);
	});

	it("tells nothing that is farther away than was asked, or where nobody may know", () => {
		const none = "No dates planned yet. Ask when it is next on.";
		expect(card(both, { day: ["TH"], distance: 2 })).toEqual([none, "Hall, Northmere", "0.4 miles away"]);
		const hidden = { places: [...both.places.slice(0, 1), { at: refuge, schedules: [weekly("TH")] }] };
		expect(card(hidden, { day: ["TH"], distance: 2 })).toEqual([none, "Hall, Northmere", "0.4 miles away"]);
	});

	it("takes two entrances of one building for one place", () => {
		const beside = {
			places: [
				{ at: hall, schedules: [weekly("TU")] },
				{ at: annexe, schedules: [weekly("TH")] },
				{ at: school, schedules: [weekly("WE"), weekly("TH")] },
			],
		};
		expect(card(beside, { day: ["TH"] })).toEqual([thursday, "Hall, Northmere", "0.4 miles away"]);
	});

	it("tells when a line answers on the day that was asked for, and not whether it does now", () => {
		const line = { channels: ["phone" as const], phones: [aPhone()], schedules: [weekly("TU,TH")] };
		expect(card(line, {})[0]).toBe("Open now, until 11:30am");
		expect(card(line, { day: ["TH"] })[0]).toBe(thursday);
	});
});
