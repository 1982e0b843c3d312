import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { auditEntry } from "../../../../db/schema";
import { child, eventMessage, guardian, recordEntry } from "../../../../db/schema/health";
import { TEST } from "../../../../tests/factories/asker";
import { anEvent, type EventWords } from "../../../../tests/factories/events";
import {
	A_VACCINATION,
	aBirth,
	aGuardian,
	anNhsNumber,
	aProfessional,
	aShare,
} from "../../../../tests/factories/health";
import type { EventAction, EventMessage } from "../../../model/health/events/message";
import { SECTIONS } from "../../../model/health/record/sections";
import { recordStream } from "../../../platform/audit.server";
import { health } from "../../../platform/store.server";
import { joinRecord } from "../professionals/record-access.server";
import { claimByMatch } from "../record/claim-record.server";
import { openChildRecord } from "../record/open-record.server";
import { receiveBirth } from "../record/receive-birth.server";
import { tellParents, writeEntry } from "../record/write-entry.server";
import { openShare } from "../sharing/open-share.server";
import { readMessage } from "./read-message";
import { takeMessage } from "./take-message.server";
import { listUnsettled, purgeMessages, takeWaiting } from "./waiting.server";

const SENDER = { sender: "nems", councilId: "northmere" };

function messageOf(example: string, words: EventWords = {}): EventMessage {
	const read = readMessage(anEvent(example, words), { sender: "NEMS", today: "2026-11-28" });
	if (!read.ok) throw new Error(JSON.stringify(read.problems));
	return read.message;
}
const take = (message: EventMessage, from = SENDER) => takeMessage(TEST, from, message);

/** A child with a mother who sees places. */
async function aKnownChild() {
	const birth = aBirth();
	const { childId } = await receiveBirth(TEST, birth, "northmere");
	const mother = aGuardian();
	await claimByMatch(mother, birth.motherNhsNumber);
	const { nhsNumber } = birth.child;
	const see = async (who = mother) => {
		const opened = await openChildRecord(who, childId, SECTIONS);
		return (opened?.entries ?? []).map(({ body, status, writer }) => ({ body, status, writer }));
	};
	return { childId, mother, nhsNumber, see };
}

