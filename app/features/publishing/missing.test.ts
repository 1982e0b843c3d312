import { describe, expect, it } from "vitest";
import { demoCouncils } from "../../../db/seed";
import { demoListings } from "../../demo/demo-listings";
import { EVERYONE } from "../../model/listings/shapes";
import { blankLocation, blankOrganisation, blankService } from "./blank";
import { missingForPublication, obstaclesTo } from "./missing";

const demo = demoCouncils("2026-11-24").map((seed) => demoListings(seed, "2026-11-24"));

/** What a service by itself says of everything that is asked. */
const ANSWERED = {
	summary: "s",
	topics: ["play" as const],
	level: "universal" as const,
	eligibility: EVERYONE,
	channels: ["in-person" as const],
	free: true,
};

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
		expect(reasons(blankService("Baby group", "o"))).toEqual([
			"about: summary",
			"about: topics",
			"about: level",
			"who: who",
			"places: channels",
			"cost: cost",
			"joining: joining",
		]);
		expect(reasons(blankLocation("Hall", false))).toEqual(["address: address"]);
		expect(reasons(blankLocation("Hub", true))).toEqual(["address: address", "hours: hours"]);
		expect(reasons(blankOrganisation(" "))).toEqual(["about: name"]);
	});

	it("keeps no change from families who read it without already", () => {
		const live = blankService("Baby group", "o");
		const content = { ...live.content, ...ANSWERED, joining: null, level: null };
		const current = { ...live, content };
		const reasons = (of: Parameters<typeof obstaclesTo>[0]) => obstaclesTo(of).map(({ reason }) => reason);
		expect(reasons({ current, live: null })).toEqual(["level", "joining"]);
		expect(reasons({ current, live: current })).toEqual([]);
		expect(reasons({ current: { ...live, content: { ...content, free: null } }, live: current })).toEqual(["cost"]);
		const misshapen = { ...live, content: { ...content, url: "javascript:alert(1)" } };
		expect(reasons({ current: misshapen, live: current })).toEqual(["shape"]);
	});

	it("is a way to get in touch where families book", () => {
		const service = blankService("Baby massage", "o");
		const content = { ...service.content, ...ANSWERED, joining: "book" as const };
		expect(missingForPublication({ ...service, content })).toEqual([{ section: "contact", reason: "contact" }]);
		const byPhone = { ...content, email: "hello@northmere.example", channels: ["phone" as const] };
		expect(missingForPublication({ ...service, content: byPhone })).toEqual([{ section: "contact", reason: "phone" }]);
		const withEmail = { ...content, email: "hello@northmere.example" };
		expect(missingForPublication({ ...service, content: withEmail })).toEqual([]);
	});
});
