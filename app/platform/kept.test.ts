import { describe, expect, it } from "vitest";
import { kept, keptRuleOf } from "./kept";

const spelling = (rule: ReturnType<typeof kept>, address: string) => {
	const canonical = rule.kept.canonical(new URL(address, "https://hub.example"));
	return canonical && canonical.pathname + canonical.search;
};

describe("an address of a page that may be kept", () => {
	const rule = kept({
		changesWith: "council",
		params: ["page", "free"],
		sets: ["stage", "topic"],
		emptyParams: ["q", "postcode"],
		unread: ["v"],
	});

	it.each([
		["/a", "/a"],
		["/a?", "/a"],
		["/a?stage=newborn", "/a?stage=newborn"],
		["/a?page=2&stage=newborn", "/a?page=2&stage=newborn"],
		["/a?stage=newborn&page=2", "/a?page=2&stage=newborn"],
		["/a?page=2&page=2", "/a?page=2"],
		["/a?topic=play&stage=pregnancy&topic=play&stage=newborn", "/a?stage=newborn&stage=pregnancy&topic=play"],
		["/a?stage=&page=&q=&postcode=", "/a"],
		["/a?v=1&v=2", "/a"],
		["/a?st%61ge=%6Eewborn", "/a?stage=newborn"],
		["/%61%2f%2F%2E%7e%20/%c3%a9?page=1", "/a%2f%2F.~%20/%c3%a9?page=1"],
	])("%s is kept as %s", (address, canonical) => {
		expect(spelling(rule, address)).toBe(canonical);
		expect(spelling(rule, canonical)).toBe(canonical);
	});

	it.each(["utm_source=mail", "stage=newborn&utm_source=", "Stage=newborn", "page=2&fbclid=1", "page=1&page=2"])(
		"is none with a parameter that its route does not declare, or with two values for one: %s",
		(search) => expect(spelling(rule, `/a?${search}`)).toBeUndefined(),
	);

	it("says nothing that a family typed, though its form may send the field along", () => {
		expect(spelling(rule, "/a?q=&postcode=&stage=newborn")).toBe("/a?stage=newborn");
		for (const search of ["q=baby", "postcode=ZZ1+1AA", "postcode=&postcode=ZZ1", "postcode=+", "near=1,2", "near="]) {
			expect(spelling(rule, `/a?${search}`), search).toBeUndefined();
		}
	});
});

describe("where a family lives and what it types", () => {
	const names = ["q", "search", "postcode", "POSTCODE", "near", "address", "uprn", "position"];
	it.each([...names, "lat", "latitude", "lng", "lon", "longitude"])("%s can never be declared", (name: string) => {
		for (const list of ["params", "sets", "unread"] as const) {
			expect(() => kept<string>({ changesWith: "council", [list]: ["stage", name] })).toThrow(name);
		}
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
	for (const other of [
		undefined,
		null,
		{},
		{ kept: true },
		{ kept: { changesWith: "council", canonical: () => undefined } },
	]) {
		expect(keptRuleOf(other)).toBeUndefined();
	}
});
