/** The clock of referrals, with time moved: what it does, once, and who hears of it. Monday 4 January 2027 is the first working day. */
import { randomUUID } from "node:crypto";
import { and, asc, eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { auditEntry, mail, outbox, roleGrant, task } from "../../../db/schema";
import { referral, referralChase } from "../../../db/schema/referrals";
import { aCouncil, aMember, anOrganisation, saved, staffArgs } from "../../../tests/factories";
import { TEST } from "../../../tests/factories/asker";
import { aReferralReader, aSentReferral, aServiceToRefer } from "../../../tests/factories/referrals";
import { toInstant } from "../../model/calendar/local-time";
import { REFERRAL_RULES } from "../../model/referrals/clock";
import { recordedAt, referralStream } from "../../platform/audit.server";
import { openLetter } from "../../platform/mail/letter.server";
import { deliverer } from "../../platform/relay/deliver.server";
import { health, portal } from "../../platform/store.server";
import { loader as stuck } from "../../routes/staff/referrals";
import { moveReferral } from "./move-referral.server";
import { openReferral } from "./open-referral.server";
import { referralPage } from "./referral-page.server";
import { doStep, lookForLate, runClock } from "./run-clock.server";
import { onFamilyLetter, onReferralNews } from "./send-news.server";
import { countStuck } from "./stuck-page.server";

const RUNNING = new AbortController().signal;
const carry = deliverer({ from: health, to: portal, handlers: [onReferralNews, onFamilyLetter] });
const setTime = (date: string, time = "10:00") => vi.setSystemTime(toInstant(date, time));

beforeEach(() => {
	vi.useFakeTimers({ now: toInstant("2027-01-04", "10:00"), toFake: ["Date"] });
});
afterEach(() => {
	vi.useRealTimers();
});

/** A referral that was sent now, in a council of its own, with those who hear of it. */
async function aReferral(email?: string) {
	const council = await aCouncil();
	const organisation = anOrganisation({ name: "Tideline Families" });
	await saved(council, { organisations: [organisation] });
	const service = aServiceToRefer({ organisation: { id: organisation.id, name: "Tideline Families" } });
	const worker = await aMember(council, "service-worker", { organisationId: organisation.id });
	const leader = await aMember(council, "leader");
	const administrator = await aMember(council, "administrator");
	const referrer = await aMember(council, "health-visitor");
	await aMember(council, "editor");
	const her = aReferralReader("health-visitor", { id: referrer.id, council });
	const his = aReferralReader("service-worker", { id: worker.id, council, organisationIds: [organisation.id] });
	const id = await aSentReferral(her, service, { givenName: `Ana ${randomUUID()}` }, email);
	const letters = async () => {
		await carry(TEST, RUNNING);
		const db = await portal.readFor(TEST);
		const rows = await db.select().from(mail).orderBy(asc(mail.createdAt), asc(mail.id));
		const addresses = [worker, leader, administrator, referrer].map((one) => one.email);
		return rows
			.map(openLetter)
			.flatMap((letter) => (letter.ok ? [letter.value] : []))
			.filter(({ recipient }) => recipient === email || addresses.includes(recipient))
			.map(({ recipient, words }) => `${words.template} ${recipient}`);
	};
	return { id, council, worker, leader, administrator, referrer, her, his, letters };
}

/** The jobs of the background, as often as they may come round. */
async function run(times = 1): Promise<void> {
	for (let left = times; left > 0; left--) {
		await lookForLate(TEST, RUNNING);
		await Promise.all([runClock(TEST, RUNNING), runClock(TEST, RUNNING)]);
	}
}

const stateOf = async (id: string) => {
	const db = await health.readFor(TEST);
	const [row] = await db.select().from(referral).where(eq(referral.id, id));
	return row;
};
const chasesOf = async (id: string) => {
	const db = await health.readFor(TEST);
	const rows = await db
		.select()
		.from(referralChase)
		.where(eq(referralChase.referralId, id))
		.orderBy(asc(referralChase.at));
	return rows.map(({ chase }) => chase);
};

describe("a referral that nobody opens", () => {
	it("is asked for twice, told to who leads, and expires, each once, and told to who should hear", async () => {
		const { id, council, worker, leader, referrer, her, letters } = await aReferral("ana@families.example");
		await run();
		const before = await letters();
		expect(before).toContain(`referral-news ${worker.email}`);
		setTime("2027-01-06");
		await run(2);
		expect(await letters()).toEqual(before);
		setTime("2027-01-07", "08:59");
		await run();
		expect(await chasesOf(id)).toEqual([]);
		setTime("2027-01-07", "09:00");
		await run(3);
		setTime("2027-01-07", "16:00");
		await run(3);
		expect(await chasesOf(id)).toEqual(["first-chase"]);
		setTime("2027-01-08");
		await run(3);
		setTime("2027-01-09");
		await run();
		expect(await countStuck({ council })).toMatchObject({ count: 0 });
		setTime("2027-01-11");
		await run(3);
		expect(await chasesOf(id)).toEqual(["first-chase", "second-chase", "escalation"]);
		const after = (await letters()).slice(before.length);
		expect(after.toSorted()).toEqual([
			`referral-late ${worker.email}`,
			`referral-late ${worker.email}`,
			`referral-stuck ${leader.email}`,
		]);
		expect((await referralPage(her, id, null)).late).toBe(
			"No answer for 5 working days. The service was asked for it on 7 January 2027. It was asked once more on 8 January 2027. Who leads in the council was told on 11 January 2027.",
		);
		expect(await countStuck({ council })).toMatchObject({ count: 1 });
		setTime("2027-02-01");
		await run(2);
		expect((await stateOf(id))?.state).toBe("sent");
		setTime("2027-02-02");
		await run(3);
		expect((await stateOf(id))?.state).toBe("expired");
		const ended = (await letters()).slice(before.length + 3);
		expect(ended.toSorted()).toEqual(
			[
				"referral-follow ana@families.example",
				`referral-news ${referrer.email}`,
				`referral-news ${worker.email}`,
			].toSorted(),
		);
		const opened = await openReferral(her, id);
		expect(opened?.steps.at(-1)).toMatchObject({ step: "expire", actor: "clock", from: "sent", to: "expired" });
		expect(await countStuck({ council })).toMatchObject({ count: 0 });
		expect(
			await moveReferral(her, id, { step: "reopen", revision: 2, words: { reason: "They still need it" } }),
		).toEqual({
			ok: true,
		});
		expect(await stateOf(id)).toMatchObject({ state: "sent", chases: 0, chasedAt: null });
		setTime("2027-02-05");
		await run(2);
		expect(await chasesOf(id)).toEqual(["first-chase", "second-chase", "escalation", "first-chase"]);
	});

	it("has no more than one step done in a day, though the clock jumps ahead, and none again when it goes back", async () => {
		const { id } = await aReferral();
		setTime("2027-03-01");
		await run(3);
		expect(await chasesOf(id)).toEqual(["first-chase"]);
		setTime("2027-01-12");
		await run(3);
		setTime("2027-03-01", "12:00");
		await run(2);
		expect(await chasesOf(id)).toEqual(["first-chase"]);
		for (const day of ["2027-03-02", "2027-03-03", "2027-03-04"]) {
			setTime(day);
			await run(2);
		}
		expect(await chasesOf(id)).toEqual(["first-chase", "second-chase", "escalation"]);
		expect((await stateOf(id))?.state).toBe("expired");
	});

	it("has a step that a process did not end done by the next, with one message", async () => {
		const { id } = await aReferral();
		setTime("2027-01-07");
		const db = await health.readFor(TEST);
		const told = () => db.$count(outbox, and(eq(outbox.subject, `referral:${id}`), eq(outbox.topic, "referral.news")));
		const before = await told();
		await expect(
			recordedAt(health, referralStream(id), TEST, async (tx) => {
				expect(await doStep(tx, id, REFERRAL_RULES)).toBe(true);
				throw new Error("the process ends");
			}),
		).rejects.toThrow("the process ends");
		expect([await chasesOf(id), await told()]).toEqual([[], before]);
		await run(2);
		expect([await chasesOf(id), await told()]).toEqual([["first-chase"], before + 1]);
		expect(await db.$count(task, eq(task.kind, "referral-clock"))).toBe(0);
		const log = await db
			.select()
			.from(auditEntry)
			.where(and(eq(auditEntry.stream, referralStream(id)), eq(auditEntry.action, "referral.chased")));
		expect(log.map(({ details }) => details)).toEqual([{ chase: "first-chase", standard: "acknowledge" }]);
	});

	it("is chased no more once the service has done something, and anew when that is late", async () => {
		const { id, his } = await aReferral();
		setTime("2027-01-07");
		await run();
		await moveReferral(his, id, { step: "receive", revision: 1 });
		setTime("2027-01-14");
		await run(2);
		expect(await chasesOf(id)).toEqual(["first-chase"]);
		setTime("2027-01-15");
		await run(2);
		expect(await chasesOf(id)).toEqual(["first-chase", "first-chase"]);
	});
});

it("one that waits is late when its day is over, and comes back to that day after a step back", async () => {
	const { id, his } = await aReferral();
	await moveReferral(his, id, { step: "accept", revision: 1, words: { reason: "Yes" } });
	await moveReferral(his, id, { step: "wait", revision: 2, words: { reviewOn: "2027-01-20" } });
	await moveReferral(his, id, {
		step: "begin",
		revision: 3,
		words: { firstContact: "contact", contactOn: "2027-01-04" },
	});
	expect((await stateOf(id))?.waitsUntil).toBe(null);
	await moveReferral(his, id, { step: "step-back", revision: 4, words: { reason: "A slip" } });
	expect((await stateOf(id))?.waitsUntil).toBe("2027-01-20");
	setTime("2027-01-20");
	await run();
	expect(await chasesOf(id)).toEqual([]);
	setTime("2027-01-21");
	await run();
	expect(await chasesOf(id)).toEqual(["first-chase"]);
	expect((await referralPage(his, id, null)).late).toContain("The day is over on which it should begin");
});

it("a family to which e-mail is not safe gets nothing when theirs expires; who referred does", async () => {
	const { id, letters, referrer } = await aReferral();
	for (const day of ["2027-03-01", "2027-03-02", "2027-03-03", "2027-03-04"]) {
		setTime(day);
		await run();
	}
	expect((await stateOf(id))?.state).toBe("expired");
	const all = await letters();
	expect(all).toContain(`referral-news ${referrer.email}`);
	expect(all.filter((letter) => letter.startsWith("referral-follow"))).toEqual([]);
});

it("is told to administrators where nobody leads", async () => {
	const { letters, leader, administrator } = await aReferral();
	await portal.transaction(TEST, (tx) => tx.delete(roleGrant).where(eq(roleGrant.personId, leader.id)));
	for (const day of ["2027-03-01", "2027-03-02", "2027-03-03"]) {
		setTime(day);
		await run();
	}
	expect((await letters()).filter((letter) => letter.startsWith("referral-stuck"))).toEqual([
		`referral-stuck ${administrator.email}`,
	]);
});

describe("the list of what is late", () => {
	it("has numbers and services for who leads, nothing of whom, and nothing for anybody else", async () => {
		const { id, council } = await aReferral();
		const other = (await aReferral()).council;
		// Whose sessions began now.
		setTime("2027-01-07");
		const open = (member: Parameters<typeof staffArgs>[0]) => stuck(staffArgs(member, council, "/referrals"));
		for (const role of ["leader", "administrator"] as const) {
			const { page } = await open(await aMember(council, role));
			expect(page.rows).toHaveLength(1);
			expect(page.rows[0]).toMatchObject({ late: "1", told: "0", longest: "3 working days" });
			expect(JSON.stringify(page)).not.toMatch(new RegExp(`${id}|Popescu`));
		}
		for (const role of ["publisher", "record-administrator", "health-visitor", "service-worker"] as const)
			await expect(open(await aMember(council, role)), role).rejects.toBeInstanceOf(Response);
		await expect(open(await aMember(other, "leader"))).rejects.toMatchObject({ status: 404 });
		await expect(open(await aMember(council, "publisher"))).rejects.toMatchObject({ status: 403 });
	});
});
