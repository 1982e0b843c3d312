/** What was decided over a record: written with each decision, in its transaction, and read by record administrators alone. */
import { randomUUID } from "node:crypto";
import { desc, eq } from "drizzle-orm";
import { recordDecision } from "../../../../db/schema/health";
import type { DecisionKind, DecisionWords } from "../../../model/health/record/decisions";
import { actorOf } from "../../../model/people/asker";
import type { Recorded } from "../../../platform/audit.server";
import { sealedField } from "../../../platform/keys/sealed-field.server";
import type { Read } from "../../../platform/store-handles";

const words = sealedField("health", recordDecision.words);

const NO_WORDS: DecisionWords = { reason: "", authority: null, reviewOn: null, newChildId: null };

interface NewDecision {
	childId: string;
	/** Whom it is about; null for what is about the record. */
	guardianId?: string | null;
	kind: DecisionKind;
	words?: Partial<DecisionWords>;
}

/** Writes a decision down, and into the record's log: there without its words. */
export async function addDecision(
	tx: Recorded<"health">,
	{ childId, guardianId = null, kind, words: said = {} }: NewDecision,
	now: Date,
): Promise<void> {
	const id = randomUUID();
	const actor = actorOf(tx.asker);
	const sealed = words.seal(id, { ...NO_WORDS, ...said });
	const decided = { decidedBy: actor?.id ?? null, decidedAt: now };
	await tx.insert(recordDecision).values({ id, childId, guardianId, kind, words: sealed, ...decided });
	tx.record({
		action: "record.decided",
		actor,
		recordId: childId,
		subject: guardianId === null ? { kind: "child", id: childId } : { kind: "guardian", id: guardianId },
		details: { kind },
	});
}

export interface Decision extends Omit<typeof recordDecision.$inferSelect, "words"> {
	/** Null where they do not open. */
	words: DecisionWords | null;
}

/** All that was decided over a record, the newest first. */
export async function decisionsOver(db: Read<"health">, childId: string): Promise<Decision[]> {
	const rows = await db
		.select()
		.from(recordDecision)
		.where(eq(recordDecision.childId, childId))
		.orderBy(desc(recordDecision.decidedAt), desc(recordDecision.id));
	return rows.map((row) => {
		const opened = words.open(row.id, row.words);
		return { ...row, words: opened.ok ? opened.value : null };
	});
}
