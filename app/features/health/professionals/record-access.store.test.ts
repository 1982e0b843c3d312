import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { auditEntry } from "../../../../db/schema";
import { child, guardian, recordAccess } from "../../../../db/schema/health";
import { TEST } from "../../../../tests/factories/asker";
import { aProfessional, aRecord } from "../../../../tests/factories/health";
import type { BodyOf } from "../../../model/health/record/entry";
import type { PersonAsker } from "../../../model/people/asker";
import { recordedAt, recordStream } from "../../../platform/audit.server";
import { health } from "../../../platform/store.server";
import { onPersonErased } from "../record/on-person-erased.server";
import { openChildRecord } from "../record/open-record.server";
import { facts, frozenFacts } from "../record/stored-record.server";
import { addEntry, correctEntry, takeBackEntry, writeEntry } from "../record/write-entry.server";
import { makeShare, stopShare } from "../sharing/share-record.server";
import { joinRecord, leaveRecord, listRecordsOpenTo, type RecordProfessionalReader } from "./record-access.server";

const DAY = 86_400_000;
const aNote = (text: string): BodyOf<"note"> => ({ kind: "note", on: "2026-11-20", text });
const A_WEIGHT: BodyOf<"measurement"> = {
	kind: "measurement",
	on: "2026-11-20",
	weightGrams: 7100,
	lengthMillimetres: null,
	headMillimetres: null,
	position: null,
};

async function shared(mother: PersonAsker, childId: string, now = new Date()): Promise<string> {
	const some = { recipient: "health-visitor", sections: ["growth", "screening"], duration: "day" } as const;
	const id = await makeShare(mother, { childId, ...some, withPasscode: false, mark: null }, now);
	if (!id) throw new Error("Nothing was shared.");
	return id;
}

/** A record, and a health visitor with whom growth and newborn checks of it are shared. */
async function aVisit() {
	const { childId, mother } = await aRecord();
	const helen = aProfessional();
	const shareId = await shared(mother, childId);
	expect(await joinRecord(helen, shareId)).toBe(true);
	return { childId, mother, helen, shareId };
}

const opens = async (who: PersonAsker, childId: string) =>
	(await openChildRecord(who, childId, ["about", "growth"])) !== undefined;
const lists = async (who: RecordProfessionalReader) => (await listRecordsOpenTo(who)).map(({ child }) => child.id);

