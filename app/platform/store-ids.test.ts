import { describe, expect, it } from "vitest";
import { NOT_THERE, pairProblem, type StoreIds, sayPairProblem } from "./store-ids.server";

const PORTAL = ["0000_init", "0017_store-ids"];
const HEALTH = ["0000_health", "0002_store-ids"];
const portal = (own: string | null, other: string | null): StoreIds => ({ applied: PORTAL, own, other });
const health = (own: string | null, other: string | null): StoreIds => ({ applied: HEALTH, own, other });

describe("two stores belong together", () => {
	it.each<[string, StoreIds, StoreIds]>([
		["at the first start", portal("p", null), NOT_THERE],
		["when the start ended before they met", portal("p", null), health("h", null)],
		["when it ended in between", portal("p", null), health("h", "p")],
		["from then on", portal("p", "h"), health("h", "p")],
		["restored to before they met", portal("p", "h"), health("h", null)],
		["before they had ids", portal(null, null), health(null, null)],
		["while the portal is brought up to date first", portal("p", null), health(null, null)],
	])("%s", (_, ofPortal, ofHealth) => expect(pairProblem(ofPortal, ofHealth)).toBeNull());
});

describe("two stores do not belong together", () => {
	it.each<[ReturnType<typeof pairProblem>, StoreIds, StoreIds]>([
		["empty", portal("p", "h"), NOT_THERE],
		["another", portal("p", "h"), health("i", null)],
		["another", portal("p", "h"), health("i", "q")],
		["another", portal("p", "h"), health(null, null)],
		["of another portal", portal("p", null), health("h", "q")],
		["of another portal", portal("p", "h"), health("h", "q")],
		["portal's", portal("p", "h"), { applied: PORTAL, own: null, other: "p" }],
		["portal's", portal("p", null), { applied: PORTAL, own: null, other: "p" }],
	])("%s", (problem, ofPortal, ofHealth) => expect(pairProblem(ofPortal, ofHealth)).toBe(problem));

	it("is said with what, where without the password, and what to do", () => {
		const line = sayPairProblem("empty", "postgres://hub:secret@db.example/hub_health");
		expect(line).toContain("(the database hub_health of PostgreSQL at db.example:5432) is empty");
		expect(line).toContain("hub restore --store health FILE");
		expect(line).toContain("hub stores pair");
		expect(line).not.toContain("secret");
	});
});
