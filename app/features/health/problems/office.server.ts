/** Reports that no author answers: of what a source sent or a guardian wrote, and of a professional's who cannot any more. */
import { and, asc, isNull, ne } from "drizzle-orm";
import { child, entryProblem } from "../../../../db/schema/health";
import type { Section } from "../../../model/health/record/sections";
import type { StaffAsker } from "../../../model/people/asker";
import { health } from "../../../platform/store.server";
import type { Read } from "../../../platform/store-handles";
import { inReach } from "../guardians/decide-claim.server";
import { openChild } from "../record/stored-record.server";
import { authorAnswers } from "./author.server";
import type { OFFICE_ANSWERS } from "./forms";
import {
	type Answering,
	answerReported,
	type ReportedProblem,
	type ReportedRow,
	readReported,
	reportedIn,
} from "./reported.server";

/** Of their council, and of no record that is sealed. */
const reachOf = (asker: StaffAsker) => and(inReach(asker), ne(child.status, "closed"));

export interface WaitingProblem {
	id: string;
	/** The child's. */
	name: string;
	section: Section;
	reportedAt: Date;
}

/** Those that wait for a record administrator, oldest first. */
export async function listWaiting(asker: StaffAsker): Promise<WaitingProblem[]> {
	const db = await health.readFor(asker);
	const open = and(isNull(entryProblem.answeredAt), reachOf(asker));
	const found: WaitingProblem[] = [];
	for (const row of await reportedIn(db, open).orderBy(asc(entryProblem.reportedAt), asc(entryProblem.id))) {
		const known = openChild(row.child);
		if (!known || (await authorAnswers(db, row))) continue;
		const { id, reportedAt } = row.problem;
		found.push({ id, name: `${known.givenName} ${known.familyName}`, section: row.entry.section, reportedAt });
	}
	return found;
}

const whichOf = (asker: StaffAsker, problemId: string) => ({
	problemId,
	reach: reachOf(asker),
	// What its author has answered stays between them and the family.
	mayAnswer: async (tx: Read<"health">, row: ReportedRow) =>
		(row.problem.answeredBy === null || row.problem.answeredBy !== row.entry.writtenBy) &&
		!(await authorAnswers(tx, row)),
});

export const readWaiting = (asker: StaffAsker, problemId: string): Promise<ReportedProblem | undefined> =>
	readReported(asker, whichOf(asker, problemId));

export const answerWaiting = (
	asker: StaffAsker,
	problemId: string,
	{ kind, words }: { kind: (typeof OFFICE_ANSWERS)[number]; words: string },
): Promise<Answering> => answerReported(asker, whichOf(asker, problemId), { kind, words, by: null });
