/** What record administrators decide over children's records, and what waits for them. */
import type { DecisionKind, DecisionWords, DueKind } from "../../app/model/health/record/decisions";
import { index, sealed, table, text, time } from "../columns";
import { child } from "./record";

/** A decision over a record or one of its guardians. Rows are only added: the newest of a kind says what holds. */
export const recordDecision = table(
	"record_decision",
	{
		id: text("id").primaryKey(),
		childId: text("child_id")
			.notNull()
			.references(() => child.id),
		/** Whom it is about; null for what is about the record. */
		guardianId: text("guardian_id"),
		kind: text("kind").$type<DecisionKind>().notNull(),
		words: sealed<DecisionWords>("words").notNull(),
		/** A person of the portal's; null for what the product did by itself, and the operator. */
		decidedBy: text("decided_by"),
		decidedAt: time("decided_at").notNull(),
	},
	(t) => [index("record_decision_child").on(t.childId, t.decidedAt)],
);

/** Records that ask for a look because of the child's age. Without a moment, which would tell a date of birth. */
export const recordDue = table("record_due", {
	childId: text("child_id")
		.primaryKey()
		.references(() => child.id),
	kind: text("kind").$type<DueKind>().notNull(),
});
