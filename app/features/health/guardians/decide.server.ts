/** What a record administrator does with a record of their council, or with one of its guardians: each a decision that stays. */
import { and, eq, isNull } from "drizzle-orm";
import { child, claimCode, guardian, recordClaim, recordDue } from "../../../../db/schema/health";
import type { DecisionKind, DecisionWords } from "../../../model/health/record/decisions";
import type { StaffAsker } from "../../../model/people/asker";
import { type Recorded, recordedAt, recordStream } from "../../../platform/audit.server";
import { health } from "../../../platform/store.server";
import { forgetPhotos } from "../photos/stored-photo.server";
import { facts, frozenFacts, type Guardian, openChild } from "../record/stored-record.server";
import { inReach } from "./decide-claim.server";
import { addDecision } from "./decisions.server";
import { DECISION_OF, type GuardianStep, guardianSteps, type RecordStep, recordSteps } from "./steps";

/** `not-found`: it is none of their council's. `changed`: it is not in the state for it, or not any more. */
export type Decided = { ok: true } | { ok: false; reason: "not-found" | "changed" };

export type Said = Pick<DecisionWords, "reason"> & Partial<DecisionWords>;

export type StoredChild = typeof child.$inferSelect;
export type KnownChild = NonNullable<ReturnType<typeof openChild>>;
const CHANGED = { ok: false, reason: "changed" } as const;

/** Does something with a record, if this may be done with it now. */
export async function withRecord(
	asker: StaffAsker,
	childId: string,
	step: RecordStep,
	work: (tx: Recorded<"health">, row: StoredChild, known: KnownChild) => Promise<Decided>,
): Promise<Decided> {
	const reachable = and(eq(child.id, childId), inReach(asker));
	const db = await health.readFor(asker);
	if ((await db.$count(child, reachable)) === 0) return { ok: false, reason: "not-found" };
	return recordedAt(health, recordStream(childId), asker, async (tx) => {
		const [row] = await tx.select().from(child).where(reachable);
		const known = row && openChild(row);
		if (!row || !known || !recordSteps({ ...known, status: row.status }).includes(step)) return CHANGED;
		return work(tx, row, known);
	});
}

export type PlainStep = Exclude<RecordStep, "code" | "adopt" | "unseal">;

/**
 * Decides over a record.
 * @param diedOn of the step "died": `YYYY-MM-DD`
 */
export const decideRecord = (
	asker: StaffAsker,
	{ childId, step, words, diedOn = null }: { childId: string; step: PlainStep; words: Said; diedOn?: string | null },
	now = new Date(),
): Promise<Decided> =>
	withRecord(asker, childId, step, async (tx, row) => {
		const only = eq(child.id, row.id);
		if (step === "hold" || step === "release")
			await tx
				.update(child)
				.set({ status: step === "hold" ? "held" : "unclaimed" })
				.where(only);
		if (step === "reviewed" || step === "stays-agreed")
			await tx.delete(recordDue).where(eq(recordDue.childId, childId));
		if (step === "died" || step === "death-withdrawn") await noteDeath(tx, row, step === "died" ? diedOn : null);
		await addDecision(tx, { childId, kind: DECISION_OF[step], words }, now);
		return { ok: true };
	});

/**
 * Notes that a child has died: forms close, reminders and shares end by themselves, since all of them ask this.
 * @param diedOn `YYYY-MM-DD`; null when it was recorded by mistake
 */
export async function noteDeath(tx: Recorded<"health">, row: StoredChild, diedOn: string | null): Promise<void> {
	const opened = facts.open(row.id, row.facts);
	if (!opened.ok) throw new Error(`The facts of the record ${row.id} do not open.`);
	await tx
		.update(child)
		.set({ facts: facts.seal(row.id, { ...opened.value, diedOn }) })
		.where(eq(child.id, row.id));
	await tx.delete(recordDue).where(eq(recordDue.childId, row.id));
}

/** Decides over one of a record's guardians. What a guardian wrote stays. */
export async function decideGuardian(
	asker: StaffAsker,
	{ childId, guardianId, step, words }: { childId: string; guardianId: string; step: GuardianStep; words: Said },
	now = new Date(),
): Promise<Decided> {
	const which = and(eq(guardian.id, guardianId), eq(guardian.childId, childId), inReach(asker));
	const db = await health.readFor(asker);
	const find = (from: Pick<typeof db, "select">) =>
		from.select({ guardian, child }).from(guardian).innerJoin(child, eq(child.id, guardian.childId)).where(which);
	if ((await find(db)).length === 0) return { ok: false, reason: "not-found" };
	return recordedAt(health, recordStream(childId), asker, async (tx) => {
		const [row] = await find(tx);
		if (!row || !guardianSteps(stateOf(row.guardian)).includes(step)) return CHANGED;
		const changes = changesOf(step, row, now);
		if (!changes) return CHANGED;
		await tx.update(guardian).set(changes).where(eq(guardian.id, guardianId));
		if (step === "thaw" || step === "end") await forgetPhotos(tx, childId);
		await addDecision(tx, { childId, guardianId, kind: DECISION_OF[step], words }, now);
		return { ok: true };
	});
}

export const stateOf = ({ frozenAt, seesPlaces, endedAt }: Pick<Guardian, "frozenAt" | "seesPlaces" | "endedAt">) => ({
	isFrozen: frozenAt !== null,
	seesPlaces,
	isEnded: endedAt !== null,
});

/** @returns undefined where the child's facts do not open: nobody is frozen without them */
function changesOf(
	step: GuardianStep,
	row: { guardian: Guardian; child: StoredChild },
	now: Date,
): Partial<Guardian> | undefined {
	switch (step) {
		case "freeze": {
			const opened = facts.open(row.child.id, row.child.facts);
			return opened.ok ? { frozenAt: now, frozenFacts: frozenFacts.seal(row.guardian.id, opened.value) } : undefined;
		}
		case "thaw":
			return { frozenAt: null, frozenFacts: null };
		case "show-places":
			return { seesPlaces: true };
		case "hide-places":
			return { seesPlaces: false };
		case "end":
			return { endedAt: now };
	}
}

/** Nobody gets this record any more: its guardians, codes and claims are over. */
export async function endAll(
	tx: Recorded<"health">,
	childId: string,
	now: Date,
	kind: DecisionKind = "ended",
): Promise<void> {
	const ended = await tx
		.update(guardian)
		.set({ endedAt: now })
		.where(and(eq(guardian.childId, childId), isNull(guardian.endedAt)))
		.returning({ id: guardian.id });
	for (const { id } of ended) await addDecision(tx, { childId, guardianId: id, kind }, now);
	await forgetPhotos(tx, childId);
	await tx
		.update(claimCode)
		.set({ usedAt: now })
		.where(and(eq(claimCode.childId, childId), isNull(claimCode.usedAt)));
	await tx
		.update(recordClaim)
		.set({ decidedAt: now, accepted: false })
		.where(and(eq(recordClaim.childId, childId), isNull(recordClaim.decidedAt)));
	await tx.delete(recordDue).where(eq(recordDue.childId, childId));
}