describe("a message", () => {
	it("adds to the child's record, under the name of who says so, with a line in its log", async () => {
		const { childId, nhsNumber, see } = await aKnownChild();
		expect(await take(messageOf("vaccinations-1", { nhsNumber }))).toEqual({ ok: true, became: "applied" });
		expect(await see()).toMatchObject([
			{
				body: { kind: "vaccination", vaccine: "6-in-1", date: "2026-04-27", place: "Harbour Surgery" },
				status: "current",
				writer: { kind: "source", name: "Harbour Surgery" },
			},
		]);
		const db = await health.readFor(TEST);
		const logged = and(eq(auditEntry.stream, recordStream(childId)), eq(auditEntry.action, "record.event-received"));
		const lines = await db.select({ details: auditEntry.details }).from(auditEntry).where(logged);
		expect(lines).toEqual([{ details: { event: "vaccinations-1", sender: "nems", action: "new", became: "applied" } }]);
	});

	it("sent again is known, and under its id with other words a conflict", async () => {
		const { nhsNumber, see } = await aKnownChild();
		const bundle = anEvent("vaccinations-1", { nhsNumber });
		const read = (value: unknown) => {
			const said = readMessage(value, { sender: "NEMS", today: "2026-11-28" });
			if (!said.ok) throw new Error("refused");
			return said.message;
		};
		const both = await Promise.all([take(read(bundle)), take(read(bundle))]);
		expect(both.map((one) => one.ok && one.became).sort()).toEqual(["applied", "known"]);
		expect(await take(read(bundle))).toEqual({ ok: true, became: "known" });
		bundle.entry[1].resource.lotNumber = "B22";
		expect(await take(read(bundle))).toEqual({ ok: false, reason: "other-content" });
		expect(await see()).toHaveLength(1);
	});

	it("corrects and takes back what its event said, and nothing that a family wrote", async () => {
		const { childId, mother, nhsNumber, see } = await aKnownChild();
		await writeEntry(mother, { childId, body: A_VACCINATION, mark: null });
		const [first, second, third] = ["10:00:00Z", "11:00:00Z", "12:00:00Z"].map((time) => `2026-11-20T${time}`);
		await take(messageOf("vaccinations-1", { nhsNumber, stamp: first }));
		await take(messageOf("vaccinations-1", { nhsNumber, stamp: second, action: "update", instead: { A21CC: "B22" } }));
		const seen = async () =>
			(await see()).map(({ body, status, writer }) => [writer.kind, "batch" in body && body.batch, status]);
		expect(await seen()).toEqual([
			["guardian", null, "current"],
			["source", "A21CC", "corrected"],
			["source", "B22", "current"],
		]);
		await take(messageOf("vaccinations-1", { nhsNumber, stamp: third, action: "delete" }));
		expect((await seen()).at(-1)).toEqual(["source", "B22", "taken-back"]);
		expect((await seen())[0]).toEqual(["guardian", null, "current"]);
	});

	it("speaks for the events of its own sender alone", async () => {
		const { nhsNumber, see } = await aKnownChild();
		await take(messageOf("vaccinations-1", { nhsNumber }));
		const later = "2026-11-21T00:00:00Z";
		await take(messageOf("vaccinations-1", { nhsNumber, stamp: later, action: "delete" }), {
			...SENDER,
			sender: "other",
		});
		expect(await see()).toMatchObject([{ status: "current" }]);
	});

	it("whose identifier came with another child before, is of this one's event alone", async () => {
		const [one, other] = [await aKnownChild(), await aKnownChild()];
		await take(messageOf("vaccinations-1", { nhsNumber: one.nhsNumber }));
		const later = "2026-11-21T00:00:00Z";
		await take(messageOf("vaccinations-1", { nhsNumber: other.nhsNumber, stamp: later, action: "delete" }));
		expect(await one.see()).toMatchObject([{ status: "current" }]);
		expect(await other.see()).toEqual([]);
	});

	it("of a child with another date of birth is refused, and nothing of it is stored", async () => {
		const { childId, nhsNumber, see } = await aKnownChild();
		const message = messageOf("vaccinations-1", { nhsNumber, bornOn: "2026-03-01" });
		expect(await take(message)).toEqual({ ok: false, reason: "other-child" });
		expect(await see()).toEqual([]);
		const db = await health.readFor(TEST);
		expect(await db.$count(recordEntry, eq(recordEntry.childId, childId))).toBe(0);
		const [refused] = (await listUnsettled(TEST)).filter(({ state }) => state === "refused");
		expect(refused).toMatchObject({
			sender: "nems",
			kind: "vaccinations-1",
			problem: expect.stringContaining("date of birth"),
		});
		expect(JSON.stringify(refused)).not.toContain(nhsNumber);
	});
});

it("ends with the same whatever order messages of an event come in", async () => {
	const said = fc.record({
		action: fc.constantFrom<EventAction>("new", "update", "delete"),
		minute: fc.integer({ min: 0, max: 3 }),
		batch: fc.constantFrom("A1", "B2", "C3"),
		/** In the second order; and whether it comes twice. */
		at: fc.integer(),
		twice: fc.boolean(),
	});
	await fc.assert(
		fc.asyncProperty(fc.array(said, { minLength: 1, maxLength: 5 }), async (all) => {
			const messages = all.map((one) => ({ ...one, messageId: randomUUID() }));
			const endOf = async (inOrder: typeof messages) => {
				const { nhsNumber, see } = await aKnownChild();
				// Of another child they are other messages, in the same order by their ids.
				const start = randomUUID().slice(0, 8);
				for (const { action, minute, batch, messageId: id, twice } of inOrder) {
					const messageId = start + id.slice(8);
					const stamp = `2026-11-20T10:0${minute}:00Z`;
					const message = messageOf("vaccinations-1", {
						nhsNumber,
						action,
						stamp,
						messageId,
						instead: { A21CC: batch },
					});
					await take(message);
					if (twice) await take(message);
				}
				return (await see()).filter(({ status }) => status === "current").map(({ body }) => body);
			};
			const [one, other] = [await endOf(messages), await endOf(messages.toSorted((a, b) => a.at - b.at))];
			expect(other).toEqual(one);
			const newest = messages
				.toSorted(
					(a, b) =>
						a.minute - b.minute ||
						Number(a.action === "delete") - Number(b.action === "delete") ||
						(a.messageId.slice(8) < b.messageId.slice(8) ? -1 : 1),
				)
				.at(-1);
			expect(one.map((body) => "batch" in body && body.batch)).toEqual(
				newest?.action === "delete" ? [] : [newest?.batch],
			);
		}),
		{ numRuns: 25 },
	);
});

