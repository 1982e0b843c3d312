import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { auditEntry, invitation, person, session } from "../../../../db/schema";
import { aCouncil, aMember, anOrganisation, aPerson, type Member, staffArgs } from "../../../../tests/factories";
import { TEST } from "../../../../tests/factories/asker";
import { mailTo } from "../../../../tests/factories/messages";
import { verifyAudit } from "../../../platform/audit.server";
import { portal, readFor, transaction } from "../../../platform/store.server";
import type { Council } from "../../directory/councils/queries.server";
import { saveListings } from "../../directory/listings/save-listings.server";
import { requireStaff, sessionOf } from "../require-staff.server";
import type { SignedIn } from "../sessions.server";
import { deactivate, giveRole, reactivate, takeRole } from "./change-member.server";
import { findMember, listMembers } from "./find-people.server";
import { accept, findInvitation, invite, listInvitations, obstacleTo, revoke, sendAgain } from "./invitations.server";
import { purgeInvitations } from "./purge-invitations.server";
import { releaseAddress, releaseInvited } from "./release-address.server";

let council: Council;
let other: Council;
let admin: Member;
let by: Parameters<typeof invite>[0];

beforeAll(async () => {
	council = await aCouncil();
	other = await aCouncil();
	admin = await aMember(council, "administrator", { name: "Amira Khan" });
	by = { asker: await signedIn(admin), council };
});

const grantsOf = async (member: Member, of = council) => (await findMember(TEST, of.id, member.id))?.grants ?? [];
/** In the order of their names: those given in the same millisecond have no other. */
const roles = async (member: Member, of = council) => (await grantsOf(member, of)).map(({ role }) => role).sort();
const signedIn = async (member: Member): Promise<SignedIn> => {
	const found = await sessionOf(staffArgs(member, council));
	if (!found) throw new Error(`${member.name} is not signed in`);
	return found;
};
const actionsOn = async (id: string) => {
	const db = await readFor(TEST);
	const rows = await db.select({ action: auditEntry.action }).from(auditEntry).where(eq(auditEntry.subjectId, id));
	return rows.map(({ action }) => action);
};

describe("a council's people", () => {
	it("are found by name and by address, whatever signs they hold, and only its own", async () => {
		const ada = await aMember(council, "editor", { name: "Ada 100% Field_" });
		await aMember(other, "editor", { name: "Ada Elsewhere" });
		const found = async (typed: string) =>
			(await listMembers(TEST, council.id, { typed, page: 1 })).members.map(({ name }) => name);
		expect(await found("ADA")).toEqual(["Ada 100% Field_"]);
		expect(await found("100% f")).toEqual(["Ada 100% Field_"]);
		expect(await found("d_")).toEqual(["Ada 100% Field_"]);
		expect(await found(ada.email)).toEqual(["Ada 100% Field_"]);
		expect(await found("a%e")).toEqual([]);
		expect(await found("\\")).toEqual([]);
		expect(await findMember(TEST, council.id, ada.id)).toMatchObject({ name: "Ada 100% Field_" });
		expect(await findMember(TEST, other.id, ada.id)).toBeUndefined();
	});

	it("cannot make themselves the one who decides over children's records, and can make somebody else", async () => {
		const choice = { role: "record-administrator", organisationId: null } as const;
		expect(await giveRole(by, admin, choice)).toEqual({ ok: false, reason: "to-oneself" });
		expect(await giveRole(by, await aMember(council, "editor"), choice)).toEqual({ ok: true });
	});

	it("are given roles and lose them, each change written down", async () => {
		const ben = await aMember(council, "editor");
		expect(await giveRole(by, ben, { role: "publisher", organisationId: null })).toEqual({ ok: true });
		expect(await giveRole(by, ben, { role: "publisher", organisationId: null })).toEqual({
			ok: false,
			reason: "has-role",
		});
		expect(await roles(ben)).toEqual(["editor", "publisher"]);
		const editor = (await grantsOf(ben)).find(({ role }) => role === "editor");
		expect(await takeRole({ asker: await signedIn(admin), council: other }, ben, editor?.id ?? "")).toMatchObject({
			ok: false,
		});
		expect(await takeRole(by, ben, editor?.id ?? "")).toEqual({ ok: true });
		expect(await roles(ben)).toEqual(["publisher"]);
		expect(await actionsOn(ben.id)).toEqual(["role.given", "role.taken"]);
	});

	it("look after organisations of their own council only", async () => {
		const theirs = anOrganisation();
		await transaction(TEST, (tx) => saveListings(tx, { councilId: other.id, organisations: [theirs] }));
		const cy = await aMember(council, "editor");
		const given = await giveRole(by, cy, { role: "provider", organisationId: theirs.id });
		expect(given).toEqual({ ok: false, reason: "organisation" });
	});

	it("always have an administrator who can sign in", async () => {
		const [own] = await grantsOf(admin);
		expect(await takeRole(by, admin, own?.id ?? "")).toEqual({ ok: false, reason: "last-administrator" });
		expect(await deactivate(by, admin)).toEqual({ ok: false, reason: "last-administrator" });
		const second = await aMember(council, "administrator");
		expect(await deactivate(by, second)).toEqual({ ok: true });
		// Who is kept out does not count.
		expect(await deactivate(by, admin)).toEqual({ ok: false, reason: "last-administrator" });
	});

	it("are kept out at once, and let in again with the roles they had", async () => {
		const dee = await aMember(council, "editor");
		const db = await readFor(TEST);
		const sessions = () => db.select().from(session).where(eq(session.personId, dee.id));
		expect(await sessions()).toHaveLength(1);
		expect(await deactivate(by, dee)).toEqual({ ok: true });
		await expect(requireStaff(staffArgs(dee, council), "staff.enter")).rejects.toMatchObject({ status: 303 });
		expect(await sessions()).toEqual([]);
		await reactivate(by, dee);
		expect(await roles(dee)).toEqual(["editor"]);
		const [again] = await db.select().from(person).where(eq(person.id, dee.id));
		expect(again?.deactivatedAt).toBeNull();
	});

	it("keep what they do for another council", async () => {
		const eve = await aMember(council, "editor");
		await giveRole({ asker: await signedIn(admin), council: other }, eve, { role: "publisher", organisationId: null });
		expect(await deactivate(by, eve)).toEqual({ ok: true });
		expect(await roles(eve)).toEqual([]);
		expect(await roles(eve, other)).toEqual(["publisher"]);
		await expect(requireStaff(staffArgs(eve, council), "staff.enter")).rejects.toMatchObject({ status: 404 });
		await expect(requireStaff(staffArgs(eve, other), "staff.enter")).resolves.toMatchObject({ roles: ["publisher"] });
	});
});

