import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addToShortlist, formatShortlist, parseShortlist, removeFromShortlist, SHORTLIST_LIMIT } from "./rules";

const many = (count: number, length = 1) =>
	Array.from({ length: count }, (_, number) => `s${"x".repeat(length)}-${number}`);

describe("a shortlist", () => {
	test("survives being written and read", () => {
		const slug = fc.stringMatching(/^[a-z0-9]{1,12}(-[a-z0-9]{1,8}){0,2}$/);
		fc.assert(
			fc.property(fc.uniqueArray(slug, { maxLength: SHORTLIST_LIMIT }), (slugs) => {
				expect(parseShortlist(formatShortlist(slugs))).toEqual(slugs);
			}),
		);
	});

	test("holds whatever it is given to slugs, each once", () => {
		expect(parseShortlist("b,a,b,,../etc,A B,a--b,-a,<script>,ünï")).toEqual(["b", "a"]);
		expect(parseShortlist(null)).toEqual([]);
		fc.assert(
			fc.property(fc.string({ maxLength: 4000 }), (text) => {
				const slugs = parseShortlist(text);
				expect(new Set(slugs).size).toBe(slugs.length);
				for (const slug of slugs) expect(slug).toMatch(/^[a-z0-9-]+$/);
			}),
		);
	});

	test("keeps its order when something is added again", () => {
		expect(addToShortlist(["a", "b"], ["a", "c"])).toEqual(["a", "b", "c"]);
	});

	test("stops at thirty, and at what one cookie holds", () => {
		expect(addToShortlist(many(30), ["one-more"])).toEqual(many(30));
		const long = addToShortlist([], many(30, 200));
		expect(long.length).toBeLessThan(30);
		expect(Buffer.from(formatShortlist(long)).toString("base64url").length).toBeLessThan(3_700);
	});

	test("lets go of one", () => {
		expect(removeFromShortlist(["a", "b", "c"], "b")).toEqual(["a", "c"]);
		expect(removeFromShortlist(["a"], "z")).toEqual(["a"]);
	});
});
