import fc from "fast-check";
import { expect, test } from "vitest";
import { slugGiver, slugify } from "./slugs";

test.each([
	["Dads' Club & Café", "dads-club-and-cafe"],
	["Best Start Family Hub: Queens Road", "best-start-family-hub-queens-road"],
	["  Under-2s   (0–1) ", "under-2s-0-1"],
	["Łódź", "odz"],
	["پارک", "listing"],
	["", "listing"],
	[`${"word ".repeat(30)}`, "word-word-word-word-word-word-word-word-word-word-word-word-word-word-word-word"],
	["x".repeat(200), "x".repeat(80)],
])("the slug of %j is %j", (name, slug) => {
	expect(slugify(name)).toBe(slug);
});

test("a slug is safe in a URL whatever the name", () => {
	fc.assert(
		fc.property(fc.string({ unit: "grapheme" }), (name) => {
			expect(slugify(name)).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
			expect(slugify(name).length).toBeLessThanOrEqual(80);
		}),
	);
});

test("the same slug is never given twice", () => {
	const give = slugGiver(["play", "play-2"]);
	expect([give("play"), give("play"), give("play-3"), give("rhymes"), give("play")]).toEqual([
		"play-3",
		"play-4",
		"play-3-2",
		"rhymes",
		"play-5",
	]);
});
