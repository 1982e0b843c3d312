import { describe, expect, it } from "vitest";
import { aLocation, aService } from "../../../../tests/factories";
import { type KeptPlace, keepConfidential, nearConfidential } from "./near-confidential";

const place = (line1: string, { name = "", postcode = "", town = "Northmere", id = line1 } = {}): KeptPlace => ({
	id,
	name,
	address: { line1, line2: null, town, county: null, postcode },
});

const areNear = (one: KeptPlace, other: KeptPlace) => nearConfidential([one], [other]).has(one.id);

describe("two places may be the same", () => {
	it.each([
		[
			"in one postcode, however it is written",
			place("23 Rowan Lane", { postcode: "ZZ1 1AA" }),
			place("The Annexe", { postcode: "zz11aa" }),
		],
		["of one name", place("1 Quay", { name: "Rowan House" }), place("Quayside", { name: "The rowan-hse" })],
		["the same house, with the street cut short", place("23 Rowan Lane"), place("23 Rowan Ln, Flat 2")],
		["the same house, with the flat before it", place("23 Rowan Lane"), place("Flat 2, 23 Rowan Lane")],
		["the same house, read as a town", place("23 Rowan Lane"), place("Flat 2", { town: "23 Rowan Lane" })],
		["the same house, with its number last", place("23 Rowan Lane"), place("Rowan Lane 23")],
		["the same house of a saint's street", place("4 St. Mary's Road"), place("4 St Marys Rd")],
	])("%s", (_, one, other) => {
		expect(areNear(one, other)).toBe(true);
		expect(areNear(other, one)).toBe(true);
	});

	it.each([
		["another house", place("23 Rowan Lane"), place("24 Rowan Lane")],
		["another street", place("23 Rowan Lane"), place("23 Harbour Lane")],
		["a street of another kind", place("23 Church Lane"), place("23 Church Road")],
		["a town of one name", place("23 Rowan Lane, Northmere"), place("23 High Street, Northmere")],
		["the number of a flat", place("Flat 2, 23 Rowan Lane"), place("2 Rowan Lane")],
		["no number", place("The Hall"), place("The Annexe")],
		["words that every object has", place("constructor"), place("toString")],
	])("and are not: %s", (_, one, other) => {
		expect(areNear(one, other)).toBe(false);
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

	it("are confidential where they may be a confidential one", () => {
		const listed = listings();
		const { listings: kept, hidden } = keepConfidential(listed, [refuge], new Set());
		expect(hidden).toEqual([{ id: house.id, isNew: true }]);
		expect(kept.locations.map(({ masked }) => masked)).toEqual([true, false]);
		expect(kept.services).toEqual(listed.services);
	});

	it("stay as a person has them: neither hidden again nor shown", () => {
		expect(keepConfidential(listings(), [refuge], new Set([house.id])).hidden).toEqual([]);
		const own = { id: house.id, name: house.content.name, address: house.content.address };
		const again = keepConfidential(listings(), [own], new Set([house.id]));
		expect(again.hidden).toEqual([{ id: house.id, isNew: false }]);
		expect(again.listings.locations[0]?.masked).toBe(true);
	});
});
