import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { auditEntry } from "../../../../db/schema";
import { child, guardian } from "../../../../db/schema/health";
import { TEST } from "../../../../tests/factories/asker";
import { A_VACCINATION, aBirth, aGuardian, anNhsNumber } from "../../../../tests/factories/health";
import type { EntryBody, Writer } from "../../../model/health/record/entry";
import { SECTIONS } from "../../../model/health/record/sections";
import type { PersonAsker, StaffAsker } from "../../../model/people/asker";
import { recordedAt, recordStream, verifyAudit } from "../../../platform/audit.server";
import { health } from "../../../platform/store.server";
import { claimByCode, claimByMatch, newClaimCode } from "../record/claim-record.server";
import { listMyChildren } from "../record/list-children.server";
import { openChildRecord } from "../record/open-record.server";
import { receiveBirth } from "../record/receive-birth.server";
import { addEntry, writeEntry } from "../record/write-entry.server";
import { adoptChild, carried } from "./adopt.server";
import { decideGuardian, decideRecord } from "./decide.server";
import { decideClaim, openClaims } from "./decide-claim.server";
import { administeredRecord, findRecord, unseal } from "./find-record.server";
import type { GuardianStep } from "./steps";

const anAdministrator = (councilId = randomUUID()): StaffAsker => ({
	kind: "staff",
	person: { id: randomUUID(), name: "Ruth Castell" },
	council: { id: councilId },
	roles: ["record-administrator"],
	organisationIds: [],
	can: () => true,
});
const HELEN: Writer = { kind: "professional", name: "Helen Okoro", role: "health visitor" };
const SURGERY: Writer = { kind: "source", name: "Harbour Surgery", role: null };
const because = { reason: "An order of the court" };

/** A child of the administrator's council with two guardians: she came by her number, he by a code. */
async function aFamily(ruth = anAdministrator()) {
	const [sadia, tom] = [aGuardian("Sadia Malik"), aGuardian("Tom Malik")];
	const birth = aBirth({ givenName: "Idris" });
	const { childId } = await receiveBirth(TEST, birth, ruth.council.id);
	await claimByMatch(sadia, birth.motherNhsNumber);
	await comesByCode(ruth, childId, tom);
	return { ruth, childId, sadia, tom, birth };
}

async function comesByCode(ruth: StaffAsker, childId: string, who: PersonAsker, endIds: string[] = []) {
	const code = await newClaimCode(ruth, childId);
	await claimByCode(who, { code, bornOn: "2026-03-02", relation: "father", evidence: "Certificate" });
	const [claim] = await openClaims(ruth);
	return decideClaim(ruth, { id: claim?.id ?? "", accept: true, endIds, ...because });
}

const guardianIdOf = async (childId: string, who: PersonAsker) => {
	const db = await health.readFor(TEST);
	const [row] = await db
		.select({ id: guardian.id })
		.from(guardian)
		.where(and(eq(guardian.childId, childId), eq(guardian.personId, who.person.id)));
	return row?.id ?? "";
};
const decide = async (ruth: StaffAsker, childId: string, who: PersonAsker, step: GuardianStep) =>
	decideGuardian(ruth, { childId, guardianId: await guardianIdOf(childId, who), step, words: because });

const note = (text: string): Exclude<EntryBody, { kind: "taken-back" }> => ({ kind: "note", on: "2026-11-20", text });
const write = (childId: string, writer: Writer, body: EntryBody) =>
	recordedAt(health, recordStream(childId), TEST, (tx) =>
		addEntry(tx, { childId, body, mark: null, writer, writtenBy: null, corrects: null }),
	);
const seen = async (who: PersonAsker, childId: string) =>
	(await openChildRecord(who, childId, SECTIONS))?.entries ?? [];
const textsOf = async (who: PersonAsker, childId: string) =>
	(await seen(who, childId)).flatMap(({ body }) => (body.kind === "note" ? [body.text] : [])).sort();