it("a deletion that comes before what it deletes is remembered", async () => {
	const { childId, nhsNumber, see } = await aKnownChild();
	await take(messageOf("vaccinations-1", { nhsNumber, stamp: "2026-11-20T12:00:00Z", action: "delete" }));
	expect(await take(messageOf("vaccinations-1", { nhsNumber, stamp: "2026-11-20T11:00:00Z" }))).toEqual({
		ok: true,
		became: "passed",
	});
	expect(await see()).toEqual([]);
	const db = await health.readFor(TEST);
	expect(await db.$count(recordEntry, eq(recordEntry.childId, childId))).toBe(0);
});

describe("a result of a screen", () => {
	it("is unseen by guardians until they were told, and again when it is another one", async () => {
		const { childId, mother, nhsNumber, see } = await aKnownChild();
		const midwife = aProfessional("Grace Bell", "midwife");
		const share = await aShare(mother, childId, { recipient: "health-visitor", sections: ["screening"] });
		await joinRecord(midwife, share.id);
		await take(messageOf("nipe-outcome-1", { nhsNumber, stamp: "2026-11-20T10:00:00Z" }));
		expect(await see()).toEqual([]);
		const [found] = (await openChildRecord(midwife, childId, ["screening"]))?.entries ?? [];
		expect(found?.body).toMatchObject({ result: "other", said: [expect.stringContaining("hip")] });
		await tellParents(midwife, found?.id ?? "", { childId, on: "2026-11-21", mark: null });
		const told = { body: { result: "other", toldParentsOn: "2026-11-21" }, status: "current" };
		expect(await see()).toMatchObject([told]);
		// The same once more asks nobody to be told again.
		await take(messageOf("nipe-outcome-1", { nhsNumber, stamp: "2026-11-22T10:00:00Z" }));
		expect(await see()).toMatchObject([told]);
		const instead = { "Hip examination done, right abnormality suspected with risk factor": "Both" };
		await take(messageOf("nipe-outcome-1", { nhsNumber, stamp: "2026-11-23T10:00:00Z", instead }));
		const [now] = ((await openChildRecord(midwife, childId, ["screening"]))?.entries ?? []).filter(
			({ status }) => status === "current",
		);
		expect(now?.body).toMatchObject({ toldParentsOn: null });
		expect(JSON.stringify(await see())).not.toContain("Both");
	});

	it("that is clear is seen at once", async () => {
		const { nhsNumber, see } = await aKnownChild();
		await take(messageOf("newborn-hearing-1", { nhsNumber }));
		expect(await see()).toMatchObject([{ body: { screen: "hearing", result: "not-suspected" } }]);
	});
});

it("where a child is, and that it moved, is there for who sees places, and behind no link", async () => {
	const { childId, mother, nhsNumber, see } = await aKnownChild();
	for (const example of ["pds-change-of-address-1", "pds-change-of-gp-1", "professional-contacts-1"])
		await take(messageOf(example, { nhsNumber }));
	expect((await see()).map(({ body }) => "what" in body && body.what)).toEqual(["home", "surgery", "team"]);
	const { link } = await aShare(mother, childId, { sections: ["immunisations"] });
	const opened = await openShare({ token: link.token, passcode: null, says: "Somebody" });
	expect(opened.ok && opened.entries).toEqual([]);
	await health.transaction(TEST, async (tx) => {
		await tx.update(guardian).set({ seesPlaces: false }).where(eq(guardian.childId, childId));
	});
	expect(await see()).toEqual([]);
});

describe("a death", () => {
	const diedOn = async (childId: string, who = aGuardian()) =>
		(await openChildRecord(who, childId, ["about"]))?.child.diedOn;

	it("is noted, and withdrawn by a later message", async () => {
		const { childId, mother, nhsNumber } = await aKnownChild();
		await take(messageOf("pds-death-notification-1", { nhsNumber, stamp: "2026-11-20T10:00:00Z" }));
		expect(await diedOn(childId, mother)).toBe("2026-11-18");
		await take(messageOf("pds-death-notification-1-removed", { nhsNumber, stamp: "2026-11-21T10:00:00Z" }));
		expect(await diedOn(childId, mother)).toBeNull();
		// Late, and of before.
		await take(messageOf("pds-death-notification-1", { nhsNumber, stamp: "2026-11-20T11:00:00Z" }));
		expect(await diedOn(childId, mother)).toBeNull();
	});
});

