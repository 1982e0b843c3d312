/** What the audit log is asked for, as the page's address says it. Pure. */

import { isLocalDate } from "../../../model/calendar/local-time";
import type { Query } from "../../../paths";

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

export function readAuditQuery(search: URLSearchParams | FormData): { query: AuditQuery; errors: AuditErrors } {
	const text = (name: string) =>
		String(search.get(name) ?? "")
			.replaceAll("\0", "")
			.trim()
			.slice(0, LONGEST);
	const page = Math.trunc(Number(search.get("page")));
	const query: AuditQuery = {
		person: text("person"),
		action: text("action"),
		about: text("about"),
		from: text("from"),
		to: text("to"),
		page: page > 1 && page < 1_000_000 ? page : 1,
	};
	const errors: AuditErrors = {};
	for (const name of ["from", "to"] as const) if (query[name] && !isLocalDate(query[name])) errors[name] = "date";
	if (!errors.from && !errors.to && query.from && query.to && query.from > query.to) errors.to = "order";
	return { query, errors };
}

export const auditParams = ({ page, ...rest }: AuditQuery): Query => ({ ...rest, page: page === 1 ? null : page });
