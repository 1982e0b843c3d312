/** The filters of a search, each choice with the number of services it would find. */

import {
	ACCESS_FEATURES,
	ACCESS_JOINING,
	DAYS,
	DELIVERY_SLUGS,
	MAX_AGE_MONTHS,
	STAGE_SLUGS,
	TIME_SLUGS,
	TOPICS,
} from "../../../model/listings/vocabulary";
import { byDictionary } from "../../../model/order";
import type { Speech } from "../../../platform/i18n/context";
import type { FacetCounts } from "../../directory/search/facets";
import { type SearchQuery, toSearchParams } from "../../directory/search/search-params";
import { describeAge } from "../words/describe-age";

/** The search parameters that are sets of choices, under the names they have in a URL. */
export type FilterName = "stage" | "topic" | "day" | "time" | "free" | "delivery" | "language" | "send" | "access";

export interface FilterChoice {
	value: string;
	text: string;
	count: number;
	chosen: boolean;
}

export interface FilterGroup {
	name: FilterName;
	title: string;
	choices: FilterChoice[];
}

/** Groups with what there is to choose; a choice that would find nothing is left out, unless it is chosen. */
export function filterGroups(query: SearchQuery, counts: FacetCounts, speech: Speech): FilterGroup[] {
	const { t, format } = speech;
	const chosen = new Map(
		Object.entries(toSearchParams(query)).map(([name, value]) => [name, new Set([value].flat().map(String))]),
	);
	const group = (name: FilterName, choices: Omit<FilterChoice, "chosen">[]): FilterGroup => ({
		name,
		title: t(`directory:filter.group.${name}`),
		choices: choices
			.map((choice) => ({ ...choice, chosen: chosen.get(name)?.has(choice.value) ?? false }))
			.filter(({ count, chosen: kept }) => count > 0 || kept),
	});
	const languages = [...new Set([...Object.keys(counts.language), ...query.language])]
		.map((code) => ({ value: code, text: format.languageName(code), count: counts.language[code] ?? 0 }))
		.sort(byDictionary(({ text }) => text, speech.language.intl));
	return [
		group(
			"stage",
			STAGE_SLUGS.map((value) => ({ value, text: t(`vocabulary:stage.${value}`), count: counts.stage[value] })),
		),
		group(
			"topic",
			TOPICS.map((value) => ({ value, text: t(`vocabulary:topic.${value}`), count: counts.topic[value] })),
		),
		group(
			"day",
			DAYS.map((day) => ({ value: day.toLowerCase(), text: format.weekday(day), count: counts.day[day] })),
		),
		group(
			"time",
			TIME_SLUGS.map((value) => ({ value, text: t(`vocabulary:time.${value}`), count: counts.time[value] })),
		),
		group("free", [{ value: "1", text: t("directory:filter.freeOnly"), count: counts.free }]),
		group(
			"delivery",
			DELIVERY_SLUGS.map((value) => ({
				value,
				text: t(`vocabulary:delivery.${value}`),
				count: counts.delivery[value],
			})),
		),
		group("language", languages),
		group("send", [{ value: "1", text: t("directory:badge.send"), count: counts.send }]),
		group("access", [
			...ACCESS_JOINING.map((value) => ({
				value,
				text: t(`vocabulary:accessJoining.${value}`),
				count: counts.joining[value],
			})),
			...ACCESS_FEATURES.map((value) => ({
				value,
				text: t(`vocabulary:access.${value}`),
				count: counts.access[value],
			})),
		]),
	].filter(({ choices }) => choices.length > 0);
}

/** Ages to choose from, in months: each month under two, then half years to three, then years. */
export function ageChoices(
	query: Pick<SearchQuery, "age">,
	{ t }: Pick<Speech, "t">,
): { value: string; text: string }[] {
	const ages = [
		...Array.from({ length: 24 }, (_, months) => months),
		24,
		30,
		...Array.from({ length: 16 }, (_, years) => (years + 3) * 12),
	].filter((months) => months <= MAX_AGE_MONTHS);
	const all = query.age === null || ages.includes(query.age) ? ages : [...ages, query.age].sort((a, b) => a - b);
	return [
		{ value: "", text: t("directory:filter.anyAge") },
		...all.map((months) => ({ value: String(months), text: describeAge(months, t) })),
	];
}
