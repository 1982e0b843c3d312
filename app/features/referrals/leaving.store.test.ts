import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { describe, expect, it, vi } from "vitest";
import { aCouncil, aMember, anOrganisation, saved, staffArgs } from "../../../tests/factories";
import { TEST } from "../../../tests/factories/asker";
import { lettersTo } from "../../../tests/factories/followed-referral";
import { aReferralReader, aSentReferral, aServiceToRefer } from "../../../tests/factories/referrals";
import { HUB } from "../../../tests/setup/command";
import { StoreUnavailable } from "../../platform/store-errors";
import { giveRole, takeRole } from "../people/members/change-member.server";
import { findMember } from "../people/members/find-people.server";
import type { LookAfter } from "../people/members/leaving";
import { postDeactivation } from "../people/members/post-deactivation.server";
import { postMember } from "../people/members/post-member.server";
import { requireStaff } from "../people/require-staff.server";
import { OPEN_REFERRALS } from "./leaving.server";
import { moveReferral } from "./move-referral.server";

type Open = Awaited<ReturnType<typeof OPEN_REFERRALS.openWith>>[number];

async function aPlace() {
	const council = await aCouncil();
	const organisation = anOrganisation({ name: "Tideline Families" });
	await saved(council, { organisations: [organisation] });
	const [admin, leader, helen, joy] = await Promise.all([
		aMember(council, "administrator"),
		aMember(council, "leader"),
		aMember(council, "health-visitor"),
		aMember(council, "service-worker", { organisationId: organisation.id }),
	]);
	const service = aServiceToRefer({ organisation: { id: organisation.id, name: "Tideline Families" } });
	const at = { ...council, gss: null };
	const who = aReferralReader("health-visitor", { id: helen.id, council: at });
	const worker = aReferralReader("service-worker", { id: joy.id, council: at, organisationIds: [organisation.id] });
	const ids = [await aSentReferral(who, service), await aSentReferral(who, service, { givenName: "Bea" })];
	const staff = await requireStaff(staffArgs(admin, council), "people.manage");
	const member = async (personId: string) => {
		const found = await findMember(TEST, council.id, personId);
		if (!found) throw new Error("They have no role here");
		return found;
	};
	const take = async (personId: string, anyway?: "yes", look: LookAfter<Open> = OPEN_REFERRALS) => {
		const from = await member(personId);
		const form = { do: "take-role", id: from.grants[0]?.id ?? "", ...(anyway && { anyway }) };
		return postMember(staff, from, form, look);
	};
	const shutOut = async (personId: string, anyway?: "yes", look: LookAfter<Open> = OPEN_REFERRALS) =>
		postDeactivation(staff, await member(personId), anyway ? { anyway } : {}, look);
	const news = async ({ email }: { email: string }) =>
		(await lettersTo(email)).filter(({ template }) => template === "referral-news").length;
	return { council, organisation, leader, helen, joy, worker, ids, member, take, shutOut, news };
}

