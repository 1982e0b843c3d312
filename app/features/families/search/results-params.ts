import type { Query } from "../../../paths";
import { type SearchQuery, toSearchParams } from "../../directory/search/search-params";

/** How results are looked at: the `view` search parameter. The first is the default. */
export const RESULTS_VIEWS = ["list", "map"] as const;
export type ResultsView = (typeof RESULTS_VIEWS)[number];

/** The parameters of a search and of how its results are looked at. */
export function resultsParams(query: SearchQuery, view: ResultsView): Query {
	return { ...toSearchParams(query), view: view === "list" ? null : view };
}

/** @returns undefined for a view there is none of */
export function parseView(params: URLSearchParams): ResultsView | undefined {
	const asked = params.get("view") || "list";
	return RESULTS_VIEWS.find((view) => view === asked);
}
