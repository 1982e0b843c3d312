/** A referral that goes on to another service: one there, linked both ways, of which each side sees what is its own. */
import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { aCouncil } from "../../../tests/factories";
import { aFollowed } from "../../../tests/factories/followed-referral";
import { aReferralReader, aSentReferral, aServiceToRefer } from "../../../tests/factories/referrals";
import { systemFor } from "../../model/people/asker";
import { closedLoops } from "./closed-loops-page.server";
import { eraseEnded } from "./erase-referrals.server";
import { listReferrals } from "./list-referrals.server";
import { moveAppointment } from "./move-appointment.server";
import { moveReferral } from "./move-referral.server";
import { openReferral } from "./open-referral.server";
import type { ReferralReader } from "./reader.server";
import { referralPage } from "./referral-page.server";
import { transferReferral } from "./transfer.server";
import { writeNote } from "./write-note.server";

const helen = aReferralReader("health-visitor");
const workerOf = (service: ReturnType<typeof aServiceToRefer>, name: string) =>
	aReferralReader("service-worker", { name, organisationIds: [service.organisation.id] });

function twoServices() {
	const from = aServiceToRefer();
	const to = aServiceToRefer({
		name: "Sleep clinic",
		organisation: { id: randomUUID(), name: "Harbour Children’s Trust" },
	});
	return { from, to, joy: workerOf(from, "Joy Mensah"), sam: workerOf(to, "Sam Reed") };
}
const fresh = () => ({ givenName: `Ana ${randomUUID()}` });
const reason = "It is sleep more than feeding";

/** Those that somebody sees, as what they are. */
async function seenBy(who: ReferralReader) {
	const ranges = (["sent", "transferred"] as const).map((state) => ({ state }));
	return (await listReferrals(who, { ranges, order: "newest", after: null })).listed;
}

