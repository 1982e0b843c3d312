import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { auditEntry, person, session } from "../../../db/schema";
import { aCouncil, aMember, aPerson, type Member, staffArgs } from "../../../tests/factories";
import { TEST } from "../../../tests/factories/asker";
import { ORIGIN } from "../../../tests/factories/staff";
import { readFor, transaction } from "../../platform/store.server";
import type { Council } from "../directory/councils/queries.server";
import { requireRecentSignIn, requireStaff } from "./require-staff.server";
import { IDLE_MINUTES, renewSession } from "./sessions.server";

let council: Council;
let other: Council;
let editor: Member;

beforeAll(async () => {
	council = await aCouncil();
	other = await aCouncil();
	editor = await aMember(council, "editor");
});

const thrown = (asked: Promise<unknown>) =>
	asked.then(
		() => undefined,
		(error: Response) => error,
	);

describe("the guard of the staff area", () => {
	it("lets in who has a role that reaches so far", async () => {
		const staff = await requireStaff(staffArgs(editor, council), "listings.edit");
		expect(staff).toMatchObject({ person: { id: editor.id }, roles: ["editor"], council: { id: council.id } });
		expect(staff.can("listings.publish")).toBe(false);
	});

	it("sends who is not signed in to the sign-in page, and from there back", async () => {
		const answer = await thrown(requireStaff(staffArgs(null, council, "/services?q=milk"), "listings.view"));
		expect(answer?.status).toBe(303);
		const location = new URL(answer?.headers.get("Location") ?? "", "http://x");
		expect(location.pathname).toBe("/sign-in");
		expect(location.searchParams.get("return")).toBe(`/staff/${council.slug}/services?q=milk`);
	});

	it("tells nobody of another council whether it is there", async () => {
		expect((await thrown(requireStaff(staffArgs(editor, other), "staff.enter")))?.status).toBe(404);
		expect((await thrown(requireStaff(staffArgs(await aPerson(), council), "staff.enter")))?.status).toBe(404);
		expect((await thrown(requireStaff(staffArgs(editor, { slug: "nowhere" }), "staff.enter")))?.status).toBe(404);
	});

	it("refuses what a role does not reach, and records it", async () => {
		expect((await thrown(requireStaff(staffArgs(editor, council, "/people"), "people.manage")))?.status).toBe(403);
		const db = await readFor(TEST);
		const [found] = await db.select().from(auditEntry).where(eq(auditEntry.actorId, editor.id));
		expect(found).toMatchObject({ action: "access.refused", councilId: council.id });
	});

	it("sends who signed in another way than their role needs to the way that it needs, and records it", async () => {
		const family = await aMember(council, "administrator", {
			assurance: { audience: "family", identity: "high", authentication: "two-factors" },
		});
		const answer = await thrown(requireStaff(staffArgs(family, council, "/people"), "people.manage"));
		const location = new URL(answer?.headers.get("Location") ?? "", "http://x");
		expect(location.pathname).toBe("/sign-in");
		expect(Object.fromEntries(location.searchParams)).toMatchObject({
			for: "staff",
			problem: "role-audience",
			return: `/staff/${council.slug}/people`,
		});
		const db = await readFor(TEST);
		const [found] = await db.select().from(auditEntry).where(eq(auditEntry.actorId, family.id));
		expect(found).toMatchObject({ action: "access.refused", details: { lacks: "audience" } });
	});

	it("counts a proof of now only where somebody says so", async () => {
		const recent = async (set: Partial<typeof session.$inferInsert>) => {
			const member = await aMember(council, "editor");
			await transaction(TEST, async (tx) => {
				await tx.update(session).set(set).where(eq(session.personId, member.id));
			});
			const args = staffArgs(member, council);
			const answer = await thrown(requireRecentSignIn(await requireStaff(args, "staff.enter"), args));
			return answer === undefined;
		};
		const now = new Date();
		const longAgo = new Date(Date.now() - 16 * 60_000);
		expect(await recent({ authenticatedAt: now })).toBe(true);
		expect(await recent({ authenticatedAt: longAgo })).toBe(false);
		expect(await recent({ authenticatedAt: null })).toBe(false);
		expect(await recent({ authenticatedAt: null, secondFactorAt: now })).toBe(true);
	});

	it("knows a session under its new token only, once a second factor was shown", async () => {
		const member = await aMember(council, "editor");
		const before = await requireStaff(staffArgs(member, council), "staff.enter");
		const renewed = await transaction(TEST, (tx) => renewSession(tx, ORIGIN, before.sessionId, new Date()));
		const cookie = renewed?.split(";")[0] ?? "";
		expect((await thrown(requireStaff(staffArgs(member, council), "staff.enter")))?.status).toBe(303);
		const after = await requireStaff(staffArgs({ cookie }, council), "staff.enter");
		expect(after).toMatchObject({ person: { id: member.id }, assurance: { authentication: "two-factors" } });
	});

	it("ends at once for somebody who is deactivated, and after an hour without a page", async () => {
		const gone = await aMember(council, "editor");
		const idle = await aMember(council, "editor");
		await transaction(TEST, async (tx) => {
			await tx.update(person).set({ deactivatedAt: new Date() }).where(eq(person.id, gone.id));
			const longAgo = new Date(Date.now() - IDLE_MINUTES * 60_000 - 1000);
			await tx.update(session).set({ seenAt: longAgo }).where(eq(session.personId, idle.id));
		});
		for (const member of [gone, idle]) {
			expect((await thrown(requireStaff(staffArgs(member, council), "staff.enter")))?.status).toBe(303);
		}
	});
});
