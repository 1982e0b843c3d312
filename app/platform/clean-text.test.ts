import { describe, expect, it } from "vitest";
import { cleanText, isBlank, isClean, isUntextual } from "./clean-text";

describe("a text that comes in", () => {
	it.each([
		["control characters", "a\u0000b\u001bc\u0085d", "abcd"],
		["characters that are none", "a\ufffeb\uffffc\ufdd0d\u{1ffff}e\u{10fffe}f", "abcdef"],
		["halves of characters", "a\ud800b", "a\ufffdb"],
		["a direction that nothing ends", "a\u202eb\u2067c", "abc"],
		["a direction that ends in another line", "\u202ea\nb\u202c", "a\nb"],
		["an end of nothing", "a\u202cb\u2069", "ab"],
		["directions that cross", "\u2067a\u202bb\u2069c\u202c", "a\u202bbc\u202c"],
	])("loses %s", (_, dirty, clean) => {
		expect(cleanText(dirty)).toBe(clean);
		expect(isClean(dirty)).toBe(false);
		expect(isUntextual(dirty)).toBe(true);
		expect(isClean(clean) || clean.includes("\ufffd")).toBe(true);
	});

	it("has ends of lines of one kind, and keeps its tabs", () => {
		expect(cleanText("a\r\nb\rc\td")).toBe("a\nb\nc\td");
		expect(isUntextual("a\r\nb")).toBe(false);
	});

	it.each([
		["Urdu", "می\u200cخواهم"],
		["Bengali", "র\u200d্য ক্\u200cষ"],
		["Arabic in English", "Ask for \u2067مركز\u2069 or \u202bمركز\u202c\nnext \u200elineー"],
		["a family", "👩🏽\u200d🍼"],
		["a sign for what could not be read", "\ufffd"],
		["marks of a language", "\u061c12\u200f%"],
	])("keeps what its writing needs: %s", (_, text) => {
		expect(cleanText(text)).toBe(text);
		expect(isClean(text)).toBe(true);
	});

	it("takes no longer than its length, however many directions are open", () => {
		const open = "\u202e\u2067".repeat(500_000);
		expect(cleanText(`${open}a`)).toBe("a");
	});
});

describe("a text of which nobody sees anything", () => {
	it.each([
		"",
		" \n\t",
		"\u00a0\u2003\u3000",
		"\u200b",
		"\u200d\u200c",
		"\u2800",
		"\u202e\u202c",
		"\ufeff",
		"\u3164\uffa0",
		"\u00ad",
		"\u{e0041}",
		"\ufe0f",
		"\ufdd0",
	])("%j is blank", (text) => expect(isBlank(text)).toBe(true));

	it.each(["a", "\u200ba", "0", ".", "ہ", "র\u200d", "👩🏽‍🍼", "\ufffd", "\u2801"])("%j is not", (text) =>
		expect(isBlank(text)).toBe(false),
	);
});
