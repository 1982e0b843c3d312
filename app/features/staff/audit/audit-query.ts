/** What the audit log is asked for, as the page's address says it. Pure. */

import { isLocalDate } from "../../../model/calendar/local-time";
import type { Query } from "../../../paths";
import { sent } from "../../../platform/forms/choice-fields";
import type { Values } from "../../../platform/forms/field-errors";
import { form, readAnswers } from "../../../platform/forms/form";

export interface AuditQuery {
	/** Part of a person's name. */
	person: string;
	action: string;
	/** Part of what it was about: a title, an id. */
	about: string;
	/** Local dates, both included; empty for any. */
	from: string;
	to: string;
	/** From 1. */
	page: number;
}

/** By field: words stand under `staff-audit:error.<value>`. A wrong date is left out of the search. */
export type AuditErrors = Partial<Record<"from" | "to", "date" | "order">>;

const LONGEST = 200;

const queryForm = form({
	person: sent(LONGEST).or(""),
	action: sent(LONGEST).or(""),
	about: sent(LONGEST).or(""),
	from: sent(LONGEST).or(""),
	to: sent(LONGEST).or(""),
	page: sent(LONGEST),
});

/** Reads what the page's address asks for, or the form that exports the same. */
export function readAuditQuery(typed: Values): { query: AuditQuery; errors: AuditErrors } {
	const { page: number, ...rest } = readAnswers(queryForm, typed);
	const page = Math.trunc(Number(number));
	const query: AuditQuery = { ...rest, page: page > 1 && page < 1_000_000 ? page : 1 };
	const errors: AuditErrors = {};
	for (const name of ["from", "to"] as const) if (query[name] && !isLocalDate(query[name])) errors[name] = "date";
	if (!errors.from && !errors.to && query.from && query.to && query.from > query.to) errors.to = "order";
	return { query, errors };
}

export const auditParams = ({ page, ...rest }: AuditQuery): Query => ({ ...rest, page: page === 1 ? null : page });
