/** What a list of entries is asked for, as its address says it. Pure. */

import { ENTRY_STATUSES, type EntryStatus } from "../../model/publishing/entry";
import type { Query } from "../../paths";
import { queryChoice, queryText } from "../../platform/forms/values";

export const SORTS = ["name", "changed", "checked"] as const;
export type Sort = (typeof SORTS)[number];

/** Why an entry may need somebody to look at it. */
export const CONCERNS = ["unchecked", "ended", "held", "conflict"] as const;
export type Concern = (typeof CONCERNS)[number];

/** The value of `owner` for entries that nobody keeps true. */
export const NOBODY = "nobody";
/** The value of `source` for entries written here. */
export const WRITTEN_HERE = "here";

export interface ListQuery {
	/** Words of the name. */
	q: string;
	status: EntryStatus | null;
	/** An organisation's id. */
	organisation: string | null;
	/** A person's id, or `NOBODY`. */
	owner: string | null;
	concern: Concern | null;
	/** A source's name, or `WRITTEN_HERE`. */
	source: string | null;
	sort: Sort;
	/** From 1. */
	page: number;
}

const LONGEST = 200;

/** @throws the 400 page for a status, a concern or an order that there is not */
export function readListQuery(search: URLSearchParams): ListQuery {
	const text = (name: string) => queryText(search, name, LONGEST);
	const page = Number(search.get("page"));
	return {
		q: text("q"),
		status: queryChoice(search, "status", ENTRY_STATUSES),
		organisation: text("organisation") || null,
		owner: text("owner") || null,
		concern: queryChoice(search, "concern", CONCERNS),
		source: text("source") || null,
		sort: queryChoice(search, "sort", SORTS) ?? "name",
		page: Number.isSafeInteger(page) && page > 1 ? Math.min(page, 1_000_000) : 1,
	};
}

/** The search parameters of a list; what is as it is anyway is left out. */
export function listParams({ sort, page, ...rest }: ListQuery): Query {
	return { ...rest, sort: sort === "name" ? null : sort, page: page === 1 ? null : page };
}

export const FILTERS = ["q", "status", "organisation", "owner", "concern", "source"] as const;
export type Filter = (typeof FILTERS)[number];

/** The list without one of its filters, or without all of them, from its first page on. */
export function withoutFilter(query: ListQuery, filter?: Filter): ListQuery {
	const without = filter ? [filter] : FILTERS;
	return {
		...query,
		...Object.fromEntries(without.map((name) => [name, name === "q" ? "" : null])),
		page: 1,
	};
}