describe("a role on which open referrals hang", () => {
	it("is not taken from the last worker before it was said how many, and then both others are told", async () => {
		const { take, joy, helen, leader, news, council } = await aPlace();
		const before = await news(helen);
		expect(await take(joy.id)).toMatchObject({ refused: "open-referrals", hanging: { service: 2, referrer: 0 } });
		expect((await findMember(TEST, council.id, joy.id))?.grants).toHaveLength(1);
		expect([(await news(helen)) - before, await news(leader)]).toEqual([0, 0]);
		expect(await take(joy.id, "yes")).toEqual({ done: "role-taken" });
		expect(await findMember(TEST, council.id, joy.id)).toBeUndefined();
		expect([(await news(helen)) - before, await news(leader)]).toEqual([2, 1]);
	});

	it("is not taken from who made them before it was said how many, and the service is told", async () => {
		const { take, joy, helen, leader, news } = await aPlace();
		const before = await news(joy);
		expect(await take(helen.id)).toMatchObject({ refused: "open-referrals", hanging: { service: 0, referrer: 2 } });
		expect(await take(helen.id, "yes")).toEqual({ done: "role-taken" });
		expect([(await news(joy)) - before, await news(leader)]).toEqual([2, 1]);
	});

	it("is taken at once where somebody else works on them, or each is decided", async () => {
		const { council, organisation, take, joy, helen, leader, worker, ids, news } = await aPlace();
		const other = await aMember(council, "service-worker", { organisationId: organisation.id });
		expect(await take(other.id)).toEqual({ done: "role-taken" });
		for (const id of ids)
			await moveReferral(worker, id, { step: "decline", revision: 1, words: { reason: "Full", why: "full" } as never });
		expect(await take(helen.id)).toEqual({ done: "role-taken" });
		expect(await take(joy.id)).toEqual({ done: "role-taken" });
		expect(await news(leader)).toBe(0);
	});

	it("is not taken by the operator's command either, nor is who has it kept out or erased, unless it says so", async () => {
		const { council, organisation, joy, leader, news } = await aPlace();
		const hub = async ([command, ...more]: readonly string[]) => {
			const all = [HUB, "users", `${command}`, joy.email, ...more];
			const ended = await promisify(execFile)(process.execPath, all).catch((error: unknown) => error);
			return ended as { stdout: string; stderr: string; code?: number };
		};
		// Of two roles the first, on which nothing hangs, is not taken either before the second was asked about.
		const free = anOrganisation({ name: "Free Families" });
		await saved(council, { organisations: [free] });
		const by = { asker: TEST, council };
		const [tideline] = (await findMember(TEST, council.id, joy.id))?.grants ?? [];
		await takeRole(by, joy, tideline?.id ?? "");
		for (const { id } of [free, organisation])
			expect(await giveRole(by, joy, { role: "service-worker", organisationId: id })).toEqual({ ok: true });
		const here = ["--council", council.slug];
		const ways = [
			["revoke", ...here, "--role", "service-worker"],
			["deactivate", ...here],
			["erase", "--for-good"],
		] as const;
		for (const way of ways) {
			const { code, stderr } = await hub(way);
			expect([way[0], code]).toEqual([way[0], 1]);
			expect(stderr).toContain("2 as the last who works for a service, 0 that they made");
		}
		expect(await findMember(TEST, council.id, joy.id)).toMatchObject({
			name: joy.name,
			deactivatedAt: null,
			grants: [{}, {}],
		});
		expect(await news(leader)).toBe(0);
		expect((await hub([...ways[2], "--open-referrals"])).stdout).toContain("is erased");
		expect(await findMember(TEST, council.id, joy.id)).toBeUndefined();
		expect(await news(leader)).toBe(1);
	});

	it("hangs on whoever is shut out as well", async () => {
		const { shutOut, joy, helen, member, news } = await aPlace();
		const before = await news(helen);
		expect(await shutOut(joy.id)).toMatchObject({ reason: "open-referrals", hanging: { service: 2, referrer: 0 } });
		expect((await member(joy.id)).deactivatedAt).toBeNull();
		expect(await shutOut(joy.id, "yes")).toEqual({ ok: true });
		expect((await member(joy.id)).deactivatedAt).not.toBeNull();
		expect((await news(helen)) - before).toBe(2);
	});

	it("is said not to be known while the health store is away, and is taken all the same where it cannot wait", async () => {
		const { take, shutOut, joy, helen, member } = await aPlace();
		const tell = vi.fn();
		const away = { openWith: () => Promise.reject(new Error("Failed", { cause: new StoreUnavailable("gone") })), tell };
		expect(await take(joy.id, undefined, away)).toMatchObject({ refused: "referrals-away", hanging: null });
		expect(await shutOut(helen.id, undefined, away)).toMatchObject({ reason: "referrals-away", hanging: null });
		expect([(await member(joy.id)).grants.length, (await member(helen.id)).deactivatedAt]).toEqual([1, null]);
		expect(await take(joy.id, "yes", away)).toEqual({ done: "role-taken" });
		expect(await shutOut(helen.id, "yes", away)).toEqual({ ok: true });
		await expect(member(joy.id)).rejects.toThrow("They have no role here");
		expect((await member(helen.id)).deactivatedAt).not.toBeNull();
		expect(tell).not.toHaveBeenCalled();
	});

	it("is left as it is where something else is wrong than that the store is away", async () => {
		const { take, joy, member } = await aPlace();
		const broken = { openWith: () => Promise.reject(new Error("a fault")), tell: vi.fn() };
		await expect(take(joy.id, "yes", broken)).rejects.toThrow("a fault");
		expect((await member(joy.id)).grants).toHaveLength(1);
	});
});
