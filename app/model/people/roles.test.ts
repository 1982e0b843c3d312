/** What each role can and cannot, said a second time: a permission or a role that is missing here can nothing. */
import { describe, expect, it } from "vitest";
import { allows, COUNCIL_ROLES, PERMISSIONS, type Permission, ROLES, type Role } from "./roles";

const TABLE = `
                    provider  editor  publisher  administrator  leader  hub-worker  translator  record-administrator  health-visitor  midwife  service-worker  overseer
staff.enter         can       can     can        can            can     can         can         can                   -               -        -               -
listings.view       can       can     can        can            can     can         can         -                     -               -        -               -
listings.edit       can       can     can        can            can     -           -           -                     -               -        -               -
listings.confirm    can       can     can        can            can     can         -           -                     -               -        -               -
listings.review     -         -       can        can            can     -           -           -                     -               -        -               -
listings.publish    -         -       can        can            can     -           -           -                     -               -        -               -
guidance.edit       -         can     can        can            can     -           -           -                     -               -        -               -
offer.edit          -         can     can        can            can     -           -           -                     -               -        -               -
offer.sign          -         -       -          -              can     -           -           -                     -               -        -               -
translations.edit   -         can     can        can            can     -           can         -                     -               -        -               -
imports.run         -         -       can        can            -       -           -           -                     -               -        -               -
exports.run         -         can     can        can            can     -           -           -                     -               -        -               -
feedback.answer     -         can     can        can            can     can         -           -                     -               -        -               -
people.manage       -         -       -          can            -       -           -           -                     -               -        -               -
settings.edit       -         -       -          can            -       -           -           -                     -               -        -               -
audit.read          -         -       -          can            can     -           -           -                     -               -        -               -
mail.read           -         -       -          can            -       -           -           -                     -               -        -               -
records.administer  -         -       -          -              -       -           -           can                   -               -        -               -
records.work        -         -       -          -              -       -           -           -                     can             can        -               -
referrals.make      -         -       -          -              -       -           -           -                     can             can      -               -
referrals.receive   -         -       -          -              -       -           -           -                     -               -        can             -
referrals.oversee   -         -       -          can            can     -           -           -                     -               -        -               -
`;

const [columns = "", ...rows] = TABLE.trim().split("\n");
const named = columns.trim().split(/\s+/);
const cells = new Map(
	rows.map((row) => {
		const [permission = "", ...answers] = row.split(/\s+/);
		return [permission, new Map(named.map((role, at) => [role, answers[at] ?? ""]))];
	}),
);
const permissions = Object.keys(PERMISSIONS) as Permission[];

describe("the table", () => {
	it("has a row for each permission and a column for each role", () => {
		expect([...cells.keys()].sort()).toEqual([...permissions].sort());
		expect(named.toSorted()).toEqual([...ROLES].sort());
		for (const answers of cells.values()) for (const answer of answers.values()) expect(answer).toMatch(/^(can|-)$/);
	});
});

describe.each(ROLES)("%s", (role) => {
	it.each(permissions)("%s", (permission) => {
		expect(allows([role], permission)).toBe(cells.get(permission)?.get(role) === "can");
	});
});

it("somebody with two roles can what either can, and somebody without a role can nothing", () => {
	expect(allows(["provider", "leader"], "offer.sign")).toBe(true);
	expect(allows(["provider", "leader"], "imports.run")).toBe(false);
	expect(permissions.filter((permission) => allows([], permission))).toEqual([]);
});

it("a council's administrator gives every role but the overseer's", () => {
	expect(ROLES.filter((role) => !(COUNCIL_ROLES as readonly Role[]).includes(role))).toEqual(["overseer"]);
});
