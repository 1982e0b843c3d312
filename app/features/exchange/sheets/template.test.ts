import { describe, expect, it } from "vitest";
import { fieldOf, suggestColumns } from "../jobs/job-map";
import { readSheetText } from "./read-sheet.server";
import { isExample, TEMPLATE, templateSheet } from "./template";

describe("the sheet to fill in", () => {
	it.each(TEMPLATE.map(([heading, field]) => [heading, field] as const))(
		"has %s for the field %s, and an upload knows it",
		(heading, field) => {
			expect(fieldOf(heading)).toBe(field);
		},
	);

	it("gives each column its own field", () => {
		expect(Object.keys(suggestColumns(TEMPLATE.map(([heading]) => heading)))).toHaveLength(TEMPLATE.length);
	});

	it("is read without its examples, which are told, and with what was filled in below them", async () => {
		const filled = TEMPLATE.map(([, field]) => (field === "name" ? "Toddler group" : "")).join(",");
		const { headings, rows, titles, refused } = await readSheetText(`${templateSheet()}${filled}\r\n`);
		expect(headings).toEqual(TEMPLATE.map(([heading]) => heading));
		expect(rows.map(({ line, cells }) => [line, cells.get("Name")])).toEqual([[4, "Toddler group"]]);
		expect(titles.map(({ where, reason }) => [where, reason])).toEqual([
			["2", "is an example of how to fill in the sheet; left out"],
			["3", "is an example of how to fill in the sheet; left out"],
		]);
		expect(refused).toEqual([]);
	});

	it("takes no service for an example because of its name", () => {
		expect(isExample(["Example sessions for new dads"])).toBe(false);
		expect(isExample([" EXAMPLE, not imported: Rhyme time"])).toBe(true);
	});
});
