/**
 * Problems that guardians report with entries: what each sees of their own, and what another entry answers by itself. Who
 * answers the others, and how, is `problems/`.
 */
import { and, asc, eq, isNull } from "drizzle-orm";
import { entryProblem } from "../../../../db/schema/health";
import type { Writer } from "../../../model/health/record/entry";
import { type EntryProblem, type ProblemAnswer, problemAsSeen } from "../../../model/health/record/problem";
import type { Recorded } from "../../../platform/audit.server";
import { sealedField } from "../../../platform/keys/sealed-field.server";
import type { Read } from "../../../platform/store-handles";
import { noteNews } from "./guardian-news.server";
import type { Guardian } from "./stored-record.server";

export const problemsSaid = sealedField("health", entryProblem.said);
export const problemAnswers = sealedField("health", entryProblem.answer);

type Row = typeof entryProblem.$inferSelect;

/**
 * What a guardian has reported of a child's entries, oldest first, with the answers that they may see.
 * @param readerId who reads it: the words of a report are opened for nobody but who wrote them
 */
export async function problemsOf(
	db: Read<"health">,
	{ childId, personId, frozenAt }: Pick<Guardian, "childId" | "personId" | "frozenAt">,
	readerId: string,
): Promise<EntryProblem[]> {
	const rows = await db
		.select()
		.from(entryProblem)
		.where(and(eq(entryProblem.childId, childId), eq(entryProblem.reportedBy, personId)))
		.orderBy(asc(entryProblem.reportedAt), asc(entryProblem.id));
	return rows.map((row) => problemAsSeen(openProblem(row, readerId), frozenAt));
}

/** What does not open is shown as if it waited: nothing is said that nobody can read. */
function openProblem(row: Row, readerId: string): EntryProblem {
	const { id, entryId, reportedAt, answer, answeredAt, correctionId } = row;
	const said = row.reportedBy === readerId ? problemsSaid.open(id, row.said) : null;
	const opened = answer && problemAnswers.open(id, answer);
	const isAnswered = answeredAt !== null && opened?.ok;
	return {
		id,
		entryId,
		reportedAt,
		said: said?.ok ? said.value : null,
		answer: isAnswered ? { ...opened.value, at: answeredAt, correctionId } : null,
	};
}

/** Answers one that nobody has answered yet. @returns false when somebody has */
export async function answerProblem(
	tx: Recorded<"health">,
	problem: Pick<Row, "id" | "childId">,
	{
		answer,
		answeredBy,
		correctionId = null,
	}: { answer: ProblemAnswer; answeredBy: string | null; correctionId?: string | null },
): Promise<boolean> {
	const { id, childId } = problem;
	const answered = await tx
		.update(entryProblem)
		.set({ answer: problemAnswers.seal(id, answer), answeredAt: new Date(), answeredBy, correctionId })
		.where(and(eq(entryProblem.id, id), isNull(entryProblem.answeredAt)))
		.returning({ reportedBy: entryProblem.reportedBy });
	const [{ reportedBy } = {}] = answered;
	if (reportedBy === undefined) return false;
	tx.record({
		action: "record.problem-answered",
		actor: answeredBy === null ? null : { id: answeredBy },
		recordId: childId,
		subject: { kind: "entry-problem", id },
		details: { kind: answer.kind },
	});
	await noteNews(tx, { childId, personId: reportedBy, of: ["problem", id], hiddenFromSuspended: true });
	return true;
}

/** An entry that corrects another, or takes it back, answers whoever had reported a problem with that one. */
export async function answerByEntry(
	tx: Recorded<"health">,
	{
		corrects,
		...entry
	}: { id: string; corrects: string; isTakenBack: boolean; writer: Writer; writtenBy: string | null },
): Promise<void> {
	const waiting = and(eq(entryProblem.entryId, corrects), isNull(entryProblem.answeredAt));
	const open = await tx
		.select({ id: entryProblem.id, childId: entryProblem.childId })
		.from(entryProblem)
		.where(waiting);
	const { writer, writtenBy, isTakenBack } = entry;
	const answer: ProblemAnswer = {
		kind: isTakenBack ? "taken-back" : "corrected",
		words: "",
		// Nobody learns another guardian's name, nor which service wrote it.
		by: writer.kind === "professional" ? writer.name : null,
	};
	for (const problem of open)
		await answerProblem(tx, problem, { answer, answeredBy: writtenBy, correctionId: entry.id });
}
