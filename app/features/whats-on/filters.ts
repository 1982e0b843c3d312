/** What a family asks of the page and the feed of what is on: the same names in both, and as in the search. */
import type { Query } from "../../paths";
import { isLocalDate } from "../calendar/local-time";
import type { ServiceContent } from "../directory/schema";
import { MAX_AGE_MONTHS, STAGE_SLUGS, STAGES, type Stage, TOPICS, type Topic } from "../directory/vocabulary";

export const VIEWS = ["day", "week"] as const;
export type View = (typeof VIEWS)[number];

export interface SessionFilters {
	stage: Stage | null;
	/** The child's age in months. */
	age: number | null;
	/** Any of these. */
	topics: Topic[];
	free: boolean;
	/** Held in it, or with an interpreter for it: a BCP 47 code. */
	language: string | null;
	/** The slug of a place. */
	hub: string | null;
}

export interface Asked {
	/** Null: today. */
	date: string | null;
	view: View;
	filters: SessionFilters;
}

export const NO_FILTERS: SessionFilters = {
	stage: null,
	age: null,
	topics: [],
	free: false,
	language: null,
	hub: null,
};

/** Reads the parameters of a URL; empty ones count as absent. Null when one of them makes no sense. */
export function parseAsked(params: URLSearchParams): Asked | null {
	const text = (name: string) => params.get(name)?.trim() || null;
	const oneOf = <Value extends string>(name: string, values: readonly Value[]) => {
		const found = text(name);
		return found === null ? null : values.find((value) => value === found);
	};
	const matching = (name: string, test: (value: string) => boolean) => {
		const found = text(name);
		return found === null || test(found) ? found : undefined;
	};

	const date = matching("date", isLocalDate);
	const view = oneOf("view", VIEWS);
	const stage = oneOf("stage", STAGE_SLUGS);
	const age = matching("age", (value) => /^\d{1,3}$/.test(value) && Number(value) <= MAX_AGE_MONTHS);
	const free = oneOf("free", ["1"]);
	const language = matching("language", (value) => /^[a-z]{2,3}(-[a-z\d]{2,8})*$/i.test(value) && value.length <= 35);
	const hub = matching("hub", (value) => /^[a-z\d-]{1,200}$/.test(value));
	const asked = params.getAll("topic").filter(Boolean);
	const topics = TOPICS.filter((topic) => asked.includes(topic));
	if (date === undefined || view === undefined || stage === undefined || age === undefined) return null;
	if (free === undefined || language === undefined || hub === undefined) return null;
	if (asked.some((topic) => !topics.some((known) => known === topic))) return null;
	return {
		date,
		view: view ?? "day",
		filters: { stage, age: age === null ? null : Number(age), topics, free: free !== null, language, hub },
	};
}

/** The parameters that say the same; what is usual is left out. */
export function toQuery({ date, view, filters }: Asked): Query {
	return { date, view: view === "day" ? null : view, ...filterQuery(filters) };
}

/** The parameters of the filters alone, for the feed, which has no date. */
export function filterQuery({ stage, age, topics, free, language, hub }: SessionFilters): Query {
	return { stage, age, topic: topics, free: free ? 1 : null, language, hub };
}

/** Whether a service is for those asked for. Its places are looked at elsewhere. */
export function matches(
	{ eligibility, topics, free, heldIn, interpreter }: ServiceContent,
	filters: SessionFilters,
): boolean {
	const { pregnancy, children, fromMonths, toMonths } = eligibility;
	const from = fromMonths ?? 0;
	const to = toMonths ?? Number.POSITIVE_INFINITY;
	if (filters.stage !== null) {
		const ages = STAGES[filters.stage];
		if (ages === null ? !pregnancy : !children || from >= ages.to || to <= ages.from) return false;
	}
	if (filters.age !== null && (!children || filters.age < from || filters.age >= to)) return false;
	if (filters.topics.length > 0 && !filters.topics.some((topic) => topics.includes(topic))) return false;
	if (filters.free && !free) return false;
	const { language } = filters;
	if (language === null || language === "en") return true;
	return heldIn.includes(language) || interpreter.includes(language) || interpreter.includes("*");
}
