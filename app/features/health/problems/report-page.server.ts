/** The page on which a guardian says what is wrong with an entry that somebody else wrote. */
import type { AppLoadContext } from "@remix-run/node";
import { eq } from "drizzle-orm";
import { entryProblem } from "../../../../db/schema/health";
import { localNow } from "../../../model/calendar/local-time";
import type { Entry } from "../../../model/health/record/entry";
import { type EntryProblem, isSameSaid, type ProblemSaid } from "../../../model/health/record/problem";
import { SECTIONS } from "../../../model/health/record/sections";
import { recordedAt, recordStream } from "../../../platform/audit.server";
import { pageError } from "../../../platform/errors";
import type { FieldErrors, Values } from "../../../platform/forms/field-errors";
import { readValues } from "../../../platform/forms/form";
import { speechIn } from "../../../platform/i18n/speech.server";
import { stableId } from "../../../platform/ids";
import { health } from "../../../platform/store.server";
import { type DescribedEntry, describeEntry } from "../entries/describe-entry";
import { answererOf, mayReport } from "../record/entry-notes";
import { problemsSaid } from "../record/entry-problems.server";
import { type OpenRecord, requireLivingChild } from "../record/open-record.server";
import { type Reader, sightOf } from "../record/reader.server";
import { type RecordHead, recordHead } from "../record/record-pages.server";
import { pageOfSection } from "../record/section-pages";
import { type ReportReason, reportForm } from "./forms";

export interface ReportPage {
	head: RecordHead;
	entry: DescribedEntry;
	/** Who will answer, in words. */
	answerer: string;
	/** Nothing can be reported: they have, and an answer is to come. */
	isWaiting: boolean;
	backHref: string;
}

interface At {
	child?: string;
	section?: string;
	entry?: string;
}

/** @throws the page "not found" for an entry that they do not see or that they wrote, and for one that does not stand any more */
async function find(who: Reader, at: At): Promise<{ opened: OpenRecord; entry: Entry; waiting: EntryProblem | null }> {
	const section = SECTIONS.find((one) => one === at.section);
	if (!section) throw pageError("not-found");
	const opened = await requireLivingChild(who, at.child, [section]);
	const entry = opened.entries.find(({ id }) => id === at.entry);
	if (!entry) throw pageError("not-found");
	const waiting = opened.problems.find(({ entryId, answer }) => entryId === entry.id && answer === null) ?? null;
	if (!waiting && !mayReport(opened, entry)) throw pageError("not-found");
	return { opened, entry, waiting };
}

export async function reportPage(who: Reader, at: At, { language }: AppLoadContext): Promise<ReportPage> {
	const speech = speechIn(language);
	const { opened, entry, waiting } = await find(who, at);
	const { child } = opened;
	return {
		head: recordHead(opened, speech.t("health-record:problem.report"), speech),
		entry: describeEntry(entry, { child, today: localNow().date }, speech),
		answerer: answererOf(entry.id, opened, speech),
		isWaiting: waiting !== null,
		backHref: speech.paths.childRecord(child.id, pageOfSection(entry.section)),
	};
}

export type Reported =
	| { ok: true }
	/** 409: something else was reported before, and is not answered yet. */
	| { ok: false; status: 400 | 409; errors: FieldErrors<ReportReason>; typed: Values };

/** Reports it, once until it is answered: sent twice, it is one. Other words than those that wait are told that they do not go. */
export async function postReport(who: Reader, at: At, values: Values): Promise<Reported> {
	const { opened, entry, waiting } = await find(who, at);
	const read = readValues(reportForm, values);
	if (!waiting && !read.ok) return { ...read, status: 400 };
	const before = waiting ? waiting.said : read.ok ? await addProblem(who, opened, entry, read.values) : null;
	if (before && read.ok && isSameSaid(before, read.values)) return { ok: true };
	return { ok: false, status: 409, errors: {}, typed: values };
}

/** @returns what is reported now: what another page of theirs said first, where one did */
async function addProblem(
	who: Reader,
	{ child, problems }: OpenRecord,
	{ id: entryId, section }: Entry,
	said: ProblemSaid,
): Promise<ProblemSaid | null> {
	const before = problems.filter((problem) => problem.entryId === entryId).length;
	const id = stableId("entry-problem", who.person.id, entryId, String(before));
	return recordedAt(health, recordStream(child.id), who, async (tx) => {
		if ((await sightOf(who, tx, child.id))?.relation == null) throw pageError("not-found");
		const added = await tx
			.insert(entryProblem)
			.values({
				id,
				childId: child.id,
				entryId,
				reportedBy: who.person.id,
				said: problemsSaid.seal(id, said),
				reportedAt: new Date(),
			})
			.onConflictDoNothing({ target: entryProblem.id })
			.returning({ id: entryProblem.id });
		if (added.length === 0) {
			const [first] = await tx.select({ said: entryProblem.said }).from(entryProblem).where(eq(entryProblem.id, id));
			const opened = first && problemsSaid.open(id, first.said);
			return opened?.ok ? opened.value : null;
		}
		tx.record({
			action: "record.problem-reported",
			actor: who.person,
			recordId: child.id,
			subject: { kind: "entry-problem", id },
			details: { section, entry: entryId },
		});
		return said;
	});
}
