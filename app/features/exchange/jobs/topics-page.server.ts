/** The page that asks what the categories of a sheet are about. */
import type { ImportSettings } from "../../../model/exchange/job";
import { TOPICS, type Topic } from "../../../model/listings/vocabulary";
import type { Asker } from "../../../model/people/asker";
import { offered } from "../../../platform/forms/choice-fields";
import { type Field, field } from "../../../platform/forms/field";
import type { Values } from "../../../platform/forms/field-errors";
import { form, readAnswers } from "../../../platform/forms/form";
import { ENGLISH } from "../../../platform/i18n/languages";
import { speechIn } from "../../../platform/i18n/speech.server";
import { sheetOf } from "./columns-page.server";
import { topicOf } from "./job-map";
import type { ImportJob } from "./jobs.server";

const speech = speechIn(ENGLISH);

const LONGEST_CATEGORY = 300;
const MOST_CATEGORIES = 60;

export interface TopicsPage {
	origin: string;
	categories: { name: string; topic: Topic | "" }[];
	/** How many more there are. */
	more: number;
	topics: { value: string; text: string }[];
}

/** The categories of a job's sheet, the most used first; undefined when it has none to choose for. */
export async function topicsPage(asker: Asker, job: ImportJob): Promise<TopicsPage | undefined> {
	const { map } = job.settings;
	const columns = map && "columns" in map ? map.columns.category : undefined;
	if (!map || !("columns" in map) || !columns) return undefined;
	const { rows } = await sheetOf(asker, job);
	const often = new Map<string, number>();
	for (const { cells } of rows) {
		const name = columns
			.map((heading) => cells.get(heading)?.trim() ?? "")
			.join(" ")
			.trim();
		if (name && name.length <= LONGEST_CATEGORY) often.set(name, (often.get(name) ?? 0) + 1);
	}
	const names = [...often].sort(([, a], [, b]) => b - a).map(([name]) => name);
	if (names.length === 0) return undefined;
	const isNew = Object.keys(map.topics).length === 0;
	return {
		origin: job.origin,
		categories: names.slice(0, MOST_CATEGORIES).map((name) => ({
			name,
			topic: (Object.hasOwn(map.topics, name) && map.topics[name]) || (isNew && topicOf(name)) || "",
		})),
		more: Math.max(0, names.length - MOST_CATEGORIES),
		topics: TOPICS.map((value) => ({ value, text: speech.t(`vocabulary:topic.${value}`) })),
	};
}

/** The topic of each category, by its position: that of the first stands in `topic-0`. */
const topicFields = (count: number): Field<(Topic | null)[]> =>
	field((at) => Array.from({ length: count }, (_, index) => offered(TOPICS).read(at.part(String(index))) ?? null));

/** Reads the form of topics into the job's settings. */
export function readTopics(posted: Values, job: ImportJob, page: TopicsPage): ImportSettings {
	const { map } = job.settings;
	if (!map || !("columns" in map)) return job.settings;
	const { topic: chosen } = readAnswers(form({ topic: topicFields(page.categories.length) }), posted);
	const topics = Object.fromEntries(
		page.categories.flatMap(({ name }, at) => (chosen[at] ? [[name, chosen[at]] as const] : [])),
	);
	return { ...job.settings, map: { ...map, topics } };
}
