import { expect, test } from "vitest";
import { aCouncil, aLocation, aService, saved } from "../../../../tests/factories";
import { locateFamily, placeInWords } from "./named-places.server";

test("what families say for a need is no place in a search's words, whatever an address calls so", async () => {
	const council = await aCouncil({ name: "Northmere Council" });
	const at = (name: string, line2: string, masked = false) =>
		aLocation({ name, masked, at: [54.1, -1.2], address: { line1: "High Road", line2, town: "Leytonholm" } });
	const places = [at("Books", "Library"), at("Rooms", "Gullhaven"), at("Secret House", "Rowanfold", true)];
	await saved(council, { locations: places, services: [aService({ name: "Rhyme time", places })] });

	const placeIn = (words: string) => placeInWords(council, words, "en");
	expect(await placeIn("library")).toBeUndefined();
	expect(await placeIn("library in gullhaven")).toEqual({ kind: "named", name: "Gullhaven", rest: "library" });
	expect(await placeIn("Leytonholm baby group")).toEqual({
		kind: "named",
		name: "Leytonholm",
		rest: "baby group",
	});
	expect(await placeIn("group in rowanfold")).toBeUndefined();

	expect(await placeIn("toddler group in e17 8pj")).toEqual({
		kind: "postcode",
		name: "e17 8pj",
		rest: "toddler group",
	});
	expect(await placeIn("E178PJ library")).toEqual({ kind: "postcode", name: "E178PJ", rest: "library" });
	expect(await placeIn("vitamin b12")).toBeUndefined();

	// Where a place is asked for, it is one.
	const { where, place } = { place: undefined, ...(await locateFamily(council, "Library")) };
	expect({ where, place }).toMatchObject({ where: "here", place: { kind: "named", name: "Library" } });
	expect((await locateFamily(council, "Rowanfold")).where).toBe("nowhere");
});
