import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { beginningOf, cleanText, isUntextual } from "../clean-text";
import { cleanTree, pathOf, TREE_LIMITS } from "./clean-tree";

describe("a text", () => {
	it.each([
		["a\u0000b", "ab"],
		["x \ud800 y", "x \ufffd y"],
		["\udc00", "\ufffd"],
		["one\r\ntwo\rthree\n\tfour", "one\ntwo\nthree\n\tfour"],
		["bell\u0007 and next\u0085line", "bell and nextline"],
		["😀 نص", "😀 نص"],
		["می‌خواهم", "می‌خواهم"],
	])("%j is cleaned to %j", (text, clean) => expect(cleanText(text)).toBe(clean));

	it("has nothing to clean once it was cleaned, and is left alone when it was fit", () => {
		fc.assert(
			fc.property(fc.string({ unit: "binary" }), (text) => {
				const clean = cleanText(text);
				return (
					!isUntextual(clean) &&
					!clean.includes("\r") &&
					cleanText(clean) === clean &&
					Buffer.from(clean).toString() === clean
				);
			}),
		);
	});
});

it("the beginning of a text ends with a whole character", () => {
	expect(beginningOf("abc", 2)).toBe("ab");
	expect(beginningOf("ab😀", 3)).toBe("ab");
	expect(beginningOf("ab😀", 4)).toBe("ab😀");
});

describe("a tree", () => {
	it("is the same value when there is nothing to clean", () => {
		const value = { a: [1, "two", null, { b: true }] };
		const clean = cleanTree(value);
		expect(clean.ok && clean.value).toBe(value);
		expect(clean).toMatchObject({ cleaned: [] });
	});

	it("is cleaned in its texts and names, and says where", () => {
		const value = { name: "a\u0000b", notes: [{ text: "fine" }, { text: "x\ud800" }], "od\u0000d": 1, kept: { a: 1 } };
		expect(cleanTree(value)).toEqual({
			ok: true,
			value: { name: "ab", notes: [{ text: "fine" }, { text: "x\ufffd" }], odd: 1, kept: { a: 1 } },
			cleaned: ["name", "notes[1].text", "odd"],
		});
	});

	it("that is too deep or too large is none", () => {
		let deep: unknown = "end";
		for (let at = 0; at < 100_000; at++) deep = [deep];
		expect(cleanTree(deep)).toEqual({ ok: false, reason: `is nested more than ${TREE_LIMITS.depth} deep` });
		const large = Array.from({ length: TREE_LIMITS.values + 1 }, () => 0);
		expect(cleanTree(large)).toEqual({ ok: false, reason: "holds more than 100000 values" });
		expect(cleanTree(large.slice(0, 1000)).ok).toBe(true);
	});

	it("of any JSON is that JSON, cleaned", () => {
		fc.assert(
			fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
				const clean = cleanTree(value);
				return clean.ok && JSON.stringify(clean.value) === JSON.stringify(value);
			}),
		);
	});
});

it("steps are written as a path", () => {
	expect(pathOf(["schedules", 0, "byday"])).toBe("schedules[0].byday");
	expect(pathOf([])).toBe("");
});
