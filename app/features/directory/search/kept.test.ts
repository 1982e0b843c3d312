import { describe, expect, it } from "vitest";
import { Kept } from "./kept";

describe("what is kept", () => {
	it("stays below its bytes: what was not used for longest goes first", () => {
		const kept = new Kept<Uint8Array>(4000);
		for (const key of ["a", "b", "c"]) kept.set(key, new Uint8Array(1000));
		expect(kept.get("a")).toHaveLength(1000);
		kept.set("d", new Uint8Array(1000));
		expect(["a", "b", "c", "d"].map((key) => kept.get(key)?.length)).toEqual([1000, undefined, 1000, 1000]);
	});

	it("is replaced by another value of the same key", () => {
		const kept = new Kept<Uint8Array>(2000);
		for (let round = 0; round < 10; round++) kept.set("a", new Uint8Array(1000));
		expect(kept.get("a")).toHaveLength(1000);
	});

	it("is nothing where a single value is too large", () => {
		const kept = new Kept<Uint8Array>(1000);
		kept.set("a", new Uint8Array(2000));
		expect(kept.get("a")).toBeUndefined();
	});
});
