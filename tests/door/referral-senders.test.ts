/** Many who send referrals at the same moment: nothing is lost, and nothing made twice. */
import { and, eq, inArray } from "drizzle-orm";
import { beforeAll, describe, expect, inject, it } from "vitest";
import { referralStream } from "../../app/platform/audit.server";
import { health } from "../../app/platform/store.server";
import { auditEntry } from "../../db/schema";
import { referral, referralStep } from "../../db/schema/referrals";
import { aMember, type Member } from "../factories";
import { TEST } from "../factories/asker";
import { ANSWERS, aDraft, aReferralReader } from "../factories/referrals";
import { aStaffedCouncil, type StaffedCouncil } from "../factories/staffed-council";
import { lookInside } from "../setup/look-inside";
import { everythingTold, lettersTo } from "./followed";
import { fillIn, send } from "./somebody";

let ours: StaffedCouncil;
let service: { id: string; name: string; organisation: { id: string; name: string } };
let worker: Member;
beforeAll(async () => {
	const inside = await lookInside(inject("door").database);
	ours = await aStaffedCouncil(inside);
	const listed = await ours.entry("service", "live");
	service = { id: listed.split("/").at(-1) ?? "", name: "Lantern feeding", organisation: ours.organisation };
	worker = ours.member("service-worker");
	return () => inside.close();
});

let named = 0;
async function aSender() {
	const sender = await aMember(ours.council, "health-visitor");
	const reader = aReferralReader("health-visitor", { id: sender.id, council: ours.council });
	named += 1;
	const who = ANSWERS.who && { ...ANSWERS.who, givenName: `Ana ${named}`, familyName: sender.id };
	const id = await aDraft(reader, service, { ...ANSWERS, who });
	const posting = await fillIn(sender, `/referrals/${id}/draft/check`, { button: "Send the referral" });
	return { sender, id, posting };
}

/** What was told of it: that it was sent, in the log, and to the workers of the service. */
async function traces(ids: string[]) {
	await everythingTold();
	const db = await health.readFor(TEST);
	const steps = await db.select().from(referralStep).where(inArray(referralStep.referralId, ids));
	const log = await db
		.select()
		.from(auditEntry)
		.where(and(inArray(auditEntry.stream, ids.map(referralStream)), eq(auditEntry.action, "referral.moved")));
	return { steps: steps.map(({ referralId }) => referralId), log: log.map(({ stream }) => stream) };
}

const newsOf = async ({ email }: Member) =>
	(await lettersTo(ours.inside, email)).filter(({ words }) => words.template === "referral-news").length;

describe("a referral", () => {
	it("of a form that is sent twenty times at once is sent once, and all are led to it", async () => {
		const { sender, id, posting } = await aSender();
		const answers = await Promise.all(Array.from({ length: 20 }, () => send(sender, posting)));
		for (const { status, location } of answers) expect([status, location]).toEqual([303, `/referrals/${id}?done=sent`]);
		expect(await traces([id])).toEqual({ steps: [id], log: [referralStream(id)] });
	});

	it("is begun once by a form that is sent twice, and by one that is sent twenty times at once", async () => {
		const sender = await aMember(ours.council, "health-visitor");
		const [listed] = await ours.inside.query(`SELECT content FROM service WHERE id = '${service.id}'`);
		const content = typeof listed?.content === "string" ? JSON.parse(listed.content) : listed?.content;
		const page = `/referrals/new?q=${encodeURIComponent(content.name)}`;
		const posting = await fillIn(sender, page, { button: /^Refer a family to this service/ });
		const first = await send(sender, posting);
		const answers = [first, await send(sender, posting)];
		answers.push(...(await Promise.all(Array.from({ length: 20 }, () => send(sender, posting)))));
		expect(new Set(answers.map(({ status, location }) => `${status} ${location}`)).size).toBe(1);
		const db = await health.readFor(TEST);
		expect(await db.$count(referral, eq(referral.referrerId, sender.id))).toBe(1);
		// Another one is begun by another form.
		await send(sender, await fillIn(sender, page, { button: /^Refer a family to this service/ }));
		expect(await db.$count(referral, eq(referral.referrerId, sender.id))).toBe(2);
	});
});

it("forty who send at once, each of them twice, lose nothing and make nothing twice", async () => {
	const senders = [];
	for (let at = 0; at < 40; at++) senders.push(await aSender());
	const ids = senders.map(({ id }) => id);
	const before = await newsOf(worker);
	const answers = await Promise.all([...senders, ...senders].map(({ sender, posting }) => send(sender, posting)));
	for (const { status, location } of answers)
		expect([status, location]).toEqual([303, expect.stringMatching(/done=sent$/)]);
	const { steps, log } = await traces(ids);
	expect(steps.toSorted()).toEqual(ids.toSorted());
	expect(log.toSorted()).toEqual(ids.map(referralStream).toSorted());
	const db = await health.readFor(TEST);
	const rows = await db.select().from(referral).where(inArray(referral.id, ids));
	expect(rows.map(({ state }) => state)).toEqual(ids.map(() => "sent"));
	expect((await newsOf(worker)) - before).toBe(ids.length);
});
