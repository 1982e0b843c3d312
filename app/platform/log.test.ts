import { DrizzleQueryError } from "drizzle-orm/errors";
import { describe, expect, it } from "vitest";
import { describeError, loggable } from "./log.server";

const errorOf = (fail: () => unknown): unknown => {
	try {
		return fail();
	} catch (error) {
		return error;
	}
};

describe("what the log says of an error", () => {
	it("is its kind, its code, its words and where it was thrown", () => {
		const { at, ...said } = describeError(Object.assign(new TypeError("no address"), { code: "E1", input: "E17 1AA" }));
		expect(said).toEqual({ type: "TypeError", code: "E1", message: "no address" });
		expect(String(at)).toContain("log.test.ts");
	});

	it("leaves out what was typed, which a query's error carries and a parser quotes", () => {
		const refused = Object.assign(new Error('invalid byte in "Ada Lovelace"'), { code: "22021", detail: "Ada" });
		const failed = new DrizzleQueryError("select 1 where name = $1", ["Ada Lovelace"], refused);
		const said = describeError(failed);
		expect(said).toMatchObject({ message: "Failed query: select 1 where name = $1", cause: { code: "22021" } });
		const parsed = describeError(errorOf(() => JSON.parse('{"name": Ada}')));
		expect(parsed).toMatchObject({ type: "SyntaxError" });
		expect(JSON.stringify([said, parsed])).not.toContain("Ada");
	});

	it("is short, and says nothing of what is no error", () => {
		expect(String(describeError(new Error("x".repeat(5000))).message)).toHaveLength(1000);
		expect(describeError("Ada")).toEqual({ type: "string" });
	});
});

describe("a path in the log", () => {
	it("is without the secret of a link", () => {
		expect(loggable(`/invitation/${"a".repeat(43)}`)).toBe("/invitation/…");
		expect(loggable("/northmere")).toBe("/northmere");
	});
});
