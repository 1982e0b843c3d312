import { LEVELS, TOPICS } from "../../../../model/listings/vocabulary";
import { choice, choices } from "../../../../platform/forms/choice-fields";
import { form } from "../../../../platform/forms/form";
import { line, note, prose } from "../../../../platform/forms/text-fields";
import { inOrderOf, readSection, type Section } from "./section";

const aboutForm = form({
	name: line().needed("name"),
	summary: line().or(""),
	description: prose().or(""),
	topics: choices(TOPICS),
	level: choice(LEVELS),
	programme: line(),
	alert: note(),
	"source-note": prose(),
});

export const serviceAbout: Section<"service"> = {
	slug: "about",
	values: ({ content }) => ({
		name: content.name,
		summary: content.summary,
		description: content.description,
		topics: content.topics,
		level: content.level ?? "",
		programme: content.programme ?? "",
		alert: content.alert ?? "",
		"source-note": content.sourceNote ?? "",
	}),
	read: (values, entry) =>
		readSection(aboutForm, values, ({ topics, "source-note": sourceNote, ...typed }) => ({
			...entry,
			content: {
				...entry.content,
				...typed,
				sourceNote: sourceNote ?? undefined,
				topics: inOrderOf(entry.content.topics, topics),
			},
		})),
};
