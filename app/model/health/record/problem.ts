/** What a guardian says is wrong with an entry that somebody else wrote, and what is answered. Pure. */
import { z } from "zod";

export const PROBLEM_KINDS = ["wrong-child", "wrong-date", "wrong-result", "did-not-happen", "something-else"] as const;
export type ProblemKind = (typeof PROBLEM_KINDS)[number];

/** The longest report and answer, in characters. */
export const PROBLEM_LIMIT = 1000;

/** What stands encrypted as one value in the row of a report. */
export const problemSaid = z.object({
	kind: z.enum(PROBLEM_KINDS),
	words: z.string().min(1).max(PROBLEM_LIMIT),
});
export type ProblemSaid = z.infer<typeof problemSaid>;

/** By another entry in its place, or by words; `disputed`: nobody here can tell who is right, and the entry says so. */
export const ANSWER_KINDS = ["corrected", "taken-back", "stays", "disputed"] as const;
export type AnswerKind = (typeof ANSWER_KINDS)[number];

export const problemAnswer = z.object({
	kind: z.enum(ANSWER_KINDS),
	/** Why it stays; "" where another entry says it. */
	words: z.string().max(PROBLEM_LIMIT),
	/** The professional who wrote the entry, by name; null for anybody else. */
	by: z.string().max(200).nullable(),
});
export type ProblemAnswer = z.infer<typeof problemAnswer>;

/** A report as its author sees it. */
export interface EntryProblem {
	id: string;
	entryId: string;
	reportedAt: Date;
	/** In their own words; null for whoever sees with their eyes, and where it does not open. */
	said: ProblemSaid | null;
	/** Null while it waits. */
	answer: (ProblemAnswer & { at: Date; correctionId: string | null }) | null;
}

/** A report as the guardian sees it who made it: to one who is suspended an answer is news. */
export function problemAsSeen(problem: EntryProblem, frozenAt: Date | null): EntryProblem {
	const isNews = frozenAt !== null && problem.answer !== null && problem.answer.at > frozenAt;
	return isNews ? { ...problem, answer: null } : problem;
}

/** Whether two reports, or two answers, say the same: a form that is sent twice says it once. */
export const isSameSaid = (one: Pick<ProblemSaid | ProblemAnswer, "kind" | "words">, other: typeof one): boolean =>
	one.kind === other.kind && one.words === other.words;
