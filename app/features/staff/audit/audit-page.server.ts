/** The page on which administrators search the audit log. */

import { byDictionary } from "../../../model/order";
import { ENTRY_KINDS } from "../../../model/publishing/entry";
import { type Query, staffPaths } from "../../../paths";
import { type AuditVerdict, recordFact, verifyAudit } from "../../../platform/audit.server";
import { BYTE_ORDER_MARK, csvLine } from "../../../platform/csv-cell";
import type { Values } from "../../../platform/forms/field-errors";
import { queryValues } from "../../../platform/forms/values";
import { ENGLISH } from "../../../platform/i18n/languages";
import { speechIn } from "../../../platform/i18n/speech.server";
import { streamOf } from "../../../platform/stream.server";
import { describeMoment } from "../../directory/calendar/describe-moment";
import type { Staff } from "../../people/require-staff.server";
import { shownTitle } from "../../publishing/describe-entry";
import { ACTIONS, isKnownAction } from "./actions";
import { type AuditErrors, type AuditQuery, auditParams, readAuditQuery } from "./audit-query";
import { type AuditRow, eachAudit, findAudit } from "./find-audit.server";

const PAGE_SIZE = 50;

export interface AuditPage {
	title: string;
	path: string;
	exportPath: string;
	query: AuditQuery;
	errors: AuditErrors;
	actions: { value: string; text: string }[];
	rows: {
		seq: string;
		when: string;
		who: string;
		what: string;
		/** What it was about, with a link where there is a page of it. */
		about: { text: string; href: string | null } | null;
		/** The rest of what is known: "reason: incomplete". */
		details: string[];
	}[];
	total: number;
	page: number;
	pages: number;
	/** Without `page`. */
	params: Query;
}

type Words = ReturnType<typeof speechIn>["t"];

const actionIn = (t: Words, action: string) => (isKnownAction(action) ? t(`staff-audit:action.${action}`) : action);

export async function auditPage(staff: Staff, search: URLSearchParams): Promise<AuditPage> {
	const { council } = staff;
	const speech = speechIn(ENGLISH);
	const { t, format } = speech;
	const { query, errors } = readAuditQuery(queryValues(search));
	const { rows, total, page, pages } = await findAudit(staff, query, PAGE_SIZE);
	const paths = staffPaths(council.slug);
	return {
		title: t("staff:title", { page: t("staff-audit:title"), council: council.name }),
		path: paths.audit(),
		exportPath: paths.audit("/export.csv"),
		query,
		errors,
		actions: [
			{ value: "", text: t("staff-audit:any") },
			...ACTIONS.map((value) => ({ value, text: actionIn(t, value) })).sort(byDictionary(({ text }) => text)),
		],
		rows: rows.map((row) => ({
			seq: format.number(row.seq),
			when: describeMoment(row.at, format),
			who: row.actorName ?? t("staff-audit:nobody"),
			what: actionIn(t, row.action),
			about: aboutOf(row, council.slug, speech),
			details: detailsOf(row.details),
		})),
		total,
		page,
		pages,
		params: auditParams({ ...query, page: 1 }),
	};
}

/** The name under which it was known then; it may be called something else now. */
function aboutOf(
	{ subjectKind, subjectId, details }: AuditRow,
	council: string,
	speech: Parameters<typeof shownTitle>[1],
): AuditPage["rows"][number]["about"] {
	if (!subjectKind || !subjectId) return null;
	const paths = staffPaths(council);
	const id = encodeURIComponent(subjectId);
	const named = [details.title, details.name, details.email].find((one) => typeof one === "string");
	const text = typeof named === "string" && named ? named : `${subjectKind} ${subjectId}`;
	const kind = ENTRY_KINDS.find((one) => one === subjectKind);
	if (kind) return { text: named ? shownTitle({ kind, title: text }, speech) : text, href: paths.entry(kind, id) };
	return { text, href: subjectKind === "case" ? paths.feedback(`/${id}`) : null };
}

function detailsOf({ title: _title, ...rest }: Record<string, unknown>): string[] {
	return Object.entries(rest)
		.filter(([, value]) => value !== null && value !== "")
		.map(([name, value]) => `${name}: ${typeof value === "string" ? value : JSON.stringify(value)}`);
}

/** Verifies the whole log, which is one for all councils, and notes that somebody did. */
export async function verifyNow(staff: Staff): Promise<AuditVerdict> {
	const { person, council } = staff;
	const verdict = await verifyAudit(staff);
	await recordFact(staff, {
		action: "audit.verified",
		actor: person,
		councilId: council.id,
		details: verdict.ok ? { entries: verdict.entries } : { seq: verdict.seq, reason: verdict.reason },
	});
	return verdict;
}

const HEADINGS = ["number", "at", "person", "person_id", "action", "subject_kind", "subject_id", "details"];

/** Notes who exports the log, and gives what matches as a file. */
export async function exportAudit(staff: Staff, posted: Values): Promise<Response> {
	const { person, council } = staff;
	const { query } = readAuditQuery(posted);
	const { page: _page, ...asked } = query;
	await recordFact(staff, { action: "audit.exported", actor: person, councilId: council.id, details: asked });
	return new Response(streamOf(linesOf(staff, query)), {
		headers: {
			"Content-Type": "text/csv; charset=utf-8",
			"Content-Disposition": `attachment; filename="${council.slug}-audit.csv"`,
		},
	});
}

async function* linesOf(who: Staff, query: AuditQuery): AsyncGenerator<string> {
	yield BYTE_ORDER_MARK + csvLine(HEADINGS);
	for await (const row of eachAudit(who, query)) {
		const { seq, at, actorName, actorId, action, subjectKind, subjectId, details } = row;
		yield csvLine([
			String(seq),
			at.toISOString(),
			actorName ?? "",
			actorId ?? "",
			action,
			subjectKind ?? "",
			subjectId ?? "",
			JSON.stringify(details),
		]);
	}
}