const later = () => new Promise((resolve) => setTimeout(resolve, 5));

describe("a record administrator", () => {
	test("finds a record by number and date of birth together, in their council alone, and each look is logged", async () => {
		const { ruth, childId, birth } = await aFamily();
		const by = { nhsNumber: birth.child.nhsNumber, bornOn: birth.child.bornOn };
		expect(await findRecord(ruth, by)).toEqual({ childId });
		expect(await findRecord(ruth, { ...by, bornOn: "2026-03-03" })).toBe("unknown");
		const other = anAdministrator();
		expect(await findRecord(other, by)).toBe("unknown");
		expect(await administeredRecord(other, childId)).toBeUndefined();
		expect(await decideRecord(other, { childId, step: "reviewed", words: because })).toMatchObject({ ok: false });
		expect(await openClaims(other)).toEqual([]);
		expect(await administeredRecord(ruth, childId)).toMatchObject({ status: "active", source: "Northmere General" });
		const db = await health.readFor(TEST);
		const looks = await db
			.select({ action: auditEntry.action })
			.from(auditEntry)
			.where(and(eq(auditEntry.stream, recordStream(childId)), eq(auditEntry.actorId, ruth.person.id)))
			.orderBy(auditEntry.number);
		expect(looks.map(({ action }) => action)).toEqual(
			expect.arrayContaining(["record.found", "record.administered", "record.decided"]),
		);
	});

	test("holds and releases a record that nobody has", async () => {
		const ruth = anAdministrator();
		const birth = aBirth();
		const { childId } = await receiveBirth(TEST, birth, ruth.council.id);
		const mother = aGuardian();
		const words = { ...because, authority: "Family Court at Northmere" };
		expect(await decideRecord(ruth, { childId, step: "release", words })).toMatchObject({ reason: "changed" });
		expect(await decideRecord(ruth, { childId, step: "hold", words })).toEqual({ ok: true });
		expect(await claimByMatch(mother, birth.motherNhsNumber)).toEqual({ claimed: [], asked: true });
		const [held] = (await administeredRecord(ruth, childId))?.decisions ?? [];
		expect(held).toMatchObject({ kind: "held", decidedBy: ruth.person.id, words });
		expect(await decideRecord(ruth, { childId, step: "release", words })).toEqual({ ok: true });
		expect(await claimByMatch(mother, birth.motherNhsNumber)).toEqual({ claimed: [childId], asked: false });
		expect(await decideRecord(ruth, { childId, step: "hold", words })).toMatchObject({ reason: "changed" });
	});
});

