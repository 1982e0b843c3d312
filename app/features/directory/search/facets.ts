/** Counting what each value of each filter would find. Pure. */
import { milesBetween, type Position } from "../../places/distance";
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
	STAGE_SLUGS,
	type Stage,
	TIME_SLUGS,
	type TimeOfDay,
	TOPICS,
	type Topic,
} from "../vocabulary";
import { allOf, daySlug, type Expression, filtersOf, holds, REACHES_ANYWHERE } from "./expression";
import { canonicalLanguage } from "./language-code";
import type { SearchQuery } from "./search-params";

/** Services per value. */
export interface FacetCounts {
	stage: Record<Stage, number>;
	topic: Record<Topic, number>;
	day: Record<Day, number>;
	time: Record<TimeOfDay, number>;
	free: number;
	/** By language code, of languages beside English that any of the services speaks. */
	language: Record<string, number>;
	delivery: Record<Delivery, number>;
	send: number;
	joining: Record<AccessJoining, number>;
	access: Record<AccessFeature, number>;
	/** Services within each distance; null while there is no origin. */
	distance: Record<Distance, number> | null;
}

/** An entry that matches the words and the age of a search. */
export interface EntryFacts {
	/** The number of its service. */
	number: number;
	lat: number | null;
	lon: number | null;
	/** The tokens of its facts, parted by spaces. */
	facts: string;
}

const LANGUAGE = "language";
const ANY_LANGUAGE = "language.any";

/** Filters whose values are counted as they stand in the tokens; sessions and distances are not. */
type Group = "stage" | "topic" | "free" | "language" | "delivery" | "send" | "joining" | "access";

/** @param entries those that match the words and the age of the query, whatever its other filters */
export function tallyFacets(entries: readonly EntryFacts[], query: SearchQuery, origin: Position | null): FacetCounts {
	const { age: _, when, access, ...rest } = filtersOf(query);
	const asked: Record<Group, Expression | null> = { ...rest, access: allOf(access) };
	const parts = Object.entries({ ...asked, when }).filter(([, expression]) => expression !== null);

	/** By group and value, the numbers of services: each counts once, whichever of its entries has the value. */
	const services = new Map<string, Set<number>>();
	const count = (key: string, number: number) => {
		const counted = services.get(key);
		if (counted) counted.add(number);
		else services.set(key, new Set([number]));
	};
	for (const { number, lat, lon, facts } of entries) {
		const tokens = facts.split(" ");
		const has = new Set(tokens);
		const failed = parts.filter(([, expression]) => !holds(expression, has)).map(([group]) => group);
		const miles = origin && lat !== null && lon !== null ? milesBetween(origin, { lat, lon }) : null;
		const within = (limit: number | null) =>
			limit === null || !origin || (miles === null ? has.has(REACHES_ANYWHERE) : miles <= limit);
		if (!within(query.distance)) failed.push("distance");
		if (failed.length > 1) continue;

		/** Whether the entry counts for the values of a filter: it has all that the others ask for. */
		const countsFor = (group: string) => failed.length === 0 || failed[0] === group;
		for (const token of tokens) {
			const [, group = "", value = "", time = ""] = token.split(".");
			if (group === "session" && countsFor("when")) {
				if (query.time.length === 0 || query.time.some((one) => one === time)) count(`day.${value}`, number);
				if (query.day.length === 0 || query.day.some((one) => daySlug(one) === value)) count(`time.${time}`, number);
			} else if (group in asked && (group === "access" ? failed.length === 0 : countsFor(group))) {
				count(`${group}.${value}`, number);
			}
		}
		if (countsFor("distance")) {
			for (const limit of DISTANCES) if (within(limit)) count(`distance.${limit}`, number);
		}
	}

	const size = (key: string) => services.get(key)?.size ?? 0;
	const each = <K extends string | number>(group: string, values: readonly K[]) =>
		Object.fromEntries(values.map((value) => [value, size(`${group}.${value}`)])) as Record<K, number>;
	return {
		stage: each("stage", STAGE_SLUGS),
		topic: each("topic", TOPICS),
		day: Object.fromEntries(DAYS.map((day) => [day, size(`day.${daySlug(day)}`)])) as Record<Day, number>,
		time: each("time", TIME_SLUGS),
		free: size("free."),
		language: languages(services),
		delivery: each("delivery", DELIVERY_SLUGS),
		send: size("send."),
		joining: each("joining", ACCESS_JOINING),
		access: each("access", ACCESS_FEATURES),
		distance: origin ? each("distance", DISTANCES) : null,
	};
}

/** Services by language; one with an interpreter for any language counts for each. */
function languages(services: ReadonlyMap<string, ReadonlySet<number>>): Record<string, number> {
	const any = services.get(ANY_LANGUAGE) ?? new Set<number>();
	const counts: Record<string, number> = {};
	for (const [key, some] of services) {
		const [group, slug = ""] = key.split(".");
		if (group !== LANGUAGE || key === ANY_LANGUAGE) continue;
		counts[canonicalLanguage(slug) ?? slug] = new Set([...some, ...any]).size;
	}
	return counts;
}
