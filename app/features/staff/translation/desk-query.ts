/** What the translator's desk is asked for, as its address says it. Pure. */

import type { EntryKind } from "../../../model/publishing/entry";
import type { Query } from "../../../paths";
import { queryChoice, queryText } from "../../../platform/forms/values";

/** The kinds of which something is translated. */
export const TRANSLATED_KINDS = [
	"service",
	"location",
	"article",
	"offer-section",
] as const satisfies readonly EntryKind[];
export type TranslatedKind = (typeof TRANSLATED_KINDS)[number];

/** What an entry is waiting for in one language; "done": nothing is to be translated. */
export const WAITING = ["missing", "outdated", "machine", "changes-requested", "in-review", "done"] as const;
export type Waiting = (typeof WAITING)[number];

export interface DeskFilter {
	status: Waiting | null;
	kind: TranslatedKind | null;
	/** Words of the English title. */
	q: string;
}

export interface DeskQuery extends DeskFilter {
	/** Its code, one of the council's. */
	language: string;
	/** From 1. */
	page: number;
}

const LONGEST = 200;

/** @throws the 400 page for a status or a kind that there is not */
export function readDeskFilter(search: URLSearchParams): DeskFilter {
	return {
		status: queryChoice(search, "status", WAITING),
		kind: queryChoice(search, "kind", TRANSLATED_KINDS),
		q: queryText(search, "q", LONGEST),
	};
}

/**
 * @param languages the codes to choose from; the first is the default
 * @throws the 400 page for another language, and as `readDeskFilter`
 */
export function readDeskQuery(search: URLSearchParams, languages: readonly string[]): DeskQuery {
	const page = Number(search.get("page"));
	return {
		...readDeskFilter(search),
		language: queryChoice(search, "language", languages) ?? languages[0] ?? "",
		page: Number.isSafeInteger(page) && page > 1 ? Math.min(page, 1_000_000) : 1,
	};
}

/** The search parameters of a filter; what is not asked is left out. */
export const filterParams = ({ status, kind, q }: DeskFilter): Query => ({ status, kind, q });
