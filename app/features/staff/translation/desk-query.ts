/** What the translator's desk is asked for, as its address says it. Pure. */

import type { EntryKind } from "../../../model/publishing/entry";
import type { Query } from "../../../paths";
import { queryText } from "../../../platform/forms/values";

/** The kinds of which something is translated. */
export const TRANSLATED_KINDS = [
	"service",
	"location",
	"article",
	"offer-section",
] as const satisfies readonly EntryKind[];
export type TranslatedKind = (typeof TRANSLATED_KINDS)[number];

/** What an entry is waiting for in one language; "done": nothing. */
export const WAITING = ["missing", "outdated", "machine", "done"] as const;
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

export function readDeskFilter(search: URLSearchParams): DeskFilter {
	return {
		status: WAITING.find((one) => one === search.get("status")) ?? null,
		kind: TRANSLATED_KINDS.find((one) => one === search.get("kind")) ?? null,
		q: queryText(search, "q", LONGEST),
	};
}

/**
 * Any address gives a list: what is unknown in it is left out.
 * @param languages the codes to choose from; the first is the default
 */
export function readDeskQuery(search: URLSearchParams, languages: readonly string[]): DeskQuery {
	const page = Number(search.get("page"));
	return {
		...readDeskFilter(search),
		language: languages.find((code) => code === search.get("language")) ?? languages[0] ?? "",
		page: Number.isSafeInteger(page) && page > 1 ? Math.min(page, 1_000_000) : 1,
	};
}

/** The search parameters of a filter; what is not asked is left out. */
export const filterParams = ({ status, kind, q }: DeskFilter): Query => ({ status, kind, q });
