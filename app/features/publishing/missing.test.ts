import { describe, expect, it } from "vitest";
import { demoCouncils } from "../../../db/seed";
import { demoListings } from "../../demo/demo-listings";
import { blankLocation, blankOrganisation, blankService } from "./blank";
import { missingForPublication } from "./missing";

const demo = demoCouncils("2026-11-24").map((seed) => demoListings(seed, "2026-11-24"));

describe("what is missing for publication", () => {
	it("is nothing of any listing of the demo", () => {
		for (const { services, locations, organisations } of demo) {
			for (const { organisationId, content, slug } of services) {
				expect([slug, missingForPublication({ kind: "service", organisationId, content })]).toEqual([slug, []]);
			}
			for (const { masked, position, content, slug } of locations) {
				expect([slug, missingForPublication({ kind: "location", masked, position, content })]).toEqual([slug, []]);
			}
			for (const { content, slug } of organisations) {
				expect([slug, missingForPublication({ kind: "organisation", content })]).toEqual([slug, []]);
			}
		}
	});

	it("is told of a new entry, section by section", () => {
		const reasons = (of: Parameters<typeof missingForPublication>[0]) =>
			missingForPublication(of).map(({ section, reason }) => `${section}: ${reason}`);
		expect(reasons(blankService("Baby group", "o"))).toEqual(["about: summary", "about: topics", "places: places"]);
		expect(reasons(blankLocation("Hall", false))).toEqual(["address: address"]);
		expect(reasons(blankOrganisation(" "))).toEqual(["about: name"]);
	});

	it("is a way to get in touch where families book", () => {
		const service = blankService("Baby massage", "o");
		const content = { ...service.content, summary: "s", topics: ["play" as const], joining: "book" as const };
		expect(missingForPublication({ ...service, content })).toEqual([{ section: "contact", reason: "contact" }]);
		const withEmail = { ...content, email: "hello@northmere.example" };
		expect(missingForPublication({ ...service, content: withEmail })).toEqual([]);
	});
});
