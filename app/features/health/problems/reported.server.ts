/** A report for whoever answers it, read and answered in one transaction with its line in the record's log. */
import { and, eq, type SQL } from "drizzle-orm";
import { child, entryProblem, recordEntry } from "../../../../db/schema/health";
import type { Child } from "../../../model/health/record/child";
import type { StoredEntry } from "../../../model/health/record/entry";
import { isSameSaid, type ProblemAnswer, type ProblemSaid } from "../../../model/health/record/problem";
import type { PersonAsker, StaffAsker } from "../../../model/people/asker";
import { type Recorded, recordedAt, recordStream } from "../../../platform/audit.server";
import { evenWhileReading } from "../../../platform/only-reading";
import { health } from "../../../platform/store.server";
import type { Read } from "../../../platform/store-handles";
import { answerProblem, problemAnswers, problemsSaid } from "../record/entry-problems.server";
import { openChild, openEntry } from "../record/stored-record.server";

export type ReportedRow = {
	problem: typeof entryProblem.$inferSelect;
	entry: typeof recordEntry.$inferSelect;
	child: typeof child.$inferSelect;
};

export const reportedIn = (db: Pick<Read<"health">, "select">, which: SQL | undefined) =>
	db
		.select({ problem: entryProblem, entry: recordEntry, child })
		.from(entryProblem)
		.innerJoin(recordEntry, eq(recordEntry.id, entryProblem.entryId))
		.innerJoin(child, eq(child.id, entryProblem.childId))
		.where(which);

export interface ReportedProblem {
	id: string;
	child: Child;
	reportedBy: string;
	reportedAt: Date;
	said: ProblemSaid;
	entry: StoredEntry;
	/** Another entry has come in its place: it was reported by somebody who does not see that. */
	isReplaced: boolean;
	/** Null while it waits. */
	answered: { answer: ProblemAnswer; at: Date; by: string | null } | null;
}

/** Whether somebody answers a report now, asked in the transaction that reads or answers it. */
type MayAnswer = (tx: Read<"health">, row: ReportedRow) => Promise<boolean>;

interface Which {
	problemId: string;
	/** Beside its id: whose reports the asker answers at all. */
	reach: SQL | undefined;
	mayAnswer: MayAnswer;
}

type Answerer = PersonAsker | StaffAsker;

/** @returns undefined for one that is not theirs to answer, or does not open */
export const readReported = (asker: Answerer, which: Which): Promise<ReportedProblem | undefined> =>
	evenWhileReading(() =>
		withReported(asker, which, async (tx, { problem, entry, child: row }) => {
			const [said, stored, known] = [problemsSaid.open(problem.id, problem.said), openEntry(entry), openChild(row)];
			const answered = answeredOf(problem);
			if (!said.ok || !stored || !known || answered === undefined) return undefined;
			tx.record({
				action: "record.problem-read",
				actor: asker.person,
				recordId: row.id,
				subject: { kind: "entry-problem", id: problem.id },
				details: { section: entry.section, entry: entry.id },
			});
			const { id, reportedBy, reportedAt } = problem;
			const isReplaced = (await tx.$count(recordEntry, eq(recordEntry.corrects, entry.id))) > 0;
			return { id, child: known, reportedBy, reportedAt, said: said.value, entry: stored, isReplaced, answered };
		}),
	);

/** `before`: there is another answer already, which stays. `gone`: it is not theirs to answer. */
export type Answering = "answered" | "before" | "gone";

/** Answers it in words. The same answer by the same person once more is done already. */
export async function answerReported(asker: Answerer, which: Which, answer: ProblemAnswer): Promise<Answering> {
	const answeredBy = asker.person.id;
	const done = await withReported(asker, which, async (tx, { problem }) => {
		if (await answerProblem(tx, problem, { answer, answeredBy })) return "answered";
		const first = answeredOf(problem);
		return first?.by === answeredBy && isSameSaid(first.answer, answer) ? "answered" : "before";
	});
	return done ?? "gone";
}

/** @returns null while it waits, undefined where the answer does not open */
function answeredOf({
	id,
	answer,
	answeredAt,
	answeredBy,
}: ReportedRow["problem"]): ReportedProblem["answered"] | undefined {
	if (answer === null || answeredAt === null) return null;
	const opened = problemAnswers.open(id, answer);
	return opened.ok ? { answer: opened.value, at: answeredAt, by: answeredBy } : undefined;
}

async function withReported<T>(
	asker: Answerer,
	{ problemId, reach, mayAnswer }: Which,
	work: (tx: Recorded<"health">, row: ReportedRow) => Promise<T | undefined>,
): Promise<T | undefined> {
	const which = and(eq(entryProblem.id, problemId), reach);
	// A stream of the log begins with its record: for a report that there is not, nothing is waited for.
	const [found] = await reportedIn(await health.readFor(asker), which);
	if (!found) return undefined;
	return recordedAt(health, recordStream(found.child.id), asker, async (tx) => {
		const [row] = await reportedIn(tx, which);
		return row && (await mayAnswer(tx, row)) ? work(tx, row) : undefined;
	});
}
