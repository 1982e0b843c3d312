import { describe, expect, it } from "vitest";
import { allows, ROLES, type Role } from "../people/roles";
import { mayKnowAddress } from "./confidential";

const asker = (role: Role) => ({
	person: { id: role },
	can: (wanted: Parameters<typeof allows>[1]) => allows([role], wanted),
});

describe("the address of a confidential place", () => {
	it.each(ROLES.map((role) => [role, ["publisher", "administrator", "leader"].includes(role)] as const))(
		"is known to a %s: %s",
		(role, expected) => {
			expect(mayKnowAddress(asker(role), { masked: true, draftBy: null })).toBe(expected);
			expect(mayKnowAddress(asker(role), { masked: true, draftBy: "somebody else" })).toBe(expected);
			expect(mayKnowAddress(asker(role), { masked: false, draftBy: null })).toBe(true);
		},
	);

	it("is known to who writes its draft", () => {
		expect(mayKnowAddress(asker("editor"), { masked: true, draftBy: "editor" })).toBe(true);
	});
});
