/**
 * What a family asks of the directory, and its form in a URL. Values of one parameter are alternatives, parameters
 * narrow each other down; only access features must all be there. Safe in the browser: no I/O.
 */

import { SOON, type Soon } from "../../../model/calendar/soon";
import {
	ACCESS_FEATURES,
	ACCESS_JOINING,
	type AccessFeature,
	type AccessJoining,
	DAYS,
	type Day,
	DELIVERY_SLUGS,
	type Delivery,
	DISTANCES,
	type Distance,
	MAX_AGE_MONTHS,
	STAGE_SLUGS,
	type Stage,
	TIME_SLUGS,
	type TimeOfDay,
	TOPICS,
	type Topic,
} from "../../../model/listings/vocabulary";
import type { Query } from "../../../paths";
import { beginningOf, cleanText } from "../../../platform/clean-text";
import { canonicalLanguage } from "./language-code";

export interface SearchQuery {
	/** Words as typed, with single spaces; empty for none. */
	q: string;
	/** As typed; whether it is one is for the places to say. */
	postcode: string;
	/** Miles; null for any distance. */
	distance: Distance | null;
	stage: Stage[];
	/** The child's age in completed months. */
	age: number | null;
	topic: Topic[];
	day: Day[];
	/** Days said from where somebody stands: whoever searches by it says which dates they are. */
	soon: Soon | null;
	time: TimeOfDay[];
	/** Only what is free. */
	free: boolean;
	/** BCP 47 codes of languages spoken there, in their canonical form. */
	language: string[];
	delivery: Delivery[];
	/** Only what is made for, or open with support to, children with additional needs. */
	send: boolean;
	joining: AccessJoining[];
	access: AccessFeature[];
	/** By distance, or first by how well the words fit. Without words both are by distance. */
	sort: "relevance" | "distance";
	/** From 1. */
	page: number;
}

export type SearchProblem = {
	param: string;
	reason: "too-many" | "not-a-number" | "out-of-range" | "unknown-value";
};

export const MAX_QUERY_LENGTH = 200;
/** More than any: what is longer is none, and its beginning is shown again. */
const MAX_POSTCODE_LENGTH = 60;
const MAX_LANGUAGES = 20;
const MAX_PAGE = 10_000;

/** A search for everything. */
export const ANY_SERVICE: Readonly<SearchQuery> = Object.freeze({
	q: "",
	postcode: "",
	distance: null,
	stage: [],
	age: null,
	topic: [],
	day: [],
	soon: null,
	time: [],
	free: false,
	language: [],
	delivery: [],
	send: false,
	joining: [],
	access: [],
	sort: "relevance",
	page: 1,
});

const DAY_NAMES = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const dayByName = new Map(
	DAYS.flatMap((day, index) => [
		[day.toLowerCase(), day],
		[DAY_NAMES[index] ?? "", day],
	]),
);
const YES = new Set(["1", "true", "yes", "on"]);
const NO = new Set(["0", "false", "no", "off"]);

/**
 * Reads the parameters of a search. Empty values are as good as absent, since forms send them; parameters it does not
 * know are left alone.
 * @returns the query, with the first words where more were typed than are searched for (`tooLong`), or every parameter
 * that cannot be understood
 */
export function parseSearchParams(
	params: URLSearchParams,
): { ok: true; query: SearchQuery; tooLong: boolean } | { ok: false; problems: SearchProblem[] } {
	const problems: SearchProblem[] = [];
	const refuse = (param: string, reason: SearchProblem["reason"]) => void problems.push({ param, reason });
	const all = (param: string) =>
		params
			.getAll(param)
			.map((value) => value.trim())
			.filter(Boolean);
	const one = (param: string) => all(param)[0];

	const line = (param: string) => cleanText(one(param) ?? "").replace(/\s+/g, " ");
	function wholeNumber(param: string, least: number, most: number): number | null {
		const text = one(param);
		if (text === undefined) return null;
		if (!/^\d+$/.test(text)) refuse(param, "not-a-number");
		else if (Number(text) < least || Number(text) > most) refuse(param, "out-of-range");
		return Number(text);
	}
	function flag(param: string): boolean {
		const text = one(param)?.toLowerCase();
		if (text === undefined || NO.has(text)) return false;
		if (!YES.has(text)) refuse(param, "unknown-value");
		return true;
	}
	/** Those of `known` that are asked for, in the order of `known`. */
	function choices<T extends string>(
		param: string,
		allowed: readonly T[],
		read: (text: string) => string | undefined = (text) => text,
	): T[] {
		const asked = new Set(all(param).map(read));
		const found = allowed.filter((value) => asked.delete(value));
		if (asked.size > 0) refuse(param, "unknown-value");
		return found;
	}
	function languages(): string[] {
		const codes = new Set<string>();
		for (const text of all("language")) {
			const code = canonicalLanguage(text);
			if (code) codes.add(code);
			else refuse("language", "unknown-value");
		}
		if (codes.size > MAX_LANGUAGES) refuse("language", "too-many");
		return [...codes].sort();
	}
	function distance(): Distance | null {
		const miles = wholeNumber("distance", 0, Number.MAX_SAFE_INTEGER);
		const known = DISTANCES.find((choice) => choice === miles);
		if (miles !== null && !Number.isNaN(miles) && known === undefined) refuse("distance", "unknown-value");
		return known ?? null;
	}

	const access = choices("access", [...ACCESS_JOINING, ...ACCESS_FEATURES]);
	const q = line("q");
	const query: SearchQuery = {
		q: beginningOf(q, MAX_QUERY_LENGTH).trim(),
		postcode: beginningOf(line("postcode"), MAX_POSTCODE_LENGTH),
		distance: distance(),
		stage: choices("stage", STAGE_SLUGS),
		age: wholeNumber("age", 0, MAX_AGE_MONTHS),
		topic: choices("topic", TOPICS),
		day: choices("day", DAYS, (text) => dayByName.get(text.toLowerCase()) ?? text),
		soon: choices("soon", SOON).at(-1) ?? null,
		time: choices("time", TIME_SLUGS),
		free: flag("free"),
		language: languages(),
		delivery: choices("delivery", DELIVERY_SLUGS),
		send: flag("send"),
		joining: ACCESS_JOINING.filter((value) => access.includes(value)),
		access: ACCESS_FEATURES.filter((value) => access.includes(value)),
		sort: choices("sort", ["relevance", "distance"]).at(-1) ?? "relevance",
		page: wholeNumber("page", 1, MAX_PAGE) ?? 1,
	};
	return problems.length > 0 ? { ok: false, problems } : { ok: true, query, tooLong: q.length > MAX_QUERY_LENGTH };
}

/** The parameters that `parseSearchParams` reads back as the same query, in one order and without defaults. */
export function toSearchParams(query: SearchQuery): Query {
	return {
		q: query.q,
		postcode: query.postcode,
		distance: query.distance,
		stage: query.stage,
		age: query.age,
		topic: query.topic,
		day: query.day.map((day) => day.toLowerCase()),
		soon: query.soon,
		time: query.time,
		free: query.free ? 1 : null,
		language: query.language,
		delivery: query.delivery,
		send: query.send ? 1 : null,
		access: [...query.joining, ...query.access],
		sort: query.sort === "relevance" ? null : query.sort,
		page: query.page === 1 ? null : query.page,
	};
}
