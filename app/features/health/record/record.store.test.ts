import { readFileSync } from "node:fs";
import { and, desc, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { auditEntry } from "../../../../db/schema";
import { child, guardian, recordEntry } from "../../../../db/schema/health";
import { TEST } from "../../../../tests/factories/asker";
import { aBirth, aGuardian, anNhsNumber, aRecord } from "../../../../tests/factories/health";
import { entryBody } from "../../../model/health/record/entry";
import { recordedAt, recordStream, verifyAudit } from "../../../platform/audit.server";
import { health } from "../../../platform/store.server";
import { decideClaim, openClaims } from "../guardians/decide-claim.server";
import { claimByCode, claimByMatch, newClaimCode } from "./claim-record.server";
import { listMyChildren } from "./list-children.server";
import { onPersonErased } from "./on-person-erased.server";
import { openChildRecord } from "./open-record.server";
import { receiveBirth } from "./receive-birth.server";
import { addEntry, correctEntry, takeBackEntry, writeEntry } from "./write-entry.server";

const note = (text: string) => entryBody.parse({ kind: "note", on: "2026-11-20", text }) as never;
const log = async (childId: string) => {
	const db = await health.readFor(TEST);
	const rows = await db
		.select({ action: auditEntry.action, actorId: auditEntry.actorId, details: auditEntry.details })
		.from(auditEntry)
		.where(eq(auditEntry.stream, recordStream(childId)))
		.orderBy(auditEntry.number);
	return rows;
};

describe("a birth that is notified", () => {
	test("opens one record, however often it comes", async () => {
		const birth = aBirth();
		const first = await receiveBirth(TEST, birth, null);
		expect(first.isNew).toBe(true);
		expect(await receiveBirth(TEST, birth, null)).toEqual({ childId: first.childId, isNew: false });
		expect((await log(first.childId)).map(({ action }) => action)).toEqual(["record.opened"]);
	});

	test("gives the record to the mother, and to nobody else", async () => {
		const birth = aBirth({ givenName: "Idris" });
		const { childId } = await receiveBirth(TEST, birth, null);
		const [mother, other] = [aGuardian(), aGuardian("Somebody Else")];
		expect(await claimByMatch(other, anNhsNumber())).toEqual({ claimed: [], asked: false });
		expect(await openChildRecord(mother, childId, ["about"])).toBeUndefined();
		expect(await claimByMatch(mother, birth.motherNhsNumber)).toEqual({ claimed: [childId], asked: false });
		expect(await openChildRecord(mother, childId, ["about"])).toMatchObject({
			child: { givenName: "Idris", nhsNumber: birth.child.nhsNumber },
			relation: "mother",
		});
		expect(await listMyChildren(mother)).toEqual([
			{ id: childId, name: "Idris Malik", bornOn: "2026-03-02", diedOn: null },
		]);
		expect(await openChildRecord(other, childId, ["about"])).toBeUndefined();
		expect(await listMyChildren(other)).toEqual([]);
		// Whoever has that number too comes too late.
		expect(await claimByMatch(other, birth.motherNhsNumber)).toEqual({ claimed: [], asked: false });
	});

	test("held, waits for a person", async () => {
		const birth = aBirth({ held: true });
		const { childId } = await receiveBirth(TEST, birth, null);
		const mother = aGuardian();
		// However often she asks, one claim waits, as anybody's does who came with a code.
		for (let times = 0; times < 2; times++)
			expect(await claimByMatch(mother, birth.motherNhsNumber)).toEqual({ claimed: [], asked: true });
		expect(await openChildRecord(mother, childId, ["about"])).toBeUndefined();
		expect((await log(childId)).map(({ action, details }) => [action, details])).toEqual([
			["record.opened", { held: true }],
			["record.asked-for", { relation: "mother", how: "match" }],
		]);
		const [claim] = (await openClaims(TEST)).filter((one) => one.childId === childId);
		expect(await decideClaim(TEST, { id: claim?.id ?? "", accept: true })).toBe("held");
		expect(await decideClaim(TEST, { id: claim?.id ?? "", accept: false })).toBe("decided");
		expect(await claimByMatch(mother, birth.motherNhsNumber)).toEqual({ claimed: [], asked: false });
	});
});

describe("a code", () => {
	const ask = { relation: "father", evidence: "I am on the birth certificate" } as const;

	test("asks for a record, which a person gives", async () => {
		const { childId } = await receiveBirth(TEST, aBirth(), null);
		const father = aGuardian("Bilal Malik");
		const code = await newClaimCode(TEST, childId);
		expect(code).toMatch(/^\w{4}-\w{4}-\w{4}$/);
		expect(
			await claimByCode(father, { code: code.toLowerCase().replaceAll("-", " "), bornOn: "2026-03-02", ...ask }),
		).toBe("asked");
		expect(await openChildRecord(father, childId, ["about"])).toBeUndefined();
		const [claim] = (await openClaims(TEST)).filter((one) => one.childId === childId);
		expect(claim).toMatchObject({ personId: father.person.id, evidence: ask.evidence });
		expect(await decideClaim(TEST, { id: claim?.id ?? "", accept: true })).toBe("decided");
		expect(await decideClaim(TEST, { id: claim?.id ?? "", accept: false })).toBe("gone");
		expect(await openChildRecord(father, childId, ["about"])).toMatchObject({ relation: "father" });
		// Used once.
		expect(await claimByCode(aGuardian(), { code, bornOn: "2026-03-02", ...ask })).toBe("unknown");
	});

	test("sent twice, by two fingers at once too, asks once and says so each time to whoever asked", async () => {
		const { childId } = await receiveBirth(TEST, aBirth(), null);
		const father = aGuardian("Bilal Malik");
		const claim = { code: await newClaimCode(TEST, childId), bornOn: "2026-03-02", ...ask };
		const both = await Promise.all([claimByCode(father, claim), claimByCode(father, claim)]);
		expect([...both, await claimByCode(father, claim)]).toEqual(["asked", "asked", "asked"]);
		const claims = (await openClaims(TEST)).filter((one) => one.childId === childId);
		expect(claims).toHaveLength(1);
		expect(await claimByCode(father, { ...claim, bornOn: "2026-03-03" })).toBe("unknown");
		expect(await claimByCode(aGuardian(), claim)).toBe("unknown");
		expect((await log(childId)).filter(({ action }) => action === "record.code-refused")).toEqual([]);
		// A refusal is told by nobody's asking again.
		await decideClaim(TEST, { id: claims[0]?.id ?? "", accept: false });
		expect(await claimByCode(father, claim)).toBe("unknown");
	});

	test("is dead after five wrong dates of birth, also under parallel requests, and after 14 days", async () => {
		const { childId } = await receiveBirth(TEST, aBirth(), null);
		const code = await newClaimCode(TEST, childId);
		const wrong = await Promise.all(
			Array.from({ length: 8 }, (_, at) => claimByCode(aGuardian(), { code, bornOn: `2026-03-1${at}`, ...ask })),
		);
		expect(new Set(wrong)).toEqual(new Set(["unknown"]));
		expect((await log(childId)).filter(({ action }) => action === "record.code-refused")).toHaveLength(5);
		expect(await claimByCode(aGuardian(), { code, bornOn: "2026-03-02", ...ask })).toBe("unknown");
		const second = await newClaimCode(TEST, childId);
		const later = new Date(Date.now() + 15 * 86_400_000);
		expect(await claimByCode(aGuardian(), { code: second, bornOn: "2026-03-02", ...ask }, later)).toBe("unknown");
		expect(await claimByCode(aGuardian(), { code: second, bornOn: "2026-03-02", ...ask })).toBe("asked");
	});

	test("of a record that somebody has tells them so, and stays good for another", async () => {
		const { childId, mother } = await aRecord();
		const code = await newClaimCode(TEST, childId);
		const claim = { code, bornOn: "2026-03-02", ...ask };
		expect(await claimByCode(mother, { ...claim, bornOn: "2026-03-03" })).toBe("unknown");
		expect(await claimByCode(mother, claim)).toBe("yours");
		expect(await claimByCode(aGuardian(), claim)).toBe("asked");
	});

	test("is tried ten times an hour at most", async () => {
		const somebody = aGuardian();
		const tries: string[] = [];
		for (let at = 0; at < 11; at++)
			tries.push(await claimByCode(somebody, { code: "7F3KQ2MDX9TP", bornOn: "2026-03-02", ...ask }));
		expect(tries.slice(0, 10)).toEqual(Array(10).fill("unknown"));
		expect(tries[10]).toBe("too-many");
	});
});

describe("an open record", () => {
	test("is logged with the sections that were read, and each entry with who wrote it", async () => {
		const { childId, mother } = await aRecord();
		const written = await writeEntry(mother, { childId, body: note("Smiled today"), mark: null });
		expect(written.ok).toBe(true);
		const opened = await openChildRecord(mother, childId, ["notes", "growth"]);
		expect(opened?.entries).toMatchObject([
			{
				body: { text: "Smiled today" },
				writer: { kind: "guardian", name: "Sadia Malik", role: "mother" },
				status: "current",
			},
		]);
		expect((await openChildRecord(mother, childId, ["growth"]))?.entries).toEqual([]);
		const lines = await log(childId);
		expect(lines.map(({ action }) => action)).toEqual([
			"record.opened",
			"record.claimed",
			"record.written",
			"record.read",
			"record.read",
		]);
		expect(lines[3]).toMatchObject({ actorId: mother.person.id, details: { sections: ["notes", "growth"] } });
		expect((await verifyAudit(health, TEST)).ok).toBe(true);
	});

	test("keeps what was corrected and taken back, and takes one correction of two", async () => {
		const { childId, mother } = await aRecord();
		const first = await writeEntry(mother, { childId, body: note("4200 pounds"), mark: null });
		const id = first.ok ? first.id : "";
		const [one, two] = await Promise.all([
			correctEntry(mother, id, { childId, body: note("4200 grams"), mark: null }),
			correctEntry(mother, id, { childId, body: note("4.2 kg"), mark: null }),
		]);
		expect([one.ok, two.ok].sort()).toEqual([false, true]);
		const right = one.ok ? one.id : two.ok ? two.id : "";
		expect((await takeBackEntry(mother, right, { childId, reason: "wrong child", mark: null })).ok).toBe(true);
		const all = (await openChildRecord(mother, childId, ["notes"]))?.entries ?? [];
		expect(all.map(({ status }) => status)).toEqual(["corrected", "taken-back"]);
	});

	test("takes a form that is sent twice once", async () => {
		const { childId, mother } = await aRecord();
		const mark = { mark: "8a1c0a52-6a8e-4f0c-9c0e-5d6a1f0e2b11", said: "the same" };
		const both = await Promise.all([1, 2].map(() => writeEntry(mother, { childId, body: note("Once"), mark })));
		expect(new Set(both.map((one) => one.ok && one.id)).size).toBe(1);
		expect((await openChildRecord(mother, childId, ["notes"]))?.entries).toHaveLength(1);
	});

	test("is written by its guardians alone, and what others wrote is not theirs to correct", async () => {
		const { childId, mother } = await aRecord();
		const stranger = aGuardian("A Stranger");
		expect(await writeEntry(stranger, { childId, body: note("Hello"), mark: null })).toEqual({
			ok: false,
			reason: "not-found",
		});
		const sent = await recordedAt(health, recordStream(childId), TEST, (tx) =>
			addEntry(tx, {
				childId,
				body: note("From the hospital"),
				mark: null,
				writer: { kind: "source", name: "Northmere General", role: null },
				writtenBy: null,
				corrects: null,
			}),
		);
		const id = sent.ok ? sent.id : "";
		expect(await correctEntry(mother, id, { childId, body: note("No"), mark: null })).toEqual({
			ok: false,
			reason: "not-found",
		});
		const elsewhere = await aRecord();
		expect(
			await correctEntry(elsewhere.mother, id, { childId: elsewhere.childId, body: note("No"), mark: null }),
		).toEqual({ ok: false, reason: "not-found" });
		expect((await openChildRecord(mother, childId, ["notes"]))?.entries.map(({ writer }) => writer.name)).toEqual([
			"Northmere General",
		]);
	});

	test("frozen for a guardian, shows them what there was and their own, and nothing tells them so", async () => {
		const { childId, mother } = await aRecord();
		await writeEntry(mother, { childId, body: note("Before"), mark: null });
		await health.transaction(TEST, (tx) =>
			tx
				.update(guardian)
				.set({ frozenAt: new Date() })
				.where(and(eq(guardian.childId, childId), eq(guardian.personId, mother.person.id))),
		);
		await new Promise((done) => setTimeout(done, 5));
		await recordedAt(health, recordStream(childId), TEST, (tx) =>
			addEntry(tx, {
				childId,
				body: note("After"),
				mark: null,
				writer: { kind: "professional", name: "Grace Obi", role: "health visitor" },
				writtenBy: "somebody-else",
				corrects: null,
			}),
		);
		expect((await writeEntry(mother, { childId, body: note("My own"), mark: null })).ok).toBe(true);
		const texts = (await openChildRecord(mother, childId, ["notes"]))?.entries.map(({ body }) =>
			body.kind === "note" ? body.text : "",
		);
		expect(texts).toEqual(["Before", "My own"]);
	});

	test("shows no result of a screen to guardians before they were told", async () => {
		const { childId, mother } = await aRecord();
		const screen = (toldParentsOn: string | null) =>
			entryBody.parse({
				kind: "screen",
				screen: "hearing",
				on: "2026-03-05",
				result: "suspected",
				conditions: {},
				toldParentsOn,
			}) as never;
		const add = (body: never, corrects: string | null = null) =>
			recordedAt(health, recordStream(childId), TEST, (tx) =>
				addEntry(tx, {
					childId,
					body,
					mark: null,
					writer: { kind: "source", name: "Screening", role: null },
					writtenBy: null,
					corrects,
				}),
			);
		await add(screen(null));
		expect((await openChildRecord(mother, childId, ["screening"]))?.entries).toEqual([]);
		await add(screen("2026-03-20"));
		expect((await openChildRecord(mother, childId, ["screening"]))?.entries).toHaveLength(1);

		// One that corrects what they see does not show by that either.
		const visible = (await openChildRecord(mother, childId, ["screening"]))?.entries[0]?.id ?? "";
		await add(screen(null), visible);
		expect((await openChildRecord(mother, childId, ["screening"]))?.entries).toMatchObject([
			{ id: visible, status: "current" },
		]);
	});

	test("is not there for a guardian who was erased, and stays", async () => {
		const { childId, mother } = await aRecord();
		await writeEntry(mother, { childId, body: note("Stays"), mark: null });
		const { id } = mother.person;
		await recordedAt(health, recordStream(childId), TEST, (tx) => onPersonErased.apply(tx, { personId: id }));
		expect(await openChildRecord(mother, childId, ["notes"])).toBeUndefined();
		expect((await log(childId)).at(-1)).toMatchObject({ action: "record.guardian-ended", details: { why: "erased" } });
		const db = await health.readFor(TEST);
		expect(await db.$count(recordEntry, eq(recordEntry.childId, childId))).toBe(1);
	});

	test("stands in no file in clear", async () => {
		const { childId, mother } = await aRecord({ givenName: "Quillamina", familyName: "Ozturkoglu" });
		await writeEntry(mother, { childId, body: note("Zanzibarbarian rash on the left arm"), mark: null });
		const db = await health.readFor(TEST);
		const rows = await db
			.select()
			.from(child)
			.innerJoin(recordEntry, eq(recordEntry.childId, child.id))
			.where(eq(child.id, childId))
			.orderBy(desc(recordEntry.recordedAt));
		const text = JSON.stringify(rows);
		expect(text).toContain(childId);
		expect(text).not.toMatch(/Quillamina|Ozturkoglu|Zanzibarbarian|2026-03-02/);
		if (!health.url.startsWith("file:")) return;
		for (const file of [health.url.slice(5), `${health.url.slice(5)}-wal`]) {
			const bytes = readFileSync(file).toString("latin1");
			expect(bytes.length).toBeGreaterThan(0);
			expect(bytes).not.toMatch(/Quillamina|Ozturkoglu|Zanzibarbarian/);
		}
	});
});
