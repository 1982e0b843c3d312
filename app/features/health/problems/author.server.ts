/** Reports about what a professional wrote: theirs to answer as long as they can open that section of the record. */
import { and, asc, eq, isNull } from "drizzle-orm";
import { entryProblem, recordEntry } from "../../../../db/schema/health";
import type { Section } from "../../../model/health/record/sections";
import { health } from "../../../platform/store.server";
import type { Read } from "../../../platform/store-handles";
import { type RecordProfessionalReader, reachesSection } from "../professionals/record-access.server";
import { openChild } from "../record/stored-record.server";
import {
	type Answering,
	answerReported,
	type ReportedProblem,
	type ReportedRow,
	readReported,
	reportedIn,
} from "./reported.server";

/** Whether the author of an entry can answer for it: a professional, to whom its section of the record is open. */
export const authorAnswers = async (db: Read<"health">, { entry }: Pick<ReportedRow, "entry">): Promise<boolean> =>
	entry.writtenBy !== null && reachesSection(db, entry.writtenBy, entry);

export interface AskedAbout {
	id: string;
	childId: string;
	/** The child's. */
	name: string;
	section: Section;
	reportedAt: Date;
}

/** What families ask a professional about, oldest first. */
export async function listAskedOf(who: RecordProfessionalReader): Promise<AskedAbout[]> {
	const db = await health.readFor(who);
	const theirs = and(isNull(entryProblem.answeredAt), eq(recordEntry.writtenBy, who.person.id));
	const found: AskedAbout[] = [];
	for (const row of await reportedIn(db, theirs).orderBy(asc(entryProblem.reportedAt), asc(entryProblem.id))) {
		const known = openChild(row.child);
		if (!known || !(await authorAnswers(db, row))) continue;
		const { id, childId, reportedAt } = row.problem;
		found.push({ id, childId, name: `${known.givenName} ${known.familyName}`, section: row.entry.section, reportedAt });
	}
	return found;
}

interface At {
	childId: string;
	problemId: string;
}

const whichOf = (who: RecordProfessionalReader, { childId, problemId }: At) => ({
	problemId,
	reach: and(eq(entryProblem.childId, childId), eq(recordEntry.writtenBy, who.person.id)),
	mayAnswer: authorAnswers,
});

export const readAsked = (who: RecordProfessionalReader, at: At): Promise<ReportedProblem | undefined> =>
	readReported(who, whichOf(who, at));

/** Says why it stays. */
export const answerAsked = (who: RecordProfessionalReader, at: At, words: string): Promise<Answering> =>
	answerReported(who, whichOf(who, at), { kind: "stays", words, by: who.person.name });
