/** The page on which administrators search the audit log. */

import { byDictionary } from "../../../model/order";
import { ENTRY_KINDS } from "../../../model/publishing/entry";
import { type Query, staffPaths } from "../../../paths";
import { type AuditVerdict, BEFORE_STREAMS, recordFact, verifyStreams } from "../../../platform/audit.server";
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
import { type AuditRow, eachAudit, findAudit, streamsOf } from "./find-audit.server";
import { ENTRY_DETAILS, type Names, namesIn, PERSON_DETAILS } from "./names.server";

const PAGE_SIZE = 50;

export interface AuditPage {
	title: string;
	path: string;
	exportPath: string;
	query: AuditQuery;
	errors: AuditErrors;
	actions: { value: string; text: string }[];
	rows: {
		id: string;
		/** Within its stream. */
		number: string;
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
	const names = await namesIn(staff, rows);
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
			id: `${row.stream} ${row.number}`,
			number: format.number(row.number),
			when: describeMoment(row.at, format),
			who: row.actorId === null ? t("staff-audit:nobody") : (names.people.get(row.actorId) ?? row.actorId),
			what: actionIn(t, row.action),
			about: aboutOf(row, names, council.slug, speech),
			details: detailsOf(row, names),
		})),
		total,
		page,
		pages,
		params: auditParams({ ...query, page: 1 }),
	};
}

/** What it is called now, or its id where that is not known, or not to them. */
function aboutOf(
	{ subjectKind, subjectId, details }: AuditRow,
	names: Names,
	council: string,
	speech: Parameters<typeof shownTitle>[1],
): AuditPage["rows"][number]["about"] {
	if (!subjectKind || !subjectId) return null;
	const paths = staffPaths(council);
	const id = encodeURIComponent(subjectId);
	const text = subjectOf({ subjectKind, subjectId, details }, names) ?? `${subjectKind} ${subjectId}`;
	const kind = ENTRY_KINDS.find((one) => one === subjectKind);
	if (kind) {
		const title = names.entries.get(subjectId);
		return { text: title ? shownTitle({ kind, title }, speech) : text, href: paths.entry(kind, id) };
	}
	return { text, href: subjectKind === "case" ? paths.feedback(`/${id}`) : null };
}

/** The name of what an entry is about. */
function subjectOf(
	{ subjectKind, subjectId, details }: Pick<AuditRow, "subjectKind" | "subjectId" | "details">,
	names: Names,
): string | undefined {
	const id = subjectId ?? "";
	if (subjectKind === "person") return names.people.get(id);
	if (subjectKind === "import-job") return names.imports.get(id);
	if (subjectKind === "offer-edition") return names.signatures.get(id);
	if (subjectKind === "claim") return names.entries.get(String(details.entry));
	return names.entries.get(id);
}

/** Names that stand in entries from before the log was kept without them. What they name is looked up. */
const NAMES_THEN = ["title", "name"];

function detailsOf({ details, stream }: AuditRow, names: Names): string[] {
	return Object.entries(details)
		.filter(([name, value]) => value !== null && value !== "" && !NAMES_THEN.includes(name))
		.flatMap(([name, value]) => {
			if (PERSON_DETAILS.includes(name)) {
				// It was a name, which may be that of somebody who was erased since.
				if (stream === BEFORE_STREAMS) return [];
				return `${name}: ${names.people.get(String(value)) ?? value}`;
			}
			if (ENTRY_DETAILS.includes(name)) return `${name}: ${names.entries.get(String(value)) ?? value}`;
			return `${name}: ${typeof value === "string" ? value : JSON.stringify(value)}`;
		});
}

/** Verifies what the council's page shows something of, and notes that somebody did. */
export async function verifyNow(staff: Staff): Promise<AuditVerdict> {
	const { person, council } = staff;
	const verdict = await verifyStreams(staff, streamsOf(staff));
	await recordFact(staff, {
		action: "audit.verified",
		actor: person,
		councilId: council.id,
		details: verdict.ok ? { entries: verdict.entries } : { faults: verdict.faults },
	});
	return verdict;
}

const HEADINGS = [
	"log",
	"number",
	"at",
	"person",
	"person_id",
	"action",
	"subject_kind",
	"subject_id",
	"subject",
	"details",
];

/** Notes who exports the log, and gives what matches as a file. */
export async function exportAudit(staff: Staff, posted: Values): Promise<Response> {
	const { person: by, council } = staff;
	const { query } = readAuditQuery(posted);
	const { action, from, to, person, about } = query;
	// What they typed may be a name.
	const details = { action, from, to, ...(person && { byPerson: true }), ...(about && { byWords: true }) };
	await recordFact(staff, { action: "audit.exported", actor: by, councilId: council.id, details });
	return new Response(streamOf(linesOf(staff, query)), {
		headers: {
			"Content-Type": "text/csv; charset=utf-8",
			"Content-Disposition": `attachment; filename="${council.slug}-audit.csv"`,
		},
	});
}

async function* linesOf(who: Staff, query: AuditQuery): AsyncGenerator<string> {
	yield BYTE_ORDER_MARK + csvLine(HEADINGS);
	for await (const rows of eachAudit(who, query)) {
		const names = await namesIn(who, rows);
		for (const row of rows) {
			const { stream, number, at, actorId, action, subjectKind, subjectId, details } = row;
			const shown = Object.entries(details).filter(([name]) => !NAMES_THEN.includes(name));
			yield csvLine([
				stream.split(":", 1)[0] ?? "",
				String(number),
				at.toISOString(),
				names.people.get(actorId ?? "") ?? "",
				actorId ?? "",
				action,
				subjectKind ?? "",
				subjectId ?? "",
				subjectOf(row, names) ?? "",
				JSON.stringify(Object.fromEntries(shown)),
			]);
		}
	}
}
