import { expect, it } from "vitest";
import { builtInFor, mapOf, suggestColumns } from "./job-map";

it("guesses what columns mean from their headings, each field once and an address of several", () => {
	expect(
		suggestColumns([
			"Session name",
			"Who is it for?",
			"Venue",
			"Street",
			"Town",
			"Post code",
			"Day",
			"Start time",
			"Finish",
			"Cost",
			"Shoe size",
		]),
	).toEqual({
		name: ["Session name"],
		age: ["Who is it for?"],
		venue: ["Venue"],
		address: ["Street", "Town"],
		postcode: ["Post code"],
		days: ["Day"],
		start: ["Start time"],
		end: ["Finish"],
		cost: ["Cost"],
	});
});

it("knows the portal's own sheets", () => {
	expect(
		builtInFor([
			"service_id",
			"service",
			"organisation_id",
			"organisation",
			"place_id",
			"starts_on",
			"service_more",
			"x",
		]),
	).toBe("hub-export");
	expect(builtInFor(["name", "days"])).toBeUndefined();
});

it("makes a mapping, with what categories are about", () => {
	const map = mapOf({
		source: "ours",
		map: { columns: { name: ["Title"] }, organisation: "Us", topics: { "Rhymes (0-4)": "early-language" } },
	});
	if (!("columns" in map)) throw new Error("not a mapping of columns");
	expect(map.organisation?.name).toBe("Us");
	expect(map.rules[0]?.when.matches.test("rhymes (0-4)")).toBe(true);
	expect(map.rules[0]?.when.matches.test("Rhymes 0-4 and more")).toBe(false);
});
