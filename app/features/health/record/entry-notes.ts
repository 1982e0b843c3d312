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
	/** When it was reported, and what was answered or from whom an answer is to come. */
	lines: string[];
	/** What whoever answered wrote, in whatever language; null for nothing. */
	written: string | null;
}

/** By the id of an entry. */
export interface EntryNotes {
	notes: Record<string, EntryNote[]>;
	/** Where the reader reports a problem with it. */
	reportHrefs: Record<string, string>;
}

type Reported = Pick<OpenRecord, "child" | "relation" | "entries" | "own" | "problems">;

/**
 * A guardian reads all of what they reported, and of nobody else's. A professional with whom they share the record reads that
 * an entry is disputed.
 */
export function entryNotes(opened: Reported, speech: Speech): EntryNotes {
	const { child, relation, entries, problems } = opened;
	const { t, paths } = speech;
	const byId = new Map(entries.map((entry) => [entry.id, entry]));
	const notes: EntryNotes["notes"] = {};
	for (const problem of problems) {
		const { id, entryId, answer } = problem;
		const tag = answer?.kind === "disputed" ? t("health-record:problem.disputed") : null;
		if (relation === null && tag === null) continue;
		const entry = byId.get(entryId);
		const note: EntryNote =
			relation === null
				? { id, tag, lines: [], written: null }
				: { id, tag, lines: linesOf(problem, entry, speech), written: answer?.words || null };
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

/** @param entry that it is about; undefined where it is not on the page */
export function linesOf({ reportedAt, answer }: EntryProblem, entry: Entry | undefined, speech: Speech): string[] {
	const { t, format } = speech;
	const told = t("health-record:problem.told", { date: format.date(localNow(reportedAt).date) });
	if (answer === null) return [`${told} ${t("health-record:problem.waiting", { who: answererOf(entry, speech) })}`];
	const on = format.date(localNow(answer.at).date);
	const answered =
		answer.by === null
			? t("health-record:problem.answered", { date: on })
			: t("health-record:problem.answeredBy", {
					date: on,
					name: writerName({ kind: "professional", name: answer.by }, speech),
				});
	return [told, `${answered} ${t(`health-record:problem.answer.${answer.kind}`)}`];
}

/**
 * Who answers, as far as its reader may know: whether a professional can still open the record depends on shares that may be
 * another guardian's.
 */
export function answererOf(entry: Entry | undefined, speech: Speech): string {
	const { t } = speech;
	return entry?.writer.kind === "professional"
		? t("health-record:problem.professional", { name: writerName(entry.writer, speech) })
		: t("health-record:problem.office");
}
