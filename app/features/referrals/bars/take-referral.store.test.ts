/** A referral that comes as a message is worked on as any other, and its system sees it, and no other one's. */
import { randomUUID } from "node:crypto";
import { asc, eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { auditEntry, mail } from "../../../../db/schema";
import { referral, referralLink, referralMessage } from "../../../../db/schema/referrals";
import { aCouncil, aMember, anOrganisation, aService, saved } from "../../../../tests/factories";
import { TEST } from "../../../../tests/factories/asker";
import { aBarsMessage, aSender, type BarsWords } from "../../../../tests/factories/bars";
import { aReferralReader, aSentReferral } from "../../../../tests/factories/referrals";
import { localNow } from "../../../model/calendar/local-time";
import { senderAsReferrer } from "../../../model/referrals/referral";
import { referralStream } from "../../../platform/audit.server";
import { deliverer } from "../../../platform/relay/deliver.server";
import { health, portal } from "../../../platform/store.server";
import type { Council } from "../../directory/councils/queries.server";
import { moveReferral } from "../move-referral.server";
import { openReferral } from "../open-referral.server";
import { referralPage } from "../referral-page.server";
import { onFamilyLetter, onReferralNews } from "../send-news.server";
import { transferReferral } from "../transfer.server";
import { readReferralMessage } from "./read-message";
import { serviceRequestOf, taskOf } from "./resources";
import { openSent } from "./sent.server";
import { takeCancelling, takeReferral } from "./take-referral.server";

const BASE = "https://hub.example/booking-and-referral/FHIR/R4";
const organisation = anOrganisation({ name: "Tideline Families" });
const service = aService({ name: "Infant feeding support", organisationId: organisation.id });
const sender = aSender();
const joy = aReferralReader("service-worker", { name: "Joy Mensah", organisationIds: [organisation.id] });
let council: Council;
beforeAll(async () => {
	council = await aCouncil();
	await saved(council, { organisations: [organisation], services: [service] });
	await aMember(council, "service-worker", { organisationId: organisation.id });
});

const newMessage = (some: Partial<BarsWords> = {}) => {
	const read = readReferralMessage(aBarsMessage({ endpoint: `${BASE}/${service.id}`, ...some }), localNow().date);
	if (!read.ok) throw new Error(JSON.stringify(read));
	if (read.message.kind !== "new") throw new Error("It is none that is new.");
	return read.message;
};
const take = (some: Partial<BarsWords> = {}, requestId: string = randomUUID(), by = sender) =>
	takeReferral({ sender: by, council, requestId }, newMessage(some));
async function aTaken(some: Partial<BarsWords> = {}): Promise<string> {
	const taken = await take(some);
	if (!taken.ok) throw new Error(taken.reason);
	return taken.found.opened.id;
}
const logOf = async (id: string) => {
	const db = await health.readFor(TEST);
	return db
		.select()
		.from(auditEntry)
		.where(eq(auditEntry.stream, referralStream(id)))
		.orderBy(asc(auditEntry.number));
};
const rowOf = async (id: string) => {
	const db = await health.readFor(TEST);
	return (await db.select().from(referral).where(eq(referral.id, id)))[0];
};

describe("a referral that a system sends", () => {
	it("reaches the service with its source named, and warns that nobody said which ways are safe", async () => {
		const id = await aTaken();
		expect(await referralPage(joy, id, null)).toMatchObject({
			state: "sent",
			service: "Infant feeding support",
			referrer: "Marcy Blake, Hexham Trust, sent from their system",
			warnings: [expect.stringContaining("Leave no message")],
			family: expect.stringContaining("nobody has said which ways are safe"),
			steps: [{ by: expect.stringContaining("Hexham Trust, sent from their system") }],
		});
		const [begun, moved] = await logOf(id);
		expect(begun).toMatchObject({ action: "referral.begun", actorId: null, details: { sender: sender.id } });
		expect(moved).toMatchObject({
			action: "referral.moved",
			details: { as: "referrer", sender: sender.id, to: "sent" },
		});
	});

	it("is told to the workers, and neither to the family nor, of what comes of it, to anybody by e-mail", async () => {
		const id = await aTaken({ patient: { telecom: [{ system: "email", value: "ana@bars.example" }] } });
		await moveReferral(joy, id, {
			step: "decline",
			revision: 1,
			words: { why: "full", reason: "No place", alternatives: [] },
		});
		await deliverer({ from: health, to: portal, handlers: [onFamilyLetter, onReferralNews] })(
			TEST,
			new AbortController().signal,
		);
		const db = await portal.readFor(TEST);
		const letters = (await db.select().from(mail)).filter(({ councilId }) => councilId === council.id);
		expect(letters.length).toBeGreaterThan(0);
		const store = await health.readFor(TEST);
		expect(await store.select().from(referralLink).where(eq(referralLink.referralId, id))).toEqual([]);
	});

	it("is the same once, however often its message comes: one by one, and twenty at once", async () => {
		const requestId = randomUUID();
		const message = newMessage();
		const at = { sender, council, requestId };
		const taken = await Promise.all(Array.from({ length: 20 }, () => takeReferral(at, message)));
		expect(taken.filter(({ ok }) => ok)).toHaveLength(1);
		expect(new Set(taken.flatMap((one) => (one.ok ? [] : [one.reason])))).toEqual(new Set(["duplicate"]));
		expect(await takeReferral({ ...at, requestId: requestId.toUpperCase() }, message)).toEqual({
			ok: false,
			reason: "duplicate",
		});
		const [id = ""] = taken.flatMap((one) => (one.ok ? [one.found.opened.id] : []));
		expect((await openReferral(joy, id))?.steps.map(({ step }) => step)).toEqual(["send"]);
		// The same word of another system's is its own.
		expect(await take({}, requestId, aSender())).toMatchObject({ ok: true });
	});

	it("is not taken beside another open one of the same person, of whoever's", async () => {
		const mine = { familyName: `Twin ${randomUUID()}` };
		await aTaken(mine);
		expect(await take(mine)).toEqual({ ok: false, reason: "twin" });
		const [theirs, helen] = [{ familyName: `Other ${randomUUID()}` }, aReferralReader("health-visitor", { council })];
		const to = { id: service.id, name: service.content.name, organisation: { id: organisation.id, name: "T" } };
		await aSentReferral(helen, to, { givenName: "Ana Maria", bornOn: "1994-05-06", ...theirs });
		expect(await take(theirs)).toEqual({ ok: false, reason: "twin" });
	});

	it("is not taken for a service that is not there, of another council, or where nobody receives", async () => {
		const nobodys = aService({ name: "Nobody's" });
		await saved(council, { services: [nobodys] });
		const other = await aCouncil();
		const elsewhere = aService({ name: "Elsewhere" });
		await saved(other, { services: [elsewhere] });
		for (const [id, reason] of [
			[randomUUID(), "gone"],
			[elsewhere.id, "gone"],
			[nobodys.id, "nobody-receives"],
		])
			expect(await take({ endpoint: `${BASE}/${id}` })).toEqual({ ok: false, reason });
	});
});

describe("cancelling", () => {
	const cancel = (referralId: string, some: { revision?: number; requestId?: string; by?: typeof sender } = {}) => {
		const { revision = null, requestId = randomUUID(), by = sender } = some;
		const said = { kind: "cancel", referralId, revision, reason: "She moved away", writtenBy: null } as const;
		return takeCancelling({ sender: by, requestId }, said);
	};

	it("is done once by the system that sent it, and the service reads why", async () => {
		const id = await aTaken();
		expect(await cancel(id, { by: aSender() })).toEqual({ ok: false, reason: "not-found" });
		expect(await cancel(randomUUID())).toEqual({ ok: false, reason: "not-found" });
		const requestId = randomUUID();
		const done = await Promise.all(Array.from({ length: 20 }, () => cancel(id, { requestId })));
		expect(done.filter(({ ok }) => ok)).toHaveLength(1);
		expect(new Set(done.flatMap((one) => (one.ok ? [] : [one.reason])))).toEqual(new Set(["duplicate"]));
		expect(await cancel(id)).toEqual({ ok: false, reason: "over" });
		expect(await referralPage(joy, id, null)).toMatchObject({
			state: "cancelled",
			steps: [{ lines: ["She moved away"], by: expect.stringContaining("Hexham Trust") }, {}],
		});
		const found = await openSent(sender, id);
		expect(found && serviceRequestOf(found.opened, found.sent).status).toBe("revoked");
	});

	it("sees what the service did first", async () => {
		const id = await aTaken();
		await moveReferral(joy, id, { step: "receive", revision: 1 });
		expect(await cancel(id, { revision: 1 })).toEqual({ ok: false, reason: "changed" });
		expect(await cancel(id, { revision: 2 })).toMatchObject({ ok: true });
		const ended = await aTaken();
		const words = { why: "full", reason: "No place", alternatives: [] } as const;
		await moveReferral(joy, ended, { step: "decline", revision: 1, words: { ...words, alternatives: [] } });
		expect(await cancel(ended)).toEqual({ ok: false, reason: "over" });
	});
});

describe("what comes of it", () => {
	it("is read by the system that sent it alone, and each time it does stands in the log", async () => {
		const id = await aTaken();
		expect(await openSent(aSender(), id)).toBeUndefined();
		expect(await openSent(sender, randomUUID())).toBeUndefined();
		const helens = await aSentReferral(
			aReferralReader("health-visitor", { id: senderAsReferrer("x") }),
			{
				id: service.id,
				name: "x",
				organisation: { id: organisation.id, name: "x" },
			},
			{ familyName: randomUUID() },
		);
		expect(await openSent(sender, helens)).toBeUndefined();
		expect(await openSent(sender, id)).toBeDefined();
		expect((await logOf(id)).slice(2)).toMatchObject([
			{ action: "referral.read", actorId: null, details: { as: "referrer", sender: sender.id } },
		]);
	});

	it("goes round: what came in is received, accepted and completed here, and comes out as it came", async () => {
		const bundle = aBarsMessage({ endpoint: `${BASE}/${service.id}` });
		const read = readReferralMessage(bundle, localNow().date);
		if (!read.ok || read.message.kind !== "new") throw new Error("It was not understood.");
		const taken = await takeReferral({ sender, council, requestId: randomUUID() }, read.message);
		const id = taken.ok ? taken.found.opened.id : "";
		const seen = async () => {
			const found = await openSent(sender, id);
			if (!found) throw new Error("It is not there.");
			const { status, ...request } = serviceRequestOf(found.opened, found.sent);
			return { status, request: { ...request, meta: null }, task: taskOf(found.opened, found.sent, BASE) };
		};
		const first = await seen();
		expect([first.status, first.task.status]).toEqual(["active", "requested"]);
		await moveReferral(joy, id, { step: "receive", revision: 1 });
		expect((await seen()).task.status).toBe("received");
		await moveReferral(joy, id, { step: "accept", revision: 2, words: { reason: "Come on Monday" } });
		expect((await seen()).task).toMatchObject({ status: "accepted", statusReason: { text: "Come on Monday" } });
		await moveReferral(joy, id, { step: "begin", revision: 3, words: { contactOn: localNow().date } });
		await moveReferral(joy, id, { step: "complete", revision: 4, words: { outcome: "met", familyTold: true } });
		expect((await rowOf(id))?.closed).toBe(false);
		const last = await seen();
		expect([last.status, last.task.status]).toEqual(["completed", "completed"]);
		expect(JSON.stringify(last.task.output)).toContain('"met"');
		expect(last.request).toEqual(first.request);
		expect(last.request).toMatchObject({ identifier: bundle.entry[1].resource.identifier, priority: "urgent" });
		// It has heard of the end: the loop is closed.
		expect((await rowOf(id))?.closed).toBe(true);
	});

	it("goes on to another service, where its system reads it too, and each leads to the other", async () => {
		const id = await aTaken();
		const next = {
			id: randomUUID(),
			name: "Sleep support",
			organisation: { id: organisation.id, name: "Tideline Families" },
		};
		expect(await transferReferral(joy, id, { service: next, reason: "Better there", revision: 1 })).toEqual({
			ok: true,
		});
		const from = await openSent(sender, id);
		const onward = from?.opened.onward?.id ?? "";
		const to = await openSent(sender, onward);
		if (!from || !to) throw new Error("One of both is not there.");
		expect(taskOf(from.opened, from.sent, BASE)).toMatchObject({
			status: "cancelled",
			businessStatus: { coding: [{ code: "transferred" }] },
			output: [{ valueReference: { reference: `ServiceRequest/${onward}` } }],
		});
		const { status, replaces, identifier } = serviceRequestOf(to.opened, to.sent);
		expect([status, replaces]).toEqual(["active", [{ reference: `ServiceRequest/${id}` }]]);
		expect(identifier).toEqual(from.sent.request.identifier);
		expect(await openSent(aSender(), onward)).toBeUndefined();
	});

	it("is not closed by reading where nobody told the family", async () => {
		const id = await aTaken();
		await moveReferral(joy, id, {
			step: "decline",
			revision: 1,
			words: { why: "full", reason: "No place", alternatives: [] },
		});
		await openSent(sender, id);
		expect(await rowOf(id)).toMatchObject({ state: "declined", closed: false });
	});

	it("stands sealed", async () => {
		const id = await aTaken({ familyName: "Quillfeather" });
		const db = await health.readFor(TEST);
		const rows = await db.select().from(referralMessage).where(eq(referralMessage.referralId, id));
		expect(rows).toHaveLength(1);
		expect(JSON.stringify(rows)).not.toMatch(/Quillfeather|9990001308|latch/);
	});
});
