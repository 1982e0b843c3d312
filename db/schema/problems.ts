/** What guardians say is wrong with entries that others wrote. No part of the record: only who reported it reads it there. */
import type { ProblemAnswer, ProblemSaid } from "../../app/model/health/record/problem";
import { index, sealed, table, text, time } from "../columns";
import { child, recordEntry } from "./record";

export const entryProblem = table(
	"entry_problem",
	{
		id: text("id").primaryKey(),
		childId: text("child_id")
			.notNull()
			.references(() => child.id),
		entryId: text("entry_id")
			.notNull()
			.references(() => recordEntry.id),
		/** A person of the portal's, as the one who answers. */
		reportedBy: text("reported_by").notNull(),
		said: sealed<ProblemSaid>("said").notNull(),
		reportedAt: time("reported_at").notNull(),
		answer: sealed<ProblemAnswer>("answer"),
		/** Null until it is answered. */
		answeredAt: time("answered_at"),
		answeredBy: text("answered_by"),
		/** The entry that came in the place of the other. */
		correctionId: text("correction_id"),
	},
	(t) => [
		index("entry_problem_child").on(t.childId, t.reportedBy, t.reportedAt),
		index("entry_problem_entry").on(t.entryId),
		index("entry_problem_open").on(t.answeredAt, t.reportedAt),
	],
);
