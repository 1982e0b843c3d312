import { describe, expect, it } from "vitest";
import { hubState } from "./hub-state";

const today = "2026-11-26";

describe("the state of a hub", () => {
	it.each([
		["active", null, { kind: "open", closesOn: null }],
		["active", "2020-01-01", { kind: "open", closesOn: null }],
		["active", today, { kind: "open", closesOn: null }],
		["active", "2027-01-05", { kind: "planned", opensOn: "2027-01-05" }],
		["planned", "2027-01-05", { kind: "planned", opensOn: "2027-01-05" }],
		["planned", "2026-09-01", { kind: "planned", opensOn: null }],
		["planned", null, { kind: "planned", opensOn: null }],
		["closed", "2026-12-18", { kind: "open", closesOn: "2026-12-18" }],
		["closed", today, { kind: "closed", since: today }],
		["closed", null, { kind: "closed", since: null }],
	] as const)("that is %s from %s", (status, statusFrom, expected) => {
		expect(hubState({ status, statusFrom }, today)).toEqual(expected);
	});
});
