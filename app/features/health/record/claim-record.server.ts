/** How a family comes to its record: by the mother's NHS number at once, by a code from the midwife after a person has looked. */
import { randomInt, randomUUID } from "node:crypto";
import { and, eq, gt, isNull, lt, sql } from "drizzle-orm";
import { child, claimCode, guardian, recordClaim } from "../../../../db/schema/health";
import type { Relation } from "../../../model/health/record/child";
import type { PersonAsker, SystemAsker } from "../../../model/people/asker";
import { type Recorded, recordedAt, recordStream } from "../../../platform/audit.server";
import { lookUp } from "../../../platform/keys/look-up.server";
import { sealedField } from "../../../platform/keys/sealed-field.server";
import { type Limit, mayTry } from "../../../platform/rate-limit.server";
import { health } from "../../../platform/store.server";
import { byMother } from "./receive-birth.server";
import { openChild } from "./stored-record.server";

const codes = sealedField("health", claimCode.code);
const byCode = lookUp("health", claimCode.codeLookUp);
const evidences = sealedField("health", recordClaim.evidence);

const CODE_DAYS = 14;
/** With a wrong date of birth, after which the code is dead. */
const MOST_TRIES = 5;
/** Without letters and digits that look alike; 12 of them are 58 bits. */
const SIGNS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
const SIGNS_IN_CODE = 12;

/** Codes typed by one person. */
const CODES_TYPED: Limit = { name: "record-code", tries: 10, seconds: 3600 };

/** Of a child whose mother has this NHS number, and who waits for her. */
const waitsFor = (motherNhsNumber: string) => and(byMother.is(motherNhsNumber), eq(child.status, "unclaimed"));

/**
 * Gives a mother the records that wait for her. Held ones wait for a person, and she is told what anybody is told who has
 * none waiting.
 * @param motherNhsNumber as her sign-in proved it, at the highest level of identity
 * @returns the ids of the children whose record she has now
 */
export async function claimByMatch(asker: PersonAsker, motherNhsNumber: string, now = new Date()): Promise<string[]> {
	const db = await health.readFor(asker);
	const found = await db.select({ id: child.id }).from(child).where(waitsFor(motherNhsNumber));
	const claimed: string[] = [];
	for (const { id } of found) {
		const isHers = await recordedAt(health, recordStream(id), asker, async (tx) => {
			if ((await tx.$count(child, and(eq(child.id, id), waitsFor(motherNhsNumber)))) === 0) return false;
			await addGuardian(tx, { childId: id, personId: asker.person.id, relation: "mother", how: "match" }, now);
			return true;
		});
		if (isHers) claimed.push(id);
	}
	return claimed;
}

/** Makes somebody a guardian, and the record theirs. */
async function addGuardian(
	tx: Recorded<"health">,
	{
		childId,
		personId,
		relation,
		how,
	}: { childId: string; personId: string; relation: Relation; how: "match" | "review" },
	now: Date,
): Promise<void> {
	// Who joins others sees no places: people look for a former partner through a child's record.
	const isFirst = (await tx.$count(guardian, and(eq(guardian.childId, childId), isNull(guardian.endedAt)))) === 0;
	const added = { id: randomUUID(), childId, personId, relation, since: now, seesPlaces: isFirst };
	await tx
		.insert(guardian)
		.values({ ...added, frozenAt: null, frozenFacts: null, endedAt: null })
		.onConflictDoUpdate({
			target: [guardian.childId, guardian.personId],
			set: { relation, endedAt: null, seesPlaces: isFirst },
		});
	await tx.update(child).set({ status: "active" }).where(eq(child.id, childId));
	tx.record({
		action: "record.claimed",
		actor: { id: personId },
		recordId: childId,
		subject: { kind: "child", id: childId },
		details: { relation, how },
	});
}

/** A code for somebody who is not known by the notification, to be handed over. @returns it as it is written: "7F3K-Q2MD-X9TP" */
export async function newClaimCode(asker: SystemAsker, childId: string, now = new Date()): Promise<string> {
	const code = Array.from({ length: SIGNS_IN_CODE }, () => SIGNS[randomInt(SIGNS.length)]).join("");
	const id = randomUUID();
	await recordedAt(health, recordStream(childId), asker, async (tx) => {
		await tx.insert(claimCode).values({
			id,
			childId,
			code: codes.seal(id, code),
			codeLookUp: byCode.hash(code),
			expiresAt: new Date(now.getTime() + CODE_DAYS * 86_400_000),
			tries: 0,
			usedAt: null,
		});
		tx.record({ action: "record.code-made", actor: null, recordId: childId, subject: { kind: "claim-code", id } });
	});
	return code.replace(/(.{4})(?=.)/g, "$1-");
}

