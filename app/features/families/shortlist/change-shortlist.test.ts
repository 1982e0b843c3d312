import { describe, expect, test } from "vitest";
import { afterChange, changeShortlist, readChange } from "./change-shortlist";

describe("a change of the shortlist", () => {
	test.each([
		[{ do: "add", service: "c" }, ["a", "b", "c"]],
		[{ do: "add", service: "Not a slug" }, ["a", "b"]],
		[{ do: "remove", service: "a" }, ["b"]],
		[{ do: "keep", services: "b,c,d" }, ["a", "b", "c", "d"]],
		[{ do: "clear" }, []],
	])("%j", (fields, list) => {
		const change = readChange(fields);
		expect(change && changeShortlist(["a", "b"], change)).toEqual(list);
	});

	test.each([[{}], [{ do: "drop" }], [{ do: "add" }], [{ do: "keep", services: "x".repeat(10_001) }]])(
		"is refused when it is not one of ours: %j",
		(fields: Record<string, string>) => {
			expect(readChange(fields)).toBeUndefined();
		},
	);

	test("says what it did", () => {
		expect(afterChange(["a"], { do: "add", service: "a" })).toEqual({ added: "a" });
		expect(afterChange(["a"], { do: "add", service: "no room" })).toEqual({ full: "1" });
		expect(afterChange([], { do: "remove", service: "a" })).toEqual({ removed: "a" });
		expect(afterChange([], { do: "clear" })).toEqual({});
	});
});
