/**
 * What a record administrator sees of their council's records: who is responsible for a child, and what was decided. Found by
 * NHS number together with date of birth, and by no list or name; each look is in the record's log. None of it is shown to
 * guardians: that somebody looked would tell one who is to be suspended.
 */
import { and, asc, eq } from "drizzle-orm";
import { child, guardian, recordClaim, recordDue, recordEntry } from "../../../../db/schema/health";
import type { Child, RecordStatus } from "../../../model/health/record/child";
import type { DueKind } from "../../../model/health/record/decisions";
import { type StoredEntry, withStatus } from "../../../model/health/record/entry";
import type { StaffAsker } from "../../../model/people/asker";
import { recordedAt, recordFact, recordStream } from "../../../platform/audit.server";
import { evenWhileReading } from "../../../platform/only-reading";
import { type Limit, mayTry } from "../../../platform/rate-limit.server";
import { health } from "../../../platform/store.server";
import type { Claim } from "../record/claim-record.server";
import { byNhsNumber, motherNumbers, sources } from "../record/receive-birth.server";
import { type Guardian, openChild, openEntry } from "../record/stored-record.server";
import { withRecord } from "./decide.server";
import { inReach, type OpenClaim, openClaim } from "./decide-claim.server";
import { addDecision, type Decision, decisionsOver } from "./decisions.server";

const FINDS: Limit = { name: "record-finds", tries: 60, seconds: 3600 };

/**
 * Finds a record of the council by its child's number and date of birth.
 * @param nhsNumber ten digits @param bornOn `YYYY-MM-DD`
 * @returns its child's id; "unknown" where the two do not go together, or it is another council's
 */
export async function findRecord(
	asker: StaffAsker,
	{ nhsNumber, bornOn }: { nhsNumber: string; bornOn: string },
): Promise<{ childId: string } | "unknown" | "too-many"> {
	if (!(await mayTry(FINDS, asker.person.id))) return "too-many";
	const db = await health.readFor(asker);
	const rows = await db
		.select()
		.from(child)
		.where(and(byNhsNumber.is(nhsNumber), inReach(asker)));
	const found = rows.find((row) => openChild(row)?.bornOn === bornOn);
	const fact = { action: "record.found", actor: asker.person, details: { found: found !== undefined } };
	if (!found) {
		await recordFact(asker, { ...fact, councilId: asker.council.id });
		return "unknown";
	}
	const childId = found.id;
	await recordedAt(health, recordStream(childId), asker, async (tx) =>
		tx.record({ ...fact, recordId: childId, subject: { kind: "child", id: childId } }),
	);
	return { childId };
}

export interface AdministeredRecord {
	child: Child;
	status: RecordStatus;
	/** Who notified the birth; null where it does not open, as with the mother's number. */
	source: string | null;
	motherNhsNumber: string | null;
	due: DueKind | null;
	/** Those of today first. */
	guardians: Guardian[];
	claims: OpenClaim[];
	/** Claims that were decided. */
	settled: Claim[];
	/** The newest first. */
	decisions: Decision[];
}

/** A record as its administrator sees it: nothing of the child's health. @returns undefined for another council's */
export async function administeredRecord(asker: StaffAsker, childId: string): Promise<AdministeredRecord | undefined> {
	const reachable = and(eq(child.id, childId), inReach(asker));
	const db = await health.readFor(asker);
	// A stream of the log begins with its record: for one that there is not, nothing is waited for.
	if ((await db.$count(child, reachable)) === 0) return undefined;
	const read = () =>
		recordedAt(health, recordStream(childId), asker, async (tx) => {
			const [row] = await tx.select().from(child).where(reachable);
			const known = row && openChild(row);
			if (!row || !known) return undefined;
			const guardians = await tx
				.select()
				.from(guardian)
				.where(eq(guardian.childId, childId))
				.orderBy(asc(guardian.since), asc(guardian.id));
			const claims = await tx.select().from(recordClaim).where(eq(recordClaim.childId, childId));
			const [due] = await tx.select().from(recordDue).where(eq(recordDue.childId, childId));
			const decisions = await decisionsOver(tx, childId);
			tx.record({
				action: "record.administered",
				actor: asker.person,
				recordId: childId,
				subject: { kind: "child", id: childId },
			});
			const source = sources.open(row.id, row.source);
			const mother = row.motherNhsNumber && motherNumbers.open(row.id, row.motherNhsNumber);
			return {
				child: known,
				status: row.status,
				source: source.ok ? source.value : null,
				motherNhsNumber: mother?.ok ? mother.value : null,
				due: due?.kind ?? null,
				guardians: guardians.toSorted((one, other) => Number(one.endedAt !== null) - Number(other.endedAt !== null)),
				claims: claims.filter(({ decidedAt }) => decidedAt === null).map(openClaim),
				settled: claims.filter(({ decidedAt }) => decidedAt !== null),
				decisions,
			};
		});
	return evenWhileReading(read);
}

/** Records of the council that ask for a look because of the child's age. */
export async function dueRecords(asker: StaffAsker): Promise<{ childId: string; kind: DueKind }[]> {
	const db = await health.readFor(asker);
	return db
		.select({ childId: recordDue.childId, kind: recordDue.kind })
		.from(recordDue)
		.innerJoin(child, eq(child.id, recordDue.childId))
		.where(inReach(asker))
		.orderBy(asc(recordDue.childId));
}

/** Reads a sealed record, for a reason that stays. @returns undefined for one that is not sealed, or another council's */
export async function unseal(
	asker: StaffAsker,
	childId: string,
	reason: string,
	now = new Date(),
): Promise<readonly StoredEntry[] | undefined> {
	let entries: readonly StoredEntry[] | undefined;
	await withRecord(asker, childId, "unseal", async (tx) => {
		const rows = await tx
			.select()
			.from(recordEntry)
			.where(eq(recordEntry.childId, childId))
			.orderBy(asc(recordEntry.recordedAt), asc(recordEntry.id));
		entries = withStatus(rows.flatMap((row) => openEntry(row) ?? []));
		await addDecision(tx, { childId, kind: "unsealed", words: { reason } }, now);
		return { ok: true };
	});
	return entries;
}
