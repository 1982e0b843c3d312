import { describe, expect, it } from "vitest";
import { KeptForAnyone } from "./kept-for-anyone";

describe("what is kept by version", () => {
	it("is there for its own version only", () => {
		const kept = new KeptForAnyone<string>(2);
		kept.set("a", 1, "first");
		expect(kept.get("a", 1)).toBe("first");
		expect(kept.get("a", 2)).toBeUndefined();
		kept.set("a", 2, "second");
		expect(kept.get("a", 1)).toBeUndefined();
		expect(kept.get("a", 2)).toBe("second");
	});

	it("makes room by forgetting what was unused longest", () => {
		const kept = new KeptForAnyone<string>(2);
		kept.set("a", 1, "a");
		kept.set("b", 1, "b");
		kept.get("a", 1);
		kept.set("c", 1, "c");
		expect(["a", "b", "c"].map((key) => kept.get(key, 1))).toEqual(["a", undefined, "c"]);
	});
});
