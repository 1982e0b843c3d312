/** With which sign-in each role may be used, said a second time. */
import { describe, expect, it } from "vitest";
import { AUDIENCES, AUTHENTICATION_LEVELS, IDENTITY_LEVELS, isSurelyThey, ROLE_NEEDS, shortfallOf } from "./assurance";
import { ROLES } from "./roles";

const TABLE = `
provider              staff         low     one-factor
hub-worker            staff         low     one-factor
translator            staff         low     one-factor
editor                staff         medium  one-factor
publisher             staff         medium  one-factor
leader                staff         medium  one-factor
administrator         staff         medium  one-factor
record-administrator  staff         medium  two-factors
health-visitor        professional  high    two-factors
midwife               professional  high    two-factors
service-worker        staff         medium  two-factors
overseer              staff         medium  two-factors
`;

const rows = TABLE.trim()
	.split("\n")
	.map((row) => row.split(/\s+/));

it("has a row for each role", () => {
	expect(rows.map(([role]) => role).toSorted()).toEqual(ROLES.toSorted());
});

describe.each(ROLES)("%s", (role) => {
	const [, audience, identity = "", authentication = ""] = rows.find(([name]) => name === role) ?? [];
	const levels: readonly string[] = IDENTITY_LEVELS;
	const factors: readonly string[] = AUTHENTICATION_LEVELS;

	it.each(AUDIENCES)("is used with a sign-in for %s as far as the table says", (other) => {
		for (const level of IDENTITY_LEVELS) {
			for (const factor of AUTHENTICATION_LEVELS) {
				const enough =
					other === audience &&
					levels.indexOf(level) >= levels.indexOf(identity) &&
					factors.indexOf(factor) >= factors.indexOf(authentication);
				const lacks = shortfallOf(role, { audience: other, identity: level, authentication: factor });
				expect(lacks === null, `${level}, ${factor}`).toBe(enough);
			}
		}
	});
});

it("names what is missing, the audience first", () => {
	const needs = ROLE_NEEDS.midwife;
	expect(shortfallOf("midwife", { audience: "family", identity: "none", authentication: "one-factor" })).toBe(
		"audience",
	);
	expect(shortfallOf("midwife", { ...needs, identity: "medium" })).toBe("identity");
	expect(shortfallOf("midwife", { ...needs, authentication: "one-factor" })).toBe("authentication");
	expect(shortfallOf("midwife", needs)).toBeNull();
});

describe("somebody who decides over a child's record", () => {
	const now = new Date("2026-11-27T12:00:00Z");
	const by = ROLE_NEEDS["record-administrator"];

	it.each([
		["one-factor", null, false],
		["two-factors", null, false],
		["hardware", null, true],
		["two-factors", "2026-11-27T11:45:01Z", true],
		["two-factors", "2026-11-27T11:45:00Z", false],
	] as const)("who signed in with %s and showed a passkey at %s: %s", (authentication, shown, sure) => {
		const passkeyShownAt = shown && new Date(shown);
		expect(isSurelyThey({ assurance: { ...by, authentication }, passkeyShownAt }, now)).toBe(sure);
	});
});