describe("a referral that goes on", () => {
	it.each(["service", "referrer"] as const)(
		"by its %s is one at the other service, once, whose clock begins anew",
		async (by) => {
			const { from, to, joy, sam } = twoServices();
			const id = await aSentReferral(helen, from, fresh());
			await writeNote(joy, id, { text: "Two calls", sight: "referrer", mark: null });
			await moveReferral(joy, id, { step: "accept", revision: 1, words: { reason: "We call on Monday" } });
			const who = by === "service" ? joy : helen;
			const all = await Promise.all(
				Array.from({ length: 5 }, () => transferReferral(who, id, { service: to, reason, revision: 2 })),
			);
			expect(all.every(({ ok }) => ok)).toBe(true);
			const there = await seenBy(sam);
			expect(there).toMatchObject([{ state: "sent", details: { service: { name: "Sleep clinic" } } }]);
			const next = await openReferral(sam, there[0]?.id ?? "");
			const before = await openReferral(helen, id);
			expect(before).toMatchObject({ state: "transferred", onward: { id: next?.id, state: "sent" } });
			expect(next).toMatchObject({
				cameFromId: id,
				referrerId: helen.person.id,
				chased: [],
				notes: [],
				appointments: [],
			});
			expect(next?.details.answers).toEqual(before?.details.answers);
			expect(next?.sentAt).toEqual(before?.stateSince);
			expect(next?.steps).toMatchObject([
				{
					step: "send",
					actor: by,
					words: { reason, cameFrom: { name: from.name, organisation: "Tideline Families" } },
				},
			]);
		},
	);

	it("is seen by each service from its own side, and from both by who referred", async () => {
		const { from, to, joy, sam } = twoServices();
		const id = await aSentReferral(helen, from, fresh());
		await transferReferral(joy, id, { service: to, reason, revision: 1 });
		const nextId = (await seenBy(sam))[0]?.id ?? "";
		await moveReferral(sam, nextId, { step: "accept", revision: 1, words: { reason: "Only for us to know" } });
		expect(await openReferral(joy, nextId)).toBeUndefined();
		expect(await openReferral(sam, id)).toBeUndefined();
		const text = "It went on to Sleep clinic, Harbour Children’s Trust. There it is: Accepted.";
		const page = await referralPage(joy, id, null);
		expect(page.linked).toEqual([{ text, href: null }]);
		expect(JSON.stringify(page)).not.toContain("Only for us to know");
		expect((await referralPage(sam, nextId, null)).linked).toEqual([
			{ text: "It came from Infant feeding support, Tideline Families.", href: null },
		]);
		expect((await referralPage(helen, id, null)).linked).toEqual([{ text, href: `/referrals/${nextId}` }]);
		expect((await referralPage(helen, nextId, null)).linked[0]?.href).toBe(`/referrals/${id}`);
	});

	it("stays where it is from a page that is out of date, for a stranger, once it is over, or beside another of the family", async () => {
		const { from, to, joy, sam } = twoServices();
		const person = fresh();
		const id = await aSentReferral(helen, from, person);
		const go = (who: ReferralReader, revision: number) => transferReferral(who, id, { service: to, reason, revision });
		await moveReferral(joy, id, { step: "receive", revision: 1 });
		expect(await go(joy, 1)).toEqual({ ok: false, reason: "changed" });
		expect(await go(sam, 2)).toEqual({ ok: false, reason: "not-found" });
		const other = await aSentReferral(helen, to, person);
		expect(await go(joy, 2)).toEqual({ ok: false, reason: "twin", twin: { id: null } });
		expect(await go(helen, 2)).toEqual({ ok: false, reason: "twin", twin: { id: other } });
		await moveReferral(helen, id, { step: "cancel", revision: 2, words: { reason: "Moved away" } });
		expect(await go(helen, 3)).toEqual({ ok: false, reason: "changed" });
		expect(await seenBy(sam)).toHaveLength(1);
	});

	it("is followed by the link that the family has, and told in one letter, with what is to come called off", async () => {
		const { from, to, joy, sam } = twoServices();
		const { id, token, post, codeSent, newsLetters } = await aFollowed(helen, from);
		await moveReferral(joy, id, { step: "accept", revision: 1, words: { reason: "Yes" } });
		const when = { on: "2099-03-01", time: "10:00", way: "home", where: null, movableUntil: null } as const;
		const before = new Date("2098-12-01T12:00:00Z");
		await moveAppointment(joy, id, { appointmentId: null, step: "offer", revision: 0, said: { when } }, before);
		const letters = await newsLetters();
		await transferReferral(joy, id, { service: to, reason, revision: 2 });
		expect(await newsLetters()).toBe(letters + 1);
		expect((await openReferral(joy, id))?.appointments).toMatchObject([{ state: "cancelled" }]);
		expect(await post({ do: "open", code: await codeSent() })).toMatchObject({
			view: {
				service: "Sleep clinic",
				cameFrom: "Infant feeding support",
				state: "sent",
				said: reason,
				appointments: [],
			},
		});
		expect(token).toHaveLength(43);
		await post({ do: "withdraw", code: await codeSent(), words: "" });
		expect((await openReferral(helen, id))?.onward?.state).toBe("withdrawn");
		expect(await seenBy(sam)).toEqual([]);
	});

	it("is written to nobody for whom that was not safe, and is then reached through who referred", async () => {
		const { from, to, joy, sam } = twoServices();
		const { id, post, codeSent, newsLetters } = await aFollowed(helen, from);
		await post({ do: "unsafe", code: await codeSent(), words: "" });
		const letters = await newsLetters();
		await transferReferral(joy, id, { service: to, reason, revision: 1 });
		expect(await newsLetters()).toBe(letters);
		const next = await openReferral(sam, (await seenBy(sam))[0]?.id ?? "");
		expect(next?.details.answers["safe-contact"]).toMatchObject({ emailUnsafe: true, ways: ["referrer"] });
	});

	it("is no loop of the service that it left, and is erased without the other one", async () => {
		const { from, to, joy, sam } = twoServices();
		const council = await aCouncil();
		const id = await aSentReferral(aReferralReader("health-visitor", { council }), from, fresh());
		const long = new Date(Date.now() - 4000 * 86_400_000);
		await transferReferral(joy, id, { service: to, reason, revision: 1 }, long);
		expect(await closedLoops(joy)).toEqual([]);
		expect(await closedLoops(sam)).toMatchObject([{ ended: 0, open: 1 }]);
		const nextId = (await seenBy(sam))[0]?.id ?? "";
		expect((await openReferral(sam, nextId))?.cameFromId).toBe(id);
		await eraseEnded(systemFor("a test"), new AbortController().signal);
		expect(await openReferral(joy, id)).toBeUndefined();
		expect(await openReferral(sam, nextId)).toMatchObject({ state: "sent", cameFromId: null });
	});
});