describe("an invitation", () => {
	const sentTo = async (email: string) => {
		const rows = await mailTo(email);
		return rows.map(({ words }) => words.values.link?.replace("/invitation/", "") ?? "");
	};
	const invited = async (role: "editor" | "publisher" = "editor") => {
		const reader = await aPerson();
		const sent = await invite(by, { name: reader.name, email: reader.email, role, organisationId: null });
		const [token = ""] = await sentTo(reader.email);
		return { reader, sent, token };
	};

	it("goes out by e-mail and gives its reader the role, once", async () => {
		const { reader, token } = await invited();
		const found = await findInvitation(TEST, token);
		expect(found).toMatchObject({ state: "open", role: "editor", inviter: "Amira Khan", email: reader.email });
		expect(await accept(await signedIn(reader), found?.id ?? "")).toBe(true);
		expect(await roles(reader)).toEqual(["editor"]);
		expect(await accept(await signedIn(reader), found?.id ?? "")).toBe(false);
		expect((await findInvitation(TEST, token))?.state).toBe("used");
	});

	it("is accepted by one of two readers at the same time", async () => {
		const { reader, token } = await invited();
		const id = (await findInvitation(TEST, token))?.id ?? "";
		const who = await signedIn(reader);
		expect((await Promise.all([accept(who, id), accept(who, id)])).sort()).toEqual([false, true]);
		expect(await roles(reader)).toEqual(["editor"]);
	});

	it("is of no use to somebody else, after a week, once taken back, or made up", async () => {
		const { reader, token } = await invited();
		const id = (await findInvitation(TEST, token))?.id ?? "";
		expect(await accept(await signedIn(await aPerson()), id)).toBe(false);
		expect((await findInvitation(TEST, token, new Date(Date.now() + 8 * 86_400_000)))?.state).toBe("expired");
		expect(await revoke({ asker: await signedIn(admin), council: other }, id)).toBe(false);
		expect(await revoke(by, id)).toBe(true);
		expect((await findInvitation(TEST, token))?.state).toBe("revoked");
		expect(await accept(await signedIn(reader), id)).toBe(false);
		expect(await roles(reader)).toEqual([]);
		expect(await findInvitation(TEST, "made-up")).toBeUndefined();
	});

	it("is of no use to who signed in in another way than its role needs, or at an address that is not proved", async () => {
		const { reader, token } = await invited();
		const found = await findInvitation(TEST, token);
		const id = found?.id ?? "";
		const who = await signedIn(reader);
		const family = { audience: "family", identity: "none", authentication: "one-factor" } as const;
		const worse: [SignedIn, string][] = [
			[{ ...who, assurance: family, emailProved: false }, "unproved"],
			[{ ...who, assurance: family }, "audience"],
			[{ ...who, assurance: { ...who.assurance, identity: "low" } }, "identity"],
			[{ ...who, emailProved: false }, "unproved"],
		];
		for (const [one, obstacle] of worse) {
			expect(found && obstacleTo(found, one)).toBe(obstacle);
			expect(await accept(one, id)).toBe(false);
		}
		expect(await roles(reader)).toEqual([]);
		expect(await accept(who, id)).toBe(true);
		expect(await roles(reader)).toEqual(["editor"]);
	});

	it("whose address somebody else has is of use once that is released, by whom it is to decide", async () => {
		const { reader: squatter, token } = await invited();
		const id = (await findInvitation(TEST, token))?.id ?? "";
		expect(await releaseInvited(by.asker, other.id, id)).toEqual({ ok: false, reason: "gone" });
		expect(await releaseInvited(by.asker, council.id, id)).toEqual({ ok: true, held: true });
		expect(await sessionOf(staffArgs(squatter, council))).toBeUndefined();
		expect(await actionsOn(squatter.id)).toEqual(["address.released"]);
		expect(await releaseInvited(by.asker, council.id, id)).toEqual({ ok: true, held: false });
		const colleague = await aMember(other, "editor");
		await invite(by, { name: "A", email: colleague.email, role: "editor", organisationId: null });
		const [second = ""] = await sentTo(colleague.email);
		const theirs = (await findInvitation(TEST, second))?.id ?? "";
		expect(await releaseInvited(by.asker, council.id, theirs)).toEqual({ ok: false, reason: "staff" });
		expect(await releaseAddress(TEST, colleague.email)).toEqual({ ok: true, held: true });
	});

	it("sent again works by its new link only, and not without end", async () => {
		const { reader, token } = await invited();
		const id = (await findInvitation(TEST, token))?.id ?? "";
		await transaction(TEST, async (tx) => {
			await tx
				.update(invitation)
				.set({ expiresAt: new Date(0) })
				.where(eq(invitation.id, id));
		});
		expect(await sendAgain(by, id)).toEqual({ ok: true });
		expect(await findInvitation(TEST, token)).toBeUndefined();
		const [, second = ""] = await sentTo(reader.email);
		expect((await findInvitation(TEST, second))?.state).toBe("open");
		for (let time = 0; time < 4; time += 1) await sendAgain(by, id);
		expect(await sendAgain(by, id)).toEqual({ ok: false, reason: "too-often" });
	});

	it("is replaced by another for the same address and role, and refused for somebody who is here", async () => {
		const { reader, token } = await invited();
		await invite(by, { name: "A", email: reader.email, role: "editor", organisationId: null });
		expect((await findInvitation(TEST, token))?.state).toBe("revoked");
		expect(
			(await listInvitations(TEST, council.id)).filter(({ email }) => email.ok && email.value === reader.email),
		).toHaveLength(1);
		const member = await aMember(council, "editor");
		const again = await invite(by, { name: "A", email: member.email, role: "editor", organisationId: null });
		expect(again).toEqual({ ok: false, reason: "is-member" });
	});

	it("is kept as a hash, and the log of all this is whole", async () => {
		const { token, sent } = await invited("publisher");
		expect(sent.ok && sent.link).toBe(`/invitation/${token}`);
		const db = await readFor(TEST);
		const kept = JSON.stringify([await db.select().from(invitation), await db.select().from(auditEntry)]);
		expect(kept).toContain("invitation.");
		expect(kept).not.toContain(token);
		expect(await verifyAudit(portal, TEST)).toMatchObject({ ok: true });
	});
});

it("an invitation is deleted three months after its last day", async () => {
	const email = "long-ago@northmere.example";
	await invite(by, { name: "Lo", email, role: "editor", organisationId: null });
	const left = async () =>
		(await listInvitations(TEST, council.id)).filter((one) => one.email.ok && one.email.value === email).length;
	const days = (count: number) => new Date(Date.now() + count * 86_400_000);
	await purgeInvitations(TEST, days(96));
	expect(await left()).toBe(1);
	await purgeInvitations(TEST, days(98));
	expect(await left()).toBe(0);
});
