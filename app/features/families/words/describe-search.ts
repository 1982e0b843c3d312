/** What a family asked for, in words: one sentence, and each choice by itself so that it can be taken away. */
import type { Speech } from "../../../platform/i18n/context";
import type { SearchQuery } from "../../directory/search/search-params";
import type { Relaxation } from "../../directory/search/search-services.server";
import { describeAge } from "./describe-age";

type Words = Pick<Speech, "t" | "format">;

/** How many words and topics the sentence names; the tags below it name all. */
const NAMED_IN_SENTENCE = 3;

/**
 * "12 sessions and services about “sleep” for babies of 4 months within 2 miles of E17 8PJ".
 * @param place the postcode as understood, or null when distance plays no part
 */
export function describeResults(total: number, query: SearchQuery, place: string | null, words: Words): string {
	const { t, format } = words;
	const about = [query.q, ...query.topic.map((topic) => t(`vocabulary:topic.${topic}`))]
		.filter(Boolean)
		.slice(0, NAMED_IN_SENTENCE)
		.map((text) => t("directory:results.quoted", { text }));
	const ages = [
		...(query.age === null ? [] : [describeChild(query.age, words)]),
		...query.stage.map((stage) => t(`directory:results.stage.${stage}`)),
	];
	const sentence = t("directory:results.sentence", {
		found: t("directory:results.found", { count: total, number: format.number(total) }),
		about: about.length > 0 ? t("directory:results.about", { words: format.list(about) }) : "",
		ages: ages.length > 0 ? t("directory:results.ages", { ages: format.list(ages, "disjunction") }) : "",
		near: place === null ? "" : describeNear(query, place, words),
	});
	return sentence
		.replace(/ +/g, " ")
		.replace(/ (?=[,،])/g, "")
		.trim();
}

function describeChild(age: number, { t }: Words): string {
	return t(age < 12 ? "directory:results.baby" : "directory:results.child", { age: describeAge(age, t) });
}

function describeNear({ distance, sort, q }: SearchQuery, postcode: string, { t, format }: Words): string {
	// The halves of a postcode stay on one line.
	const place = postcode.replace(" ", "\u00a0");
	if (distance !== null) return t("directory:results.within", { distance: format.miles(distance), place });
	return sort === "distance" || q === "" ? t("directory:results.nearestFirst", { place }) : "";
}

/** One thing that was chosen. */
export interface Choice {
	key: string;
	text: string;
	/** The search without it. */
	without: SearchQuery;
}

/** Every filter of a search; its words and its postcode are not filters. */
export function describeChoices(query: SearchQuery, words: Words): Choice[] {
	const { t, format } = words;
	const first = { ...query, page: 1 };
	const each = <Name extends "stage" | "topic" | "day" | "time" | "language" | "delivery" | "joining" | "access">(
		name: Name,
		say: (value: SearchQuery[Name][number]) => string,
	): Choice[] =>
		query[name].map((value: SearchQuery[Name][number]) => ({
			key: `${name} ${value}`,
			text: say(value),
			without: { ...first, [name]: query[name].filter((other: string) => other !== value) },
		}));
	const one = (key: string, chosen: boolean, text: () => string, without: Partial<SearchQuery>): Choice[] =>
		chosen ? [{ key, text: text(), without: { ...first, ...without } }] : [];
	const { age, distance } = query;
	return [
		...one(
			"distance",
			distance !== null,
			() => t("directory:filter.within", { distance: format.miles(distance ?? 0) }),
			{
				distance: null,
			},
		),
		...one("age", age !== null, () => describeAge(age ?? 0, t), { age: null }),
		...each("stage", (stage) => t(`vocabulary:stage.${stage}`)),
		...each("topic", (topic) => t(`vocabulary:topic.${topic}`)),
		...one("soon", query.soon !== null, () => t(`vocabulary:soon.${query.soon ?? "today"}`), { soon: null }),
		...each("day", (day) => format.weekday(day)),
		...each("time", (time) => t(`vocabulary:time.${time}`)),
		...one("free", query.free, () => t("directory:cost.free"), { free: false }),
		...each("language", (code) => format.languageName(code)),
		...each("delivery", (delivery) => t(`vocabulary:delivery.${delivery}`)),
		...one("send", query.send, () => t("directory:badge.send"), { send: false }),
		...each("joining", (joining) => t(`vocabulary:accessJoining.${joining}`)),
		...each("access", (feature) => t(`vocabulary:access.${feature}`)),
	];
}

/** What a wider search leaves out: "Without “sleep”", "Up to 10 miles away", "Any distance". */
export function describeRelaxation({ param, query }: Pick<Relaxation, "param" | "query">, words: Words): string {
	const { t, format } = words;
	if (param === "distance" && query.distance !== null) {
		return t("directory:filter.within", { distance: format.miles(query.distance) });
	}
	return t(`directory:filter.without.${param}`);
}
