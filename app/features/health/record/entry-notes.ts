/** What stands beside an entry without being part of it: what became of a problem that was reported, and where one is. Pure. */
import { localNow } from "../../../model/calendar/local-time";
import type { Entry } from "../../../model/health/record/entry";
import type { EntryProblem } from "../../../model/health/record/problem";
import type { Speech } from "../../../platform/i18n/context";
import { writerName } from "./entry-words";
import type { OpenRecord } from "./open-record.server";

export interface EntryNote {
	id: string;
	/** "Disputed by the family"; null where it is not. */
	tag: string | null;
	/** When it was reported; null for whom it does not concern, as all that follows. */
	told: string | null;
	/** What was reported, for who wrote it: "You said: The date is wrong", and their words. */
	said: { kind: string; words: string } | null;
	/** What was answered, or from whom an answer is to come. */
	answer: string | null;
	/** What whoever answered wrote, in whatever language; null for nothing. */
	written: string | null;
}

/** By the id of an entry. */
export interface EntryNotes {
	notes: Record<string, EntryNote[]>;
	/** Where the reader reports a problem with it. */
	reportHrefs: Record<string, string>;
}

type Reported = Pick<OpenRecord, "child" | "relation" | "entries" | "own" | "authored" | "problems">;

/**
 * A guardian reads all of what they reported, and of nobody else's. A professional with whom they share the record reads that
 * an entry is disputed.
 */
export function entryNotes(opened: Reported, speech: Speech): EntryNotes {
	const { child, relation, entries, problems } = opened;
	const { t, paths } = speech;
	const notes: EntryNotes["notes"] = {};
	for (const problem of problems) {
		const { id, entryId, said, answer } = problem;
		const tag = answer?.kind === "disputed" ? t("health-record:problem.disputed") : null;
		if (relation === null && tag === null) continue;
		const note: EntryNote =
			relation === null
				? { id, tag, told: null, said: null, answer: null, written: null }
				: {
						id,
						tag,
						told: t("health-record:problem.told", { date: speech.format.date(localNow(problem.reportedAt).date) }),
						said: said && {
							kind: t("health-record:problem.youSaid", { kind: t(`health-record:problem.kind.${said.kind}`) }),
							words: said.words,
						},
						answer: answerOf(answer, answererOf(entryId, opened, speech), speech),
						written: answer?.words || null,
					};
		// What came in an entry's place is what its reader looks at.
		for (const at of [entryId, answer?.correctionId]) if (at) notes[at] = [...(notes[at] ?? []), note];
	}
	const reportable = entries.filter((entry) => mayReport(opened, entry));
	return {
		notes,
		reportHrefs: Object.fromEntries(
			reportable.map(({ id, section }) => [id, paths.childRecord(child.id, `/${section}/${id}/problem`)]),
		),
	};
}

/** Whether a reader may report a problem with an entry: a guardian, what somebody else wrote, once at a time. */
export function mayReport(
	{ child, relation, own, problems }: Pick<OpenRecord, "child" | "relation" | "own" | "problems">,
	{ id, status }: Pick<Entry, "id" | "status">,
): boolean {
	const isWaiting = problems.some(({ entryId, answer }) => entryId === id && answer === null);
	return relation !== null && child.diedOn === null && status === "current" && !own.has(id) && !isWaiting;
}

/** @param who answers, in words */
export function answerOf(answer: EntryProblem["answer"], who: string, speech: Speech): string {
	const { t, format } = speech;
	if (answer === null) return t("health-record:problem.waiting", { who });
	const on = format.date(localNow(answer.at).date);
	const answered =
		answer.by === null
			? t("health-record:problem.answered", { date: on })
			: t("health-record:problem.answeredBy", {
					date: on,
					name: writerName({ kind: "professional", name: answer.by }, speech),
				});
	return `${answered} ${t(`health-record:problem.answer.${answer.kind}`)}`;
}

/**
 * Who answers, as far as its reader may know: whether a professional can still open the record depends on shares that may be
 * another guardian's. One who never signed in here answers nothing, which the entry alone says.
 */
export function answererOf(
	entryId: string,
	{ entries, authored }: Pick<OpenRecord, "entries" | "authored">,
	speech: Speech,
): string {
	const { t } = speech;
	const entry = entries.find(({ id }) => id === entryId);
	return entry?.writer.kind === "professional" && authored.has(entryId)
		? t("health-record:problem.professional", { name: writerName(entry.writer, speech) })
		: t("health-record:problem.office");
}
