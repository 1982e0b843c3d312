import { describe, expect, it } from "vitest";
import { parseFrontMatter } from "./front-matter";

describe("the head of an article", () => {
	it("gives values, lists and the text below", () => {
		const text =
			"---\ntitle: Milk: how much?\ntopics:\n  - infant-feeding\n  - money\nsource: NHS\n---\n## One\n\nTwo\n";
		expect(parseFrontMatter(text)).toEqual({
			fields: { title: "Milk: how much?", topics: ["infant-feeding", "money"], source: "NHS" },
			body: "## One\n\nTwo\n",
		});
	});

	it("reads files with Windows line ends", () => {
		expect(parseFrontMatter("---\r\ntitle: Milk\r\n---\r\nText").fields).toEqual({ title: "Milk" });
	});

	it.each([
		["no head", "title: Milk\n"],
		["a head without an end", "---\ntitle: Milk\n"],
		["an item that belongs to nothing", "---\n  - money\n---\n"],
		["an item after a value", "---\ntitle: Milk\n  - money\n---\n"],
		["the same key twice", "---\ntitle: Milk\ntitle: Bread\n---\n"],
		["a line that is neither", "---\ntitle: Milk\nBread and butter\n---\n"],
	])("refuses %s", (_, text) => {
		expect(() => parseFrontMatter(text)).toThrow();
	});
});
