import { describe, expect, it } from "vitest";
import { aLocation, aService } from "../../../../tests/factories";
import { type KeptPlace, keepConfidential, mayBeSame } from "./near-confidential";

const place = (line1: string, { name = "", postcode = "", town = "Northmere", id = line1 } = {}): KeptPlace => ({
	id,
	name,
	address: { line1, line2: null, town, county: null, postcode },
});

describe("two places may be the same", () => {
	it.each([
		[
			"in one postcode, however it is written",
			place("23 Rowan Lane", { postcode: "ZZ1 1AA" }),
			place("The Annexe", { postcode: "zz11aa" }),
		],
		["of one name", place("1 Quay", { name: "Rowan House" }), place("Quayside", { name: "rowan-house" })],
		["the same house, with the street cut short", place("23 Rowan Lane"), place("23 Rowan Ln, Flat 2")],
	])("%s", (_, one, other) => {
		expect(mayBeSame(one, other)).toBe(true);
		expect(mayBeSame(other, one)).toBe(true);
	});

	it("and are not when nothing of it is said", () => {
		expect(mayBeSame(place("23 Rowan Lane"), place("24 Rowan Lane"))).toBe(false);
		expect(mayBeSame(place("The Hall"), place("The Annexe"))).toBe(false);
	});
});

describe("a source's places", () => {
	const refuge = place("23 Rowan Lane", { id: "refuge", name: "Rowan House", postcode: "ZZ1 1AA" });
	const house = aLocation({ name: "Rowan", address: { line1: "23 Rowan Ln", town: "Northmere", postcode: "ZZ1 1AA" } });
	const hall = aLocation({ name: "Hall", address: { line1: "1 Quay", town: "Northmere", postcode: "ZZ2 2AA" } });
	const at = (name: string, locationId: string) => {
		const service = aService({ name });
		const places = [{ id: `${name}-place`, locationId, schedules: [] }];
		return { ...service, slug: `${name}-at-rowan`, content: { ...service.content, places } };
	};
	const listings = (locations = [house, hall]) => ({
		source: "sheet",
		organisations: [],
		locations,
		services: [at("haven", house.id), at("play", hall.id)],
		unread: { organisations: new Set<string>(), locations: new Set<string>(), services: new Set<string>() } as never,
	});

	it("are confidential where they may be a confidential one, and so is the address of the page", () => {
		const { listings: kept, hidden } = keepConfidential(listings(), [refuge], new Set());
		expect(hidden).toEqual([{ id: house.id, isNew: true }]);
		expect(kept.locations.map(({ masked }) => masked)).toEqual([true, false]);
		expect(kept.services.map(({ slug }) => slug)).toEqual(["haven", "play-at-rowan"]);
	});

	it("stay as a person has them: neither hidden again nor shown", () => {
		expect(keepConfidential(listings(), [refuge], new Set([house.id])).hidden).toEqual([]);
		const own = { id: house.id, name: house.content.name, address: house.content.address };
		const again = keepConfidential(listings(), [own], new Set([house.id]));
		expect(again.hidden).toEqual([{ id: house.id, isNew: false }]);
		expect(again.listings.locations[0]?.masked).toBe(true);
	});
});
