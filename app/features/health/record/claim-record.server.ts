/** How a family comes to its record: by the mother's NHS number at once, by a code from the midwife after a person has looked. */
import { randomInt, randomUUID } from "node:crypto";
import { and, eq, gt, inArray, isNull, lt, sql } from "drizzle-orm";
import { child, claimCode, guardian, recordClaim } from "../../../../db/schema/health";
import { localNow } from "../../../model/calendar/local-time";
import type { Relation } from "../../../model/health/record/child";
import { isOfAge } from "../../../model/health/record/decisions";
import { actorOf, type PersonAsker, type StaffAsker, type SystemAsker } from "../../../model/people/asker";
import { type Recorded, recordedAt, recordStream } from "../../../platform/audit.server";
import { pageError } from "../../../platform/errors";
import { stableId } from "../../../platform/ids";
import { lookUp } from "../../../platform/keys/look-up.server";
import { sealedField } from "../../../platform/keys/sealed-field.server";
import type { Mark } from "../../../platform/once.server";
import { type Limit, mayTry } from "../../../platform/rate-limit.server";
import { health } from "../../../platform/store.server";
import { byMother } from "./receive-birth.server";
import { isGuardian, openChild } from "./stored-record.server";

/** A claim as the database has it. */
export type Claim = typeof recordClaim.$inferSelect;

const codes = sealedField("health", claimCode.code);
const byCode = lookUp("health", claimCode.codeLookUp);
export const evidences = sealedField("health", recordClaim.evidence);

const CODE_DAYS = 14;
/** With a wrong date of birth, after which the code is dead. */
const MOST_TRIES = 5;
/** Without letters and digits that look alike; 12 of them are 58 bits. */
const SIGNS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
const SIGNS_IN_CODE = 12;

/** Codes typed by one person. */
const CODES_TYPED: Limit = { name: "record-code", tries: 10, seconds: 3600 };

/** Records of children whose mother has this NHS number and that nobody has yet. */
const waitsFor = (motherNhsNumber: string) =>
	and(byMother.is(motherNhsNumber), inArray(child.status, ["unclaimed", "held"]));

/** Nobody comes to the record of who is 16 by asking for it. */
function isTheirOwn(row: typeof child.$inferSelect, now: Date): boolean {
	const about = openChild(row);
	return about !== undefined && isOfAge(about.bornOn, localNow(now).date);
}

export interface Match {
	/** The ids of the children whose record she has now. */
	claimed: string[];
	/** Whether a person has to look before she gets another. */
	asked: boolean;
}

/**
 * Gives a mother the records that wait for her. For one that is held she is told what everybody is told whose claim waits for
 * a person; once that is refused, what anybody is told for whom nothing waits.
 * @param motherNhsNumber as her sign-in proved it, at the highest level of identity
 */
export async function claimByMatch(asker: PersonAsker, motherNhsNumber: string, now = new Date()): Promise<Match> {
	const db = await health.readFor(asker);
	const found = await db.select({ id: child.id }).from(child).where(waitsFor(motherNhsNumber));
	const match: Match = { claimed: [], asked: false };
	for (const { id } of found) {
		const became = await recordedAt(health, recordStream(id), asker, async (tx) => {
			const [row] = await tx
				.select()
				.from(child)
				.where(and(eq(child.id, id), waitsFor(motherNhsNumber)));
			if (!row || isTheirOwn(row, now)) return null;
			if (row.status === "held") return askForHeld(tx, asker, id, now);
			await addGuardian(tx, { childId: id, personId: asker.person.id, relation: "mother", how: "match" }, now);
			return "claimed";
		});
		if (became === "claimed") match.claimed.push(id);
		if (became === "asked") match.asked = true;
	}
	return match;
}

/** @returns null when it was refused */
async function askForHeld(
	tx: Recorded<"health">,
	{ person }: PersonAsker,
	childId: string,
	now: Date,
): Promise<"asked" | null> {
	const hers = and(eq(recordClaim.childId, childId), eq(recordClaim.personId, person.id), eq(recordClaim.how, "match"));
	const [before] = await tx.select({ decidedAt: recordClaim.decidedAt }).from(recordClaim).where(hers);
	if (before) return before.decidedAt === null ? "asked" : null;
	await addClaim(tx, { childId, personId: person.id, relation: "mother", how: "match", evidence: "" }, now);
	return "asked";
}

