/** Somebody asks for a record, and a person who has seen what shows that they are responsible decides. */
import { and, asc, eq, inArray, isNull, type SQL } from "drizzle-orm";
import { child, guardian, recordClaim } from "../../../../db/schema/health";
import { actorOf, type StaffAsker, type SystemAsker } from "../../../model/people/asker";
import { recordedAt, recordStream } from "../../../platform/audit.server";
import { health } from "../../../platform/store.server";
import { addGuardian, type Claim, evidences } from "../record/claim-record.server";
import { addDecision } from "./decisions.server";

/** A record administrator decides over the records of their council, the operator over all. */
export const inReach = (asker: StaffAsker | SystemAsker): SQL | undefined =>
	asker.kind === "staff" ? eq(child.councilId, asker.council.id) : undefined;

export interface OpenClaim extends Omit<Claim, "evidence"> {
	/** Null where it does not open. */
	evidence: string | null;
}

/** Claims that wait for a person, oldest first. */
export async function openClaims(asker: StaffAsker | SystemAsker): Promise<OpenClaim[]> {
	const db = await health.readFor(asker);
	const rows = await db
		.select({ claim: recordClaim })
		.from(recordClaim)
		.innerJoin(child, eq(child.id, recordClaim.childId))
		.where(and(isNull(recordClaim.decidedAt), inReach(asker)))
		.orderBy(asc(recordClaim.createdAt), asc(recordClaim.id));
	return rows.map(({ claim }) => openClaim(claim));
}

export function openClaim(claim: Claim): OpenClaim {
	const opened = evidences.open(claim.id, claim.evidence);
	return { ...claim, evidence: opened.ok ? opened.value : null };
}

export interface ClaimDecision {
	id: string;
	accept: boolean;
	/** Needed by whoever reads the log later. */
	reason?: string;
	/** Whoever accepts has read the order or decision that holds the record, and it allows this. */
	evenThoughHeld?: boolean;
	/** Guardians in whose place the new one comes. */
	endIds?: readonly string[];
}

/** @returns "gone" for a claim that there is not, or is decided; "held" when the record is and nobody said that it may */
export async function decideClaim(
	asker: StaffAsker | SystemAsker,
	{ id, accept, reason = "", evenThoughHeld = false, endIds = [] }: ClaimDecision,
	now = new Date(),
): Promise<"decided" | "gone" | "held"> {
	const waits = and(eq(recordClaim.id, id), isNull(recordClaim.decidedAt));
	const db = await health.readFor(asker);
	const [found] = await db
		.select({ childId: child.id })
		.from(recordClaim)
		.innerJoin(child, eq(child.id, recordClaim.childId))
		.where(and(waits, inReach(asker)));
	if (!found) return "gone";
	const { childId } = found;
	return recordedAt(health, recordStream(childId), asker, async (tx) => {
		const [row] = await tx.select({ status: child.status }).from(child).where(eq(child.id, childId));
		if (accept && row?.status === "held" && !evenThoughHeld) return "held";
		const decided = { decidedAt: now, decidedBy: actorOf(asker)?.id ?? null, accepted: accept };
		const [claim] = await tx.update(recordClaim).set(decided).where(waits).returning();
		if (!claim) return "gone";
		const { personId, relation } = claim;
		if (!accept) {
			tx.record({
				action: "record.claim-refused",
				actor: actorOf(asker),
				recordId: childId,
				subject: { kind: "record-claim", id },
			});
		} else {
			const ended = await tx
				.update(guardian)
				.set({ endedAt: now })
				.where(and(eq(guardian.childId, childId), inArray(guardian.id, [...endIds]), isNull(guardian.endedAt)))
				.returning({ id: guardian.id });
			for (const { id: guardianId } of ended)
				await addDecision(tx, { childId, guardianId, kind: "ended", words: { reason } }, now);
			await addGuardian(tx, { childId, personId, relation, how: "review" }, now);
		}
		await addDecision(tx, { childId, kind: accept ? "claim-accepted" : "claim-refused", words: { reason } }, now);
		return "decided";
	});
}
