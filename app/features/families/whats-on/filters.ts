/** What a family asks of the page and the feed of what is on: the same names in both, and as in the search. */

import { parseDate } from "../../../model/calendar/read-when";
import { isForAge, isForStage } from "../../../model/listings/ages";
import type { ServiceContent } from "../../../model/listings/shapes";
import type { Query } from "../../../paths";
import { queryText } from "../../../platform/forms/values";
import { ANY_SERVICE, parseSearchParams, type SearchQuery, toSearchParams } from "../../directory/search/search-params";

export type View = "day" | "week";

/** Those filters of the search that make sense for sessions, and one hub. */
export interface SessionFilters extends Pick<SearchQuery, "stage" | "age" | "topic" | "time" | "free" | "language"> {
	/** The slug of a hub. */
	hub: string | null;
}

export interface WhatsOnQuery {
	/** Null: today. */
	date: string | null;
	/** What was typed as a date and is none. */
	unread: string | null;
	view: View;
	/** From 1, where there is more than one page shows. */
	page: number;
	/** Where the family is, as typed, and how far they would go: the page's alone, no calendar knows it. */
	near: Pick<SearchQuery, "postcode" | "distance">;
	filters: SessionFilters;
}

export const ANYWHERE: WhatsOnQuery["near"] = { postcode: "", distance: null };

export const NO_FILTERS: SessionFilters = {
	stage: [],
	age: null,
	topic: [],
	time: [],
	free: false,
	language: [],
	hub: null,
};

const LONGEST_DATE = 40;

/**
 * Reads the parameters of a URL; empty ones count as absent. Null when one that is chosen makes no sense; a date is typed.
 * @param today "YYYY-MM-DD": a date without a year is the next one from then on
 */
export function parseWhatsOnQuery(params: URLSearchParams, today: string): WhatsOnQuery | null {
	const search = parseSearchParams(params);
	const typed = queryText(params, "date", LONGEST_DATE + 1);
	const date = typed.length > LONGEST_DATE ? null : (parseDate(typed, today) ?? null);
	const view = params.get("view")?.trim() || "day";
	const hub = params.get("hub")?.trim() || null;
	if (!search.ok) return null;
	if (view !== "day" && view !== "week") return null;
	if (hub !== null && !/^[a-z\d-]{1,200}$/.test(hub)) return null;
	const { stage, age, topic, time, free, language, page, postcode, distance } = search.query;
	return {
		date,
		unread: date === null && typed ? typed : null,
		view,
		page,
		near: { postcode, distance },
		filters: { stage, age, topic, time, free, language, hub },
	};
}

/** The parameters that say the same; what is usual is left out. */
export function toQuery({ date, view, page, near, filters }: WhatsOnQuery): Query {
	const shownView = view === "day" ? null : view;
	return { date, view: shownView, ...filterQuery(filters), ...near, page: page === 1 ? null : page };
}

/** The parameters of the filters alone, for the feed, which has no date. */
export function filterQuery({ hub, ...filters }: SessionFilters): Query {
	return { ...toSearchParams({ ...ANY_SERVICE, ...filters }), hub };
}

/** What of a service is looked at. */
export type FilteredContent = Pick<ServiceContent, "eligibility" | "topics" | "free" | "heldIn" | "interpreter">;

/** Whether a service is for those asked for. Its times and places are looked at with its sessions. */
export function matches(
	{ eligibility, topics, free, heldIn, interpreter }: FilteredContent,
	filters: SessionFilters,
): boolean {
	const { stage, age, topic, language } = filters;
	const spoken = ["en", ...heldIn, ...interpreter];
	return (
		(stage.length === 0 || stage.some((each) => isForStage(eligibility, each))) &&
		(age === null || isForAge(eligibility, age)) &&
		(topic.length === 0 || topic.some((each) => topics.includes(each))) &&
		(free === true || !filters.free) &&
		(language.length === 0 || spoken.includes("*") || language.some((each) => spoken.includes(each)))
	);
}