describe("guardians of one child", () => {
	test("never see each other's name or places; a service's and a clinic's only those who may", async () => {
		const { ruth, childId, sadia, tom } = await aFamily();
		await writeEntry(sadia, { childId, body: { ...A_VACCINATION, place: "Aunt's clinic" }, mark: null });
		await later();
		await write(childId, SURGERY, { ...A_VACCINATION, date: "2026-05-25", place: "Harbour Surgery" });
		await later();
		await write(childId, HELEN, { ...A_VACCINATION, date: "2026-06-25", place: "Quay Centre" });
		const plain = async (who: PersonAsker) =>
			(await seen(who, childId)).map(({ body, writer }) => [writer.name, "place" in body && body.place]);
		expect(await plain(sadia)).toEqual([
			["Sadia Malik", "Aunt's clinic"],
			["Harbour Surgery", "Harbour Surgery"],
			["Helen Okoro", "Quay Centre"],
		]);
		expect(await plain(tom)).toEqual([
			[null, null],
			[null, null],
			["Helen Okoro", null],
		]);
		expect(await decide(ruth, childId, tom, "show-places")).toEqual({ ok: true });
		expect(await plain(tom)).toEqual([
			[null, null],
			["Harbour Surgery", "Harbour Surgery"],
			["Helen Okoro", "Quay Centre"],
		]);
		expect(await decide(ruth, childId, sadia, "hide-places")).toEqual({ ok: true });
		expect((await plain(sadia))[1]).toEqual([null, null]);
	});

	test("one who is suspended sees what there was and their own, and everything again afterwards", async () => {
		const { ruth, childId, sadia, tom } = await aFamily();
		await writeEntry(sadia, { childId, body: note("before"), mark: null });
		await later();
		expect(await decide(ruth, childId, tom, "thaw")).toMatchObject({ reason: "changed" });
		expect(await decide(ruth, childId, tom, "freeze")).toEqual({ ok: true });
		await later();
		await writeEntry(sadia, { childId, body: note("new"), mark: null });
		await writeEntry(tom, { childId, body: note("his own"), mark: null });
		// From elsewhere, recorded there long before.
		await recordedAt(health, recordStream(childId), TEST, (tx) => {
			const entry = { childId, body: note("imported"), mark: null, writer: HELEN, writtenBy: null, corrects: null };
			return addEntry(tx, entry, new Date("2026-04-01T10:00:00Z"));
		});
		await decideRecord(ruth, { childId, step: "died", words: because, diedOn: "2026-11-26" });
		expect(await textsOf(tom, childId)).toEqual(["before", "his own"]);
		expect((await openChildRecord(tom, childId, ["about"]))?.child.diedOn).toBeNull();
		expect(await textsOf(sadia, childId)).toEqual(["before", "his own", "imported", "new"]);
		expect(await decide(ruth, childId, tom, "thaw")).toEqual({ ok: true });
		expect(await textsOf(tom, childId)).toEqual(["before", "his own", "imported", "new"]);
		expect((await openChildRecord(tom, childId, ["about"]))?.child.diedOn).toBe("2026-11-26");
	});

	test("one takes another's place in one step; who left sees nothing, and coming back does not end a suspension", async () => {
		const { ruth, childId, sadia, tom } = await aFamily();
		await decide(ruth, childId, tom, "freeze");
		const lena = aGuardian("Lena Malik");
		expect(await comesByCode(ruth, childId, lena, [await guardianIdOf(childId, sadia)])).toBe("decided");
		expect(await openChildRecord(sadia, childId, ["about"])).toBeUndefined();
		expect(await openChildRecord(lena, childId, ["about"])).toBeDefined();
		expect(await decide(ruth, childId, tom, "end")).toEqual({ ok: true });
		await write(childId, HELEN, note("after he left"));
		expect(await comesByCode(ruth, childId, tom)).toBe("decided");
		expect(await textsOf(tom, childId)).toEqual([]);
		expect(await textsOf(lena, childId)).toEqual(["after he left"]);
		const kinds = (await administeredRecord(ruth, childId))?.decisions.map(({ kind }) => kind) ?? [];
		expect(kinds.filter((kind) => kind === "ended")).toHaveLength(2);
	});
});

describe("a death", () => {
	test("closes what is written, and is taken back when it was recorded by mistake", async () => {
		const { ruth, childId, sadia } = await aFamily();
		const died = { childId, step: "died", words: because, diedOn: "2026-11-26" } as const;
		expect(await decideRecord(ruth, died)).toEqual({ ok: true });
		expect(await decideRecord(ruth, died)).toMatchObject({ reason: "changed" });
		await expect(writeEntry(sadia, { childId, body: note("late"), mark: null })).rejects.toMatchObject({ status: 303 });
		expect(await textsOf(sadia, childId)).toEqual([]);
		expect(await decideRecord(ruth, { childId, step: "death-withdrawn", words: because })).toEqual({ ok: true });
		expect(await writeEntry(sadia, { childId, body: note("alive"), mark: null })).toMatchObject({ ok: true });
		expect(await textsOf(sadia, childId)).toEqual(["alive"]);
	});
});

