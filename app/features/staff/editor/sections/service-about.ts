import { LEVELS, TOPICS } from "../../../../model/listings/vocabulary";
import { reading } from "../../../../platform/forms/reading";
import type { Section } from "./section";

export const serviceAbout: Section<"service"> = {
	slug: "about",
	values: ({ content }) => ({
		name: content.name,
		summary: content.summary,
		description: content.description,
		topics: content.topics,
		level: content.level,
		programme: content.programme ?? "",
		alert: content.alert ?? "",
	}),
	read(values, entry) {
		const read = reading(values);
		return read.done({
			...entry,
			content: {
				...entry.content,
				name: read.needed("name", "name"),
				summary: read.line("summary"),
				description: read.prose("description"),
				topics: read.choices("topics", TOPICS, entry.content.topics),
				level: read.choice("level", LEVELS, entry.content.level),
				programme: read.optionalLine("programme"),
				alert: read.note("alert"),
			},
		});
	},
};