describe("a professional", () => {
	it("opens nothing any more when they are erased", async () => {
		const { childId, helen } = await aVisit();
		expect(await opens(helen, childId)).toBe(true);
		const { id: personId } = helen.person;
		await recordedAt(health, recordStream(childId), TEST, (tx) => onPersonErased.apply(tx, { personId }));
		expect(await opens(helen, childId)).toBe(false);
		expect(await lists(helen)).toEqual([]);
	});

	it("opens what was shared with them, as far as that reaches, and the log names them and the share", async () => {
		const { childId, mother, helen, shareId } = await aVisit();
		const opened = await openChildRecord(helen, childId, ["about", "growth"]);
		expect(opened).toMatchObject({
			child: { id: childId },
			relation: null,
			sections: ["about", "growth", "screening"],
		});
		expect(await openChildRecord(helen, childId, ["notes"])).toBeUndefined();
		await writeEntry(mother, { childId, body: aNote("Ours alone"), mark: null });
		expect((await openChildRecord(helen, childId, ["growth", "notes"]))?.entries).toEqual([]);
		expect(await lists(helen)).toEqual([childId]);
		const db = await health.readFor(TEST);
		const log = await db
			.select()
			.from(auditEntry)
			.where(and(eq(auditEntry.stream, recordStream(childId)), eq(auditEntry.actorId, helen.person.id)))
			.orderBy(auditEntry.number);
		expect(log.map(({ action }) => action)).toEqual(["record.joined", "record.read", "record.read", "record.listed"]);
		expect(log[1]).toMatchObject({
			subjectKind: "share",
			subjectId: shareId,
			details: { as: "professional", role: "health-visitor", sections: ["about", "growth"] },
		});
	});

	it("opens nothing without a share, nor another's, and so writes nothing", async () => {
		const { childId } = await aVisit();
		const marta = aProfessional("Marta Lis", "midwife");
		expect(await opens(marta, childId)).toBe(false);
		expect(await lists(marta)).toEqual([]);
		const entry = { childId, body: A_WEIGHT, mark: null };
		expect(await writeEntry(marta, entry)).toEqual({ ok: false, reason: "not-found" });
		expect(await joinRecord(marta, "no-such-share")).toBe(false);
	});

	it("is out at once when the share is stopped, is over, or its guardian is none any more", async () => {
		const [stopped, left, ended] = await Promise.all([aVisit(), aVisit(), aVisit()]);
		for (const { helen, childId } of [stopped, left, ended]) expect(await opens(helen, childId)).toBe(true);

		await stopShare(stopped.mother, stopped);
		expect(await leaveRecord(left.helen, left.childId)).toBe(true);
		const hers = and(eq(guardian.childId, ended.childId), eq(guardian.personId, ended.mother.person.id));
		await health.transaction(TEST, (tx) => tx.update(guardian).set({ endedAt: new Date() }).where(hers));

		for (const { helen, childId } of [stopped, left, ended]) {
			expect(await opens(helen, childId)).toBe(false);
			expect(await lists(helen)).toEqual([]);
			const entry = { childId, body: A_WEIGHT, mark: null };
			expect(await writeEntry(helen, entry)).toEqual({ ok: false, reason: "not-found" });
		}
		expect(await joinRecord(left.helen, left.shareId)).toBe(true);
		expect(await opens(left.helen, left.childId)).toBe(true);

		const { childId, mother } = await aRecord();
		const yesterday = new Date(Date.now() - DAY - 1000);
		const over = await shared(mother, childId, yesterday);
		expect(await joinRecord(left.helen, over, yesterday)).toBe(true);
		expect(await joinRecord(left.helen, over)).toBe(false);
		expect(await opens(left.helen, childId)).toBe(false);
	});

	it("reaches as far as all that one guardian shares with them", async () => {
		const { childId, mother, helen, shareId } = await aVisit();
		const notes = { recipient: "health-visitor", sections: ["notes"], duration: "day" } as const;
		const more = (await makeShare(mother, { childId, ...notes, withPasscode: false, mark: null })) ?? "";
		expect(await joinRecord(helen, more)).toBe(true);
		await writeEntry(mother, { childId, body: aNote("Both"), mark: null });
		const both = await openChildRecord(helen, childId, ["growth", "notes"]);
		expect(both?.sections?.toSorted()).toEqual(["about", "growth", "notes", "screening"]);
		expect(both?.entries).toMatchObject([{ body: { text: "Both" } }]);
		expect((await listRecordsOpenTo(helen))[0]?.sections).toHaveLength(4);
		await stopShare(mother, { childId, shareId });
		expect(await openChildRecord(helen, childId, ["growth"])).toBeUndefined();
		expect((await openChildRecord(helen, childId, ["notes"]))?.entries).toHaveLength(1);
	});

	it("is out after a death, also of what a suspended guardian shares, who does not know of it", async () => {
		const { childId, mother, helen, shareId } = await aVisit();
		await health.transaction(TEST, async (tx) => {
			const [row] = await tx.select().from(child).where(eq(child.id, childId));
			const [hers] = await tx.select().from(guardian).where(eq(guardian.childId, childId));
			const known = row && facts.open(childId, row.facts);
			if (!row || !hers || !known?.ok) throw new Error("There is no such record.");
			const frozen = { frozenAt: new Date(), frozenFacts: frozenFacts.seal(hers.id, known.value) };
			await tx.update(guardian).set(frozen).where(eq(guardian.id, hers.id));
			const died = facts.seal(childId, { ...known.value, diedOn: "2026-11-26" });
			await tx.update(child).set({ facts: died }).where(eq(child.id, childId));
		});
		expect(await opens(helen, childId)).toBe(false);
		expect(await lists(helen)).toEqual([]);
		expect(await joinRecord(helen, shareId)).toBe(false);
		const entry = { childId, body: A_WEIGHT, mark: null };
		expect(await writeEntry(helen, entry)).toEqual({ ok: false, reason: "not-found" });
		expect(await opens(mother, childId)).toBe(true);
	});

	it("writes under name, role and organisation, corrects what is theirs, and no more than was shared", async () => {
		const { childId, mother, helen } = await aVisit();
		const written = await writeEntry(helen, { childId, body: A_WEIGHT, mark: null });
		const id = written.ok ? written.id : "";
		expect(await writeEntry(helen, { childId, body: aNote("Hello"), mark: null })).toMatchObject({ ok: false });
		const better = { childId, body: { ...A_WEIGHT, weightGrams: 7200 }, mark: null };
		expect(await correctEntry(mother, id, better)).toMatchObject({ ok: false });
		expect(await correctEntry(helen, id, better)).toMatchObject({ ok: true });
		const hers = await writeEntry(mother, { childId, body: A_WEIGHT, mark: null });
		expect(await takeBackEntry(helen, hers.ok ? hers.id : "", { childId, reason: "", mark: null })).toMatchObject({
			ok: false,
		});
		const seen = await openChildRecord(mother, childId, ["growth"]);
		expect(seen?.entries.map(({ writer, status }) => [writer.kind, writer.name, writer.role, status])).toEqual([
			["professional", "Helen Okoro", "health visitor", "corrected"],
			["professional", "Helen Okoro", "health visitor", "current"],
			["guardian", "Sadia Malik", "mother", "current"],
		]);
		expect(seen?.entries[0]?.writer).toMatchObject({ organisation: "Northmere" });
	});

	it("sees a result of which the parents were not told, and they do not", async () => {
		const { childId, mother, helen } = await aVisit();
		const body = {
			kind: "screen",
			screen: "hearing",
			on: "2026-03-10",
			result: "suspected",
			conditions: {},
			toldParentsOn: null,
		} as const;
		const writer = { kind: "source", name: "Northmere General", role: null } as const;
		await recordedAt(health, recordStream(childId), TEST, (tx) =>
			addEntry(tx, { childId, body, mark: null, writer, writtenBy: null, corrects: null }),
		);
		const results = async (who: PersonAsker) =>
			(await openChildRecord(who, childId, ["screening"]))?.entries.map((entry) => entry.body);
		expect(await results(helen)).toMatchObject([{ result: "suspected" }]);
		expect(await results(mother)).toEqual([]);
	});

	it("sees with the eyes of a frozen guardian what there was, and what they wrote themselves", async () => {
		const { childId, mother, helen } = await aVisit();
		await writeEntry(mother, { childId, body: A_WEIGHT, mark: null });
		const hers = and(eq(guardian.childId, childId), eq(guardian.personId, mother.person.id));
		await health.transaction(TEST, (tx) =>
			tx
				.update(guardian)
				.set({ frozenAt: new Date(Date.now() - 1000) })
				.where(hers),
		);
		const add = (name: string, writtenBy: string) =>
			recordedAt(health, recordStream(childId), TEST, (tx) =>
				addEntry(tx, {
					childId,
					body: A_WEIGHT,
					mark: null,
					writer: { kind: "professional", name, role: "midwife" },
					writtenBy,
					corrects: null,
				}),
			);
		await add("Marta Lis", "marta");
		await add("Helen Okoro", helen.person.id);
		const seen = await openChildRecord(helen, childId, ["growth"]);
		expect(seen?.entries.map(({ writer }) => writer.name)).toEqual(["Sadia Malik", "Helen Okoro"]);
		expect((await openChildRecord(mother, childId, ["growth"]))?.entries).toHaveLength(1);
	});

	it("stands in the store without their name", async () => {
		const { childId } = await aVisit();
		const db = await health.readFor(TEST);
		const stored = JSON.stringify(await db.select().from(recordAccess).where(eq(recordAccess.childId, childId)));
		expect(stored).toContain(childId);
		expect(stored).not.toContain("Helen");
		expect(stored).not.toContain("Northmere");
	});
});
