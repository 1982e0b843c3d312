import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { mail } from "../../../db/schema";
import { referral, referralFeedback } from "../../../db/schema/referrals";
import { TEST } from "../../../tests/factories/asker";
import { aFollowed } from "../../../tests/factories/followed-referral";
import { aReferralReader, aSentReferral, aServiceToRefer } from "../../../tests/factories/referrals";
import { localNow } from "../../model/calendar/local-time";
import type { Outcome } from "../../model/referrals/referral";
import { goesTo } from "../../platform/mail/letter.server";
import { health, portal } from "../../platform/store.server";
import { closedLoops, closedLoopsPage } from "./closed-loops-page.server";
import { moveReferral } from "./move-referral.server";
import { openReferral } from "./open-referral.server";
import { referralPage } from "./referral-page.server";
import { postStep, stepPage } from "./step-page.server";

const helen = aReferralReader("health-visitor");

/** A service of its own, and a worker of it. */
function aService() {
	const service = aServiceToRefer();
	const joy = aReferralReader("service-worker", { name: "Joy", organisationIds: [service.organisation.id] });
	const complete = async (id: string, outcome: Outcome, familyTold: boolean | null = null) => {
		await moveReferral(joy, id, { step: "accept", revision: 1, words: { reason: "Yes" } });
		await moveReferral(joy, id, { step: "begin", revision: 2, words: { contactOn: localNow().date } });
		await moveReferral(joy, id, { step: "complete", revision: 3, words: { outcome, familyTold } });
	};
	const sent = () => aSentReferral(helen, service, { givenName: `Ana ${randomUUID()}` });
	const loops = async () => (await closedLoops(joy)).map(({ ended, closed, open }) => ({ ended, closed, open }));
	return { service, joy, complete, sent, loops };
}

describe("loops that are closed", () => {
	it("are those of which the outcome is known, and both were told", async () => {
		const { service, joy, complete, sent, loops } = aService();
		expect(await loops()).toEqual([]);
		await sent();
		expect(await loops()).toEqual([{ ended: 0, closed: 0, open: 1 }]);
		// To this family nobody writes, and nobody said that they told them.
		await complete(await sent(), "met");
		expect(await loops()).toEqual([{ ended: 1, closed: 0, open: 1 }]);
		await complete(await sent(), "partly", true);
		const written = await aFollowed(helen, service);
		await complete(written.id, "not-met");
		expect(await loops()).toEqual([{ ended: 3, closed: 2, open: 1 }]);
		await complete((await aFollowed(helen, service)).id, "unknown");
		const withdrawn = await aFollowed(helen, service);
		await withdrawn.post({ do: "withdraw", code: await withdrawn.codeSent(), words: "" });
		expect(await loops()).toEqual([{ ended: 5, closed: 3, open: 1 }]);
		// Taken back, it is open again.
		await moveReferral(joy, written.id, { step: "step-back", revision: 4, words: { reason: "A slip" } });
		expect(await loops()).toEqual([{ ended: 4, closed: 2, open: 2 }]);
	});

	it("are shown to the workers of the service, and to nobody else", async () => {
		const { joy, complete, sent } = aService();
		await complete(await sent(), "met", true);
		const page = await closedLoopsPage(joy);
		expect(page.services).toMatchObject([{ closed: "1 of 1 that have ended: 100%", open: "0" }]);
		const other = aReferralReader("service-worker", { organisationIds: [randomUUID()] });
		expect((await closedLoopsPage(other)).services).toEqual([]);
		await expect(closedLoopsPage(helen)).rejects.toMatchObject({ status: 404 });
	});

	it("ask whether the family was told only where nobody writes to them", async () => {
		const { service, joy, sent } = aService();
		const posted = { revision: "1", reason: "Moved away", familyTold: "yes" };
		const toldIn = async (id: string) => (await openReferral(joy, id))?.steps.at(-1)?.words?.familyTold;
		const unwritten = await sent();
		expect(await postStep(joy, { referral: unwritten, step: "cancel" }, posted)).toEqual({ ok: true });
		expect(await toldIn(unwritten)).toBe(true);
		const written = (await aFollowed(helen, service)).id;
		expect(await postStep(joy, { referral: written, step: "cancel" }, posted)).toEqual({ ok: true });
		expect(await toldIn(written)).toBeNull();
	});
});

