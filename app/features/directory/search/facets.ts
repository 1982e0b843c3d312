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
import { daySlug, filter, filtersOf, holds, REACHES_ANYWHERE, session } from "./expression";
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
export interface Facts {
	number: number;
	lat: number | null;
	lon: number | null;
	/** Filter tokens, parted by spaces. */
	filters: string;
}

const LANGUAGE = filter("language", "");
const ANY_LANGUAGE = filter("language", "any");

/** @param entries those that match the words and the age of the query, whatever its other filters */
export function tallyFacets(entries: readonly Facts[], query: SearchQuery, origin: Position | null): FacetCounts {
	const asked = filtersOf(query);
	const groups = {
		stage: asked.stage,
		topic: asked.topic,
		free: asked.free,
		language: asked.language,
		delivery: asked.delivery,
		send: asked.send,
		joining: asked.joining,
		access: asked.access.length > 0 ? { all: asked.access } : null,
	};
	const parts = Object.entries(groups).filter(([, expression]) => expression !== null);
	const days = query.day.length > 0 ? query.day : null;
	const times = query.time.length > 0 ? query.time : null;

	/** What a value counts under, and the services it was counted for: each once. */
	const services = new Map<string, Set<number>>();
	const count = (key: string, number: number) => {
		const counted = services.get(key);
		if (counted) counted.add(number);
		else services.set(key, new Set([number]));
	};

	for (const { number, lat, lon, filters } of entries) {
		const tokens = filters.split(" ");
		const has = new Set(tokens);
		const failed = parts.filter(([, expression]) => !holds(expression, has)).map(([name]) => name);
		if (asked.when !== null && !holds(asked.when, has)) failed.push("when");
		const miles = origin && lat !== null && lon !== null ? milesBetween(origin, { lat, lon }) : null;
		const within = (limit: number | null) =>
			limit === null || !origin || (miles === null ? has.has(REACHES_ANYWHERE) : miles <= limit);
		if (!within(query.distance)) failed.push("distance");
		if (failed.length > 1) continue;

		/** Whether the entry counts for values of a filter: it has all that the others ask for. */
		const countsFor = (name: string) => failed.length === 0 || failed[0] === name;
		for (const token of tokens) {
			const [, group = "", value = ""] = token.split(".");
			if (group in groups && group !== "language" && countsFor(group) && (group !== "access" || failed.length === 0)) {
				count(`${group}.${value}`, number);
			}
		}
		if (countsFor("language")) {
			for (const token of tokens) if (token.startsWith(LANGUAGE)) count(token.slice(1), number);
		}
		if (countsFor("when")) {
			for (const day of DAYS) {
				for (const time of TIME_SLUGS) {
					if (!has.has(session(daySlug(day), time))) continue;
					if (!times || times.includes(time)) count(`day.${day}`, number);
					if (!days || days.includes(day)) count(`time.${time}`, number);
				}
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
		day: each("day", DAYS),
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
	const any = services.get(ANY_LANGUAGE.slice(1)) ?? new Set<number>();
	const prefix = LANGUAGE.slice(1);
	const counts: Record<string, number> = {};
	for (const [key, some] of services) {
		if (!key.startsWith(prefix) || key === ANY_LANGUAGE.slice(1)) continue;
		const [code = key] = Intl.getCanonicalLocales(key.slice(prefix.length));
		counts[code] = new Set([...some, ...any]).size;
	}
	return counts;
}