/** A code as it may be typed: in small letters, with blanks, O for nothing else. */
export const plainCode = (typed: string): string => typed.toUpperCase().replace(/[^0-9A-Z]/g, "");

export interface CodeClaim {
	code: string;
	/** The child's date of birth, `YYYY-MM-DD`: it shows that whoever found a code knows the child. */
	bornOn: string;
	relation: Relation;
	evidence: string;
}

/**
 * Asks for a record by code. A person looks at the evidence before anything is seen.
 * @returns "too-many" when too much was tried; "unknown" for a code that there is not, is over, used, or of another child:
 * which of these is not told
 */
export async function claimByCode(
	asker: PersonAsker,
	{ code, bornOn, relation, evidence }: CodeClaim,
	now = new Date(),
): Promise<"asked" | "unknown" | "too-many"> {
	if (!(await mayTry(CODES_TYPED, asker.person.id))) return "too-many";
	const open = and(
		byCode.is(plainCode(code)),
		isNull(claimCode.usedAt),
		gt(claimCode.expiresAt, now),
		lt(claimCode.tries, MOST_TRIES),
	);
	const db = await health.readFor(asker);
	const [found] = await db.select({ childId: claimCode.childId }).from(claimCode).where(open);
	if (!found) return "unknown";
	return recordedAt(health, recordStream(found.childId), asker, async (tx) => {
		const [row] = await tx
			.select({ code: claimCode, child })
			.from(claimCode)
			.innerJoin(child, eq(child.id, claimCode.childId))
			.where(open);
		if (!row) return "unknown";
		const about = openChild(row.child);
		if (about?.bornOn !== bornOn) {
			await tx
				.update(claimCode)
				.set({ tries: sql`${claimCode.tries} + 1` })
				.where(eq(claimCode.id, row.code.id));
			tx.record({
				action: "record.code-refused",
				actor: asker.person,
				recordId: row.child.id,
				subject: { kind: "claim-code", id: row.code.id },
			});
			return "unknown";
		}
		await tx.update(claimCode).set({ usedAt: now }).where(eq(claimCode.id, row.code.id));
		const id = randomUUID();
		await tx.insert(recordClaim).values({
			id,
			childId: row.child.id,
			personId: asker.person.id,
			relation,
			how: "code",
			evidence: evidences.seal(id, evidence),
			createdAt: now,
			decidedAt: null,
			decidedBy: null,
			accepted: null,
		});
		tx.record({
			action: "record.asked-for",
			actor: asker.person,
			recordId: row.child.id,
			subject: { kind: "record-claim", id },
			details: { relation },
		});
		return "asked";
	});
}

/** How many of somebody's claims wait for a person. */
export async function countWaiting(asker: PersonAsker): Promise<number> {
	const db = await health.readFor(asker);
	return db.$count(recordClaim, and(eq(recordClaim.personId, asker.person.id), isNull(recordClaim.decidedAt)));
}

export interface OpenClaim {
	id: string;
	childId: string;
	personId: string;
	relation: Relation;
	/** Null where it does not open. */
	evidence: string | null;
	createdAt: Date;
}

/** Claims that wait for a person, oldest first. */
export async function openClaims(asker: SystemAsker): Promise<OpenClaim[]> {
	const db = await health.readFor(asker);
	const rows = await db.select().from(recordClaim).where(isNull(recordClaim.decidedAt)).orderBy(recordClaim.createdAt);
	return rows.map(({ id, childId, personId, relation, evidence, createdAt }) => {
		const opened = evidences.open(id, evidence);
		return { id, childId, personId, relation, createdAt, evidence: opened.ok ? opened.value : null };
	});
}

/** Decides a claim after somebody has looked at its evidence. @returns false for one that there is not, or is decided */
export async function decideClaim(
	asker: SystemAsker,
	{ id, accept }: { id: string; accept: boolean },
	now = new Date(),
): Promise<boolean> {
	const waits = and(eq(recordClaim.id, id), isNull(recordClaim.decidedAt));
	const db = await health.readFor(asker);
	const [found] = await db.select({ childId: recordClaim.childId }).from(recordClaim).where(waits);
	if (!found) return false;
	return recordedAt(health, recordStream(found.childId), asker, async (tx) => {
		const [claim] = await tx.update(recordClaim).set({ decidedAt: now, accepted: accept }).where(waits).returning();
		if (!claim) return false;
		const { childId, personId, relation } = claim;
		if (accept) await addGuardian(tx, { childId, personId, relation, how: "review" }, now);
		else
			tx.record({
				action: "record.claim-refused",
				actor: null,
				recordId: childId,
				subject: { kind: "record-claim", id },
			});
		return true;
	});
}