/** Somebody asks for a record, and a person is to decide. */
async function addClaim(
	tx: Recorded<"health">,
	{ evidence, ...claim }: Pick<Claim, "childId" | "personId" | "relation" | "how"> & { evidence: string },
	now: Date,
): Promise<void> {
	const id = randomUUID();
	await tx.insert(recordClaim).values({
		...claim,
		id,
		evidence: evidences.seal(id, evidence),
		createdAt: now,
		decidedAt: null,
		decidedBy: null,
		accepted: null,
	});
	tx.record({
		action: "record.asked-for",
		actor: { id: claim.personId },
		recordId: claim.childId,
		subject: { kind: "record-claim", id },
		details: { relation: claim.relation, how: claim.how },
	});
}

/** Makes somebody a guardian, and the record theirs. */
export async function addGuardian(
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

/**
 * A code for somebody who is not known by the notification, to be handed over: it lets them ask, once, for 14 days.
 * @param mark of the form: sent twice, it makes one code
 * @returns it as it is written: "7F3K-Q2MD-X9TP"
 */
export async function newClaimCode(
	asker: SystemAsker | PersonAsker | StaffAsker,
	childId: string,
	{ mark = null, now = new Date() }: { mark?: Mark | null; now?: Date } = {},
): Promise<string> {
	const fresh = Array.from({ length: SIGNS_IN_CODE }, () => SIGNS[randomInt(SIGNS.length)]).join("");
	const actor = actorOf(asker);
	const id = mark ? stableId("claim-code", actor?.id ?? "", childId, mark.mark, mark.said) : randomUUID();
	const code = await recordedAt(health, recordStream(childId), asker, async (tx) => {
		const added = await tx
			.insert(claimCode)
			.values({
				id,
				childId,
				code: codes.seal(id, fresh),
				codeLookUp: byCode.hash(fresh),
				expiresAt: codeEnd(now),
				tries: 0,
				usedAt: null,
			})
			.onConflictDoNothing({ target: claimCode.id })
			.returning({ id: claimCode.id });
		if (added.length === 0) {
			const [made] = await tx.select({ code: claimCode.code }).from(claimCode).where(eq(claimCode.id, id));
			const opened = made && codes.open(id, made.code);
			if (!opened?.ok) throw pageError("unavailable");
			return opened.value;
		}
		tx.record({ action: "record.code-made", actor, recordId: childId, subject: { kind: "claim-code", id } });
		return fresh;
	});
	return code.replace(/(.{4})(?=.)/g, "$1-");
}

/** When a code that is made now is over. */
export const codeEnd = (now: Date): Date => new Date(now.getTime() + CODE_DAYS * 86_400_000);

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
 * @returns "too-many" when too much was tried; "yours" for a record that they have; "unknown" for a code that there is not, is over, used by somebody else, or of another child:
 * which of these is not told
 */
export async function claimByCode(
	asker: PersonAsker,
	{ code, bornOn, relation, evidence }: CodeClaim,
	now = new Date(),
): Promise<"asked" | "yours" | "unknown" | "too-many"> {
	if (!(await mayTry(CODES_TYPED, asker.person.id))) return "too-many";
	const open = and(byCode.is(plainCode(code)), gt(claimCode.expiresAt, now), lt(claimCode.tries, MOST_TRIES));
	const db = await health.readFor(asker);
	const [found] = await db.select({ childId: claimCode.childId }).from(claimCode).where(open);
	if (!found) return "unknown";
	return recordedAt(health, recordStream(found.childId), asker, async (tx) => {
		const [row] = await tx
			.select({ code: claimCode, child })
			.from(claimCode)
			.innerJoin(child, eq(child.id, claimCode.childId))
			.where(open);
		if (!row || isTheirOwn(row.child, now)) return "unknown";
		const isRight = openChild(row.child)?.bornOn === bornOn;
		// By them, who sent it twice, or by somebody else.
		if (row.code.usedAt !== null)
			return isRight && (await tx.$count(recordClaim, and(eq(recordClaim.childId, row.child.id), waits(asker)))) > 0
				? "asked"
				: "unknown";
		if (!isRight) {
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
		// The code stays good for whoever it was meant for.
		if ((await tx.$count(guardian, isGuardian(guardian, row.child.id, asker.person.id))) > 0) return "yours";
		await tx.update(claimCode).set({ usedAt: now }).where(eq(claimCode.id, row.code.id));
		await addClaim(tx, { childId: row.child.id, personId: asker.person.id, relation, how: "code", evidence }, now);
		return "asked";
	});
}

const waits = ({ person }: PersonAsker) => and(eq(recordClaim.personId, person.id), isNull(recordClaim.decidedAt));

/** How many of somebody's claims wait for a person. */
export async function countWaiting(asker: PersonAsker): Promise<number> {
	const db = await health.readFor(asker);
	return db.$count(recordClaim, waits(asker));
}