describe("of a child that nobody knows here", () => {
	const waits = async (nhsNumber: string, action: EventAction, stamp: string) =>
		take(messageOf("vaccinations-1", { nhsNumber, action, stamp }));

	it("waits, and is taken when its birth is known", async () => {
		const birth = aBirth({ nhsNumber: anNhsNumber() });
		const { nhsNumber } = birth.child;
		expect(await waits(nhsNumber, "update", "2026-11-21T10:00:00Z")).toEqual({ ok: true, became: "waiting" });
		expect(await waits(nhsNumber, "new", "2026-11-20T10:00:00Z")).toEqual({ ok: true, became: "waiting" });
		await takeWaiting(TEST);
		expect((await listUnsettled(TEST)).filter(({ state }) => state === "waiting").length).toBeGreaterThanOrEqual(2);
		const { childId } = await receiveBirth(TEST, birth, null);
		await takeWaiting(TEST);
		const db = await health.readFor(TEST);
		const rows = await db.select().from(eventMessage).where(eq(eventMessage.childId, childId));
		expect(rows.map(({ state }) => state).sort()).toSatisfy(
			(states: string[]) => states.join() === "applied,passed" || states.join() === "applied,applied",
		);
		expect(rows.map(({ content, nhsNumber: number }) => [content, number])).toEqual([
			[null, null],
			[null, null],
		]);
		const mother = aGuardian();
		await claimByMatch(mother, birth.motherNhsNumber);
		const entries = (await openChildRecord(mother, childId, ["immunisations"]))?.entries ?? [];
		expect(entries.filter(({ status }) => status === "current")).toHaveLength(1);
	});

	it("is forgotten after 90 days, and a refusal after 30", async () => {
		const nhsNumber = anNhsNumber();
		const message = messageOf("vaccinations-1", { nhsNumber });
		await take(message);
		const days = (count: number) => new Date(Date.now() + count * 86_400_000);
		await purgeMessages(TEST, days(89));
		expect(await take(message)).toEqual({ ok: true, became: "waiting" });
		await purgeMessages(TEST, days(91));
		expect(await listUnsettled(TEST)).toEqual([]);
	});

	it("is given a record by its birth, which its mother finds", async () => {
		const [nhsNumber, motherNhsNumber] = [anNhsNumber(), anNhsNumber()];
		const message = messageOf("pds-birth-notification-1", { nhsNumber, motherNhsNumber });
		expect(await take(message)).toEqual({ ok: true, became: "applied" });
		expect(await take(message)).toEqual({ ok: true, became: "known" });
		const mother = aGuardian();
		const { claimed } = await claimByMatch(mother, motherNhsNumber);
		expect(claimed).toHaveLength(1);
		const opened = await openChildRecord(mother, claimed[0] ?? "", ["about"]);
		expect(opened?.child).toMatchObject({
			givenName: "Zoya",
			birthWeightGrams: 3180,
			gestationDays: 273,
			councilId: "northmere",
		});
	});

	it("or whose record was closed at an adoption, waits as any other", async () => {
		const { childId, nhsNumber } = await aKnownChild();
		await health.transaction(TEST, async (tx) => {
			await tx.update(child).set({ status: "closed" }).where(eq(child.id, childId));
		});
		expect(await take(messageOf("vaccinations-1", { nhsNumber }))).toEqual({ ok: true, became: "waiting" });
	});
});

it("is refused with all that waits as soon as too much waits for children whom nobody knows, and known children's go on", async () => {
	const { nhsNumber } = await aKnownChild();
	const stranger = () => messageOf("vaccinations-1", { nhsNumber: anNhsNumber() });
	const row = { sender: "a flood", kind: "vaccinations-1", state: "waiting", receivedAt: new Date() } as const;
	const flood = Array.from({ length: 10_000 }, () => ({ ...row, id: randomUUID() }));
	await health.transaction(TEST, async (tx) => {
		for (let at = 0; at < flood.length; at += 1000) await tx.insert(eventMessage).values(flood.slice(at, at + 1000));
	});
	const whileFull = [await take(stranger()), await take(messageOf("vaccinations-1", { nhsNumber }))];
	await health.transaction(TEST, (tx) => tx.delete(eventMessage).where(eq(eventMessage.sender, "a flood")));
	expect(whileFull).toEqual([
		{ ok: false, reason: "full" },
		{ ok: true, became: "applied" },
	]);
	expect(await take(stranger())).toEqual({ ok: true, became: "waiting" });
});
