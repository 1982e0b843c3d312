import fc from "fast-check";
import { expect, test } from "vitest";
import { stableId } from "./ids";

test("an id is a version 5 UUID, the same each time", () => {
	fc.assert(
		fc.property(fc.array(fc.string()), (parts) => {
			expect(stableId(...parts)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
			expect(stableId(...parts)).toBe(stableId(...parts));
		}),
	);
});

test("where one part ends and the next begins matters", () => {
	expect(stableId("northmere", "hub")).not.toBe(stableId("northmerehub"));
	expect(stableId("a/b", "c")).not.toBe(stableId("a", "b/c"));
});