describe("a letter that did not arrive", () => {
	it("is told to both ends, and closes no loop: whether somebody told the family is asked", async () => {
		const { service, joy, loops } = aService();
		const refused = async () => {
			const family = await aFollowed(helen, service);
			await portal.transaction(TEST, (tx) => tx.update(mail).set({ status: "failed" }).where(goesTo(family.email)));
			return family;
		};
		const said = { revision: "1", why: "full", reason: "No place", noneFound: "yes" };
		const [told, untold] = [await refused(), await refused()];
		for (const who of [helen, joy]) {
			const page = await referralPage(who, told.id, null);
			expect(page.warnings[0]).toMatch(/^Our last email to the family did not arrive/);
			expect(page.family).toContain("did not arrive");
		}
		expect((await stepPage(joy, { referral: told.id, step: "decline" }, new URLSearchParams())).fields).toContain(
			"familyTold",
		);
		await postStep(joy, { referral: untold.id, step: "decline" }, said);
		await postStep(joy, { referral: told.id, step: "decline" }, { ...said, familyTold: "yes" });
		expect(await loops()).toEqual([{ ended: 2, closed: 1, open: 0 }]);
	});

	it("is forgotten once another one was taken, and says nothing of other addresses", async () => {
		const { service, joy } = aService();
		const [family, other] = [await aFollowed(helen, service), await aFollowed(helen, service)];
		const set = (status: "failed" | "sent", some: { createdAt?: Date } = {}) =>
			portal.transaction(TEST, (tx) =>
				tx
					.update(mail)
					.set({ status, ...some })
					.where(and(goesTo(family.email), eq(mail.status, "queued"))),
			);
		await set("failed", { createdAt: new Date(Date.now() - 60_000) });
		const lineOf = async (id: string) => (await referralPage(joy, id, null)).family;
		expect(await lineOf(family.id)).toContain("did not arrive");
		expect(await lineOf(other.id)).toBe("The family follows it by a link in emails.");
		await family.codeSent();
		await set("sent");
		expect(await lineOf(family.id)).toBe("The family follows it by a link in emails.");
	});
});

describe("feedback", () => {
	it("is the family's once it was completed: said once, read by both ends, encrypted, and closes the loop", async () => {
		const { service, joy, complete, loops } = aService();
		const { id, post, codeSent } = await aFollowed(helen, service);
		const code = await codeSent();
		const say = (some: Record<string, string> = {}) =>
			post({ do: "feedback", code, helped: "partly", words: "Doare mai puțin", ...some });
		expect(await say()).toMatchObject({ done: null, isChanged: true, view: { asksFeedback: false, feedback: null } });
		await complete(id, "met");
		// As if the letter had not been written.
		await health.transaction(TEST, async (tx) => {
			await tx.update(referral).set({ closed: false }).where(eq(referral.id, id));
		});
		expect(await say({ helped: "" })).toMatchObject({
			errors: { helped: { reason: "missing" } },
			typed: { words: "Doare mai puțin" },
			view: { asksFeedback: true },
		});
		const all = await Promise.all([say(), say(), say()]);
		for (const one of all)
			expect(one).toMatchObject({ done: "feedback", view: { asksFeedback: false, feedback: { helped: "partly" } } });
		expect(await say({ helped: "no" })).toMatchObject({ done: null, isChanged: true });
		for (const who of [helen, joy])
			expect((await openReferral(who, id))?.feedback).toMatchObject({ helped: "partly", words: "Doare mai puțin" });
		expect(await loops()).toEqual([{ ended: 1, closed: 1, open: 0 }]);
		const db = await health.readFor(TEST);
		const rows = await db.select().from(referralFeedback).where(eq(referralFeedback.referralId, id));
		expect(rows).toHaveLength(1);
		expect(JSON.stringify(rows)).not.toMatch(/partly|Doare/);
	});
});
