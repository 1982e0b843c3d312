import { describe, expect, it } from "vitest";
import { kept, keptRuleOf } from "./kept";

const admits = (rule: ReturnType<typeof kept>, search: string) => rule.kept.admits(new URLSearchParams(search));

describe("an address of a page that may be kept", () => {
	const rule = kept({ changesWith: "council", params: ["stage", "page"], emptyParams: ["q", "postcode"] });

	it("has only parameters that its route declares", () => {
		for (const search of ["", "stage=newborn", "stage=newborn&stage=pregnancy&page=2", "stage="]) {
			expect(admits(rule, search), search).toBe(true);
		}
		for (const search of ["utm_source=mail", "stage=newborn&utm_source=", "Stage=newborn", "page=2&fbclid=1"]) {
			expect(admits(rule, search), search).toBe(false);
		}
	});

	it("says nothing that a family typed, though its form may send the field along", () => {
		expect(admits(rule, "q=&postcode=&stage=newborn")).toBe(true);
		for (const search of ["q=baby", "postcode=ZZ1+1AA", "postcode=&postcode=ZZ1", "postcode=+", "near=1,2", "near="]) {
			expect(admits(rule, search), search).toBe(false);
		}
	});
});

describe("where a family lives and what it types", () => {
	const names = ["q", "search", "postcode", "POSTCODE", "near", "address", "uprn", "position"];
	it.each([...names, "lat", "latitude", "lng", "lon", "longitude"])("%s can never be declared", (name: string) => {
		expect(() => kept<string>({ changesWith: "council", params: ["stage", name] })).toThrow(name);
		expect(kept({ changesWith: "council", params: ["stage"] }).kept.changesWith).toBe("council");
	});

	it("is refused by the types already", () => {
		// @ts-expect-error a postcode says where a family lives
		expect(() => kept({ changesWith: "council", params: ["stage", "postcode"] })).toThrow("postcode");
		// @ts-expect-error so does a position
		expect(() => kept({ changesWith: "portal", params: ["near"] })).toThrow("near");
	});
});

it("only what kept() made is a declaration", () => {
	const handle = kept({ changesWith: "portal" });
	expect(keptRuleOf(handle)).toBe(handle.kept);
	for (const other of [undefined, null, {}, { kept: true }, { kept: { changesWith: "council", admits: () => true } }]) {
		expect(keptRuleOf(other)).toBeUndefined();
	}
});