describe("an adoption", () => {
	test("carries a result over without the words of whoever sent it", () => {
		const result = {
			screen: "hearing",
			on: "2026-03-04",
			result: "other",
			conditions: {},
			toldParentsOn: null,
		} as const;
		const said = ["Referred to Quay Clinic"];
		expect(carried({ kind: "screen", ...result, said })).toEqual({ kind: "screen", ...result });
	});

	test("makes a new record of findings alone, and seals the old one for all but the administrator", async () => {
		const { ruth, childId, sadia, tom, birth } = await aFamily();
		const weight = { kind: "measurement", on: "2026-04-01", weightGrams: 4200 } as const;
		const size = { lengthMillimetres: null, headMillimetres: null, position: null };
		await write(childId, HELEN, { ...weight, ...size });
		await write(childId, SURGERY, { ...A_VACCINATION, place: "Harbour Surgery", reason: "Mother said" });
		await writeEntry(sadia, { childId, body: { ...weight, ...size, weightGrams: 4100 }, mark: null });
		await write(childId, HELEN, note("Lives with the grandmother"));
		const waiting = await newClaimCode(ruth, childId);
		const adoption = { childId, givenName: "Noah", familyName: "Reed", sections: ["growth", "immunisations"] } as const;
		const nhsNumber = anNhsNumber();
		expect(await adoptChild(ruth, { ...adoption, nhsNumber: birth.child.nhsNumber, words: because })).toMatchObject({
			reason: "number-known",
		});
		expect(await adoptChild(ruth, { ...adoption, nhsNumber, words: because })).toEqual({ ok: true });

		for (const who of [sadia, tom]) {
			expect(await openChildRecord(who, childId, SECTIONS)).toBeUndefined();
			expect(await listMyChildren(who)).toEqual([]);
		}
		const asks = { bornOn: "2026-03-02", relation: "mother", evidence: "Mine" } as const;
		expect(await claimByCode(aGuardian(), { code: waiting, ...asks })).toBe("unknown");
		expect(await claimByMatch(sadia, birth.motherNhsNumber)).toEqual({ claimed: [], asked: false });

		const found = await findRecord(ruth, { nhsNumber, bornOn: "2026-03-02" });
		const newId = typeof found === "object" ? found.childId : "";
		const adopted = (await administeredRecord(ruth, childId))?.decisions.find(({ kind }) => kind === "adopted");
		expect(adopted?.words?.newChildId).toBe(newId);
		const parent = aGuardian("Alex Reed");
		await comesByCode(ruth, newId, parent);
		const opened = await openChildRecord(parent, newId, SECTIONS);
		expect(opened?.child).toMatchObject({ givenName: "Noah", familyName: "Reed", nhsNumber, bornOn: "2026-03-02" });
		const carriedOver = opened?.entries.map(({ body }) => body) ?? [];
		expect(carriedOver).toHaveLength(2);
		expect(carriedOver).toEqual(
			expect.arrayContaining([
				{ ...weight, ...size },
				{ ...A_VACCINATION, place: null, reason: null },
			]),
		);
		const all = JSON.stringify(opened);
		for (const before of [childId, "Idris", "Malik", "Helen", "Harbour", "grandmother", birth.child.nhsNumber])
			expect(all).not.toContain(before);
		expect(all).toContain("Ruth Castell");

		expect(await decideRecord(ruth, { childId, step: "reviewed", words: because })).toMatchObject({
			reason: "changed",
		});
		expect(await unseal(anAdministrator(), childId, "Curious")).toBeUndefined();
		expect(await unseal(ruth, newId, "Curious")).toBeUndefined();
		expect((await unseal(ruth, childId, "Asked by the court"))?.map(({ body }) => body.kind)).toContain("note");
		const unsealed = (await administeredRecord(ruth, childId))?.decisions.find(({ kind }) => kind === "unsealed");
		expect(unsealed?.words?.reason).toBe("Asked by the court");
		const db = await health.readFor(TEST);
		expect(await db.$count(child, and(eq(child.id, childId), eq(child.status, "closed")))).toBe(1);
		expect((await verifyAudit(health, TEST)).ok).toBe(true);
	});
});
