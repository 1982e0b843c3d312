/** One report for whoever answers it: what the family says, about what, and the answer. */
import { localNow } from "../../../model/calendar/local-time";
import { staffPaths } from "../../../paths";
import { pageError } from "../../../platform/errors";
import type { FieldErrors, Values } from "../../../platform/forms/field-errors";
import { readValues } from "../../../platform/forms/form";
import type { Speech } from "../../../platform/i18n/context";
import { ENGLISH } from "../../../platform/i18n/languages";
import { speechIn } from "../../../platform/i18n/speech.server";
import { namesOf } from "../../people/members/find-people.server";
import type { Staff } from "../../people/require-staff.server";
import { type DescribedEntry, describeEntry } from "../entries/describe-entry";
import type { RecordProfessionalReader } from "../professionals/record-access.server";
import { answerOf } from "../record/entry-notes";
import { speechFor } from "../record/reader.server";
import { pageOfSection } from "../record/section-pages";
import { answerAsked, listAskedOf, readAsked } from "./author.server";
import { type AnswerReason, authorForm, officeForm } from "./forms";
import { answerWaiting, listWaiting, readWaiting } from "./office.server";
import type { Answering, ReportedProblem } from "./reported.server";

/** A line of a list: where it leads, what it is about, and since when it waits. */
export interface ToAnswer {
	id: string;
	href: string;
	text: string;
	since: string;
}

export interface AnswerPage {
	title: string;
	/** Of the child. */
	name: string;
	entry: DescribedEntry;
	/** Another entry has come in its place. */
	isReplaced: boolean;
	/** "Wrong date", and what the family wrote. */
	kind: string;
	words: string;
	/** Who reported it, and when; a professional is not told who. */
	reported: string;
	/** The answer that there is, when and, for a record administrator, by whom; null while it waits. */
	answered: { line: string; words: string } | null;
	/** Where its author corrects the entry or takes it back; null for who may not. */
	correctHref: string | null;
	backHref: string;
}

export type Answered =
	| { ok: true }
	/** 409: there is another answer already. */
	| { ok: false; status: 400 | 409; errors: FieldErrors<AnswerReason>; typed: Values };

export async function listToAnswer(who: RecordProfessionalReader): Promise<ToAnswer[]> {
	const speech = speechFor(who, ENGLISH);
	const asked = await listAskedOf(who);
	return asked.map(({ id, childId, ...about }) =>
		lineOf(id, speech.paths.childRecord(childId, `/problems/${id}`), about, speech),
	);
}

export async function listForOffice(staff: Staff): Promise<ToAnswer[]> {
	const waiting = await listWaiting(staff);
	const at = (id: string) => staffPaths(staff.council.slug).guardians(`/problems/${id}`);
	return waiting.map(({ id, ...about }) => lineOf(id, at(id), about, speechIn(ENGLISH)));
}

const lineOf = (
	id: string,
	href: string,
	{
		name,
		section,
		reportedAt,
	}: Pick<Awaited<ReturnType<typeof listWaiting>>[number], "name" | "section" | "reportedAt">,
	{ t, format }: Speech,
): ToAnswer => ({
	id,
	href,
	text: t("staff-records:problem.one", { name, section: t(`health-record:section.${section}`) }),
	since: t("staff-records:problem.since", { when: format.moment(reportedAt) }),
});

interface At {
	childId: string | undefined;
	problemId: string | undefined;
}

const atOf = ({ childId = "", problemId = "" }: At) => ({ childId, problemId });

/** @throws the page "not found" for a report about what somebody else wrote */
export async function authorPage(who: RecordProfessionalReader, at: At): Promise<AnswerPage> {
	const speech = speechFor(who, ENGLISH);
	const { paths, t, format } = speech;
	const found = await readAsked(who, atOf(at));
	if (!found) throw pageError("not-found");
	const { child, entry, isReplaced, answered } = found;
	return {
		title: `${t("staff-records:problem.title")} – ${t("common:product")}`,
		...shown(found, found.answered?.answer.by ?? null, speech),
		reported: t("staff-records:problem.reported", { when: format.moment(found.reportedAt) }),
		correctHref:
			isReplaced || answered ? null : paths.childRecord(child.id, `${pageOfSection(entry.section)}/${entry.id}`),
		backHref: paths.records(),
	};
}

/** @throws the page "not found" for one that its author answers, and another council's */
export async function officeAnswerPage(staff: Staff, problemId: string | undefined): Promise<AnswerPage> {
	const speech = speechIn(ENGLISH);
	const { t, format } = speech;
	const found = await readWaiting(staff, problemId ?? "");
	if (!found) throw pageError("not-found");
	const by = found.answered?.by ?? null;
	const people = await namesOf(staff, [found.reportedBy, ...(by === null ? [] : [by])]);
	return {
		title: t("staff:title", { page: t("staff-records:problem.title"), council: staff.council.name }),
		...shown(found, by === null ? null : (people.get(by) ?? by), speech),
		reported: t("staff-records:problem.reportedBy", {
			name: people.get(found.reportedBy) ?? found.reportedBy,
			when: format.moment(found.reportedAt),
		}),
		correctHref: null,
		backHref: staffPaths(staff.council.slug).guardians(),
	};
}

/** @param by who answered, by name, as far as its reader is told */
function shown({ child, entry, isReplaced, said, answered }: ReportedProblem, by: string | null, speech: Speech) {
	const asEntry = { ...entry, status: isReplaced ? ("corrected" as const) : ("current" as const) };
	return {
		name: `${child.givenName} ${child.familyName}`,
		entry: describeEntry(asEntry, { child, today: localNow().date }, speech),
		isReplaced,
		kind: speech.t(`health-record:problem.kind.${said.kind}`),
		words: said.words,
		answered: answered && {
			line: answerOf({ ...answered.answer, by, at: answered.at, correctionId: null }, "", speech),
			words: answered.answer.words,
		},
	};
}

export async function postAuthorAnswer(who: RecordProfessionalReader, at: At, values: Values): Promise<Answered> {
	const read = readValues(authorForm, values);
	if (!read.ok) return { ...read, status: 400 };
	return outcomeOf(await answerAsked(who, atOf(at), read.values.words), values);
}

export async function postOfficeAnswer(staff: Staff, problemId: string | undefined, values: Values): Promise<Answered> {
	const read = readValues(officeForm, values);
	if (!read.ok) return { ...read, status: 400 };
	return outcomeOf(await answerWaiting(staff, problemId ?? "", read.values), values);
}

function outcomeOf(became: Answering, typed: Values): Answered {
	if (became === "gone") throw pageError("not-found");
	return became === "answered" ? { ok: true } : { ok: false, status: 409, errors: {}, typed };
}
