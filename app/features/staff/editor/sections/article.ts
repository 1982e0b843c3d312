import { ARTICLE_LIMITS } from "../../../../model/guidance/article";
import { STAGE_SLUGS, TOPICS } from "../../../../model/listings/vocabulary";
import { choices } from "../../../../platform/forms/choice-fields";
import { form } from "../../../../platform/forms/form";
import { link, text } from "../../../../platform/forms/text-fields";
import { date, dateValues } from "../../../../platform/forms/when-fields";
import { inOrderOf, readSection, type Section } from "./section";

const aboutForm = (today: string) =>
	form(
		{
			title: text(ARTICLE_LIMITS.title).needed("title"),
			"short-answer": text(ARTICLE_LIMITS.summary).or(""),
			topics: choices(TOPICS),
			stages: choices(STAGE_SLUGS),
			"reviewed-on": date().needed("reviewed-missing"),
			source: text(ARTICLE_LIMITS.source).or(""),
			"source-url": link().or(""),
		},
		({ "reviewed-on": reviewedOn = "", "source-url": sourceUrl }) => ({
			"reviewed-on": reviewedOn > today && "reviewed-future",
			"source-url": sourceUrl && !sourceUrl.startsWith("https:") && "https",
		}),
	);

export const articleAbout: Section<"article"> = {
	slug: "about",
	values: ({ content }) => ({
		title: content.title,
		"short-answer": content.summary,
		topics: content.topics,
		stages: content.stages,
		...dateValues("reviewed-on", content.reviewedOn),
		source: content.source,
		"source-url": content.sourceUrl,
	}),
	read: (values, entry, { today }) =>
		readSection(aboutForm(today), values, (said) => ({
			...entry,
			content: {
				...entry.content,
				title: said.title,
				summary: said["short-answer"],
				topics: inOrderOf(entry.content.topics, said.topics),
				stages: inOrderOf(entry.content.stages, said.stages),
				reviewedOn: said["reviewed-on"],
				source: said.source,
				sourceUrl: said["source-url"],
			},
		})),
};

export const articleTextForm = form({
	urgent: text(ARTICLE_LIMITS.urgent).or(""),
	body: text(ARTICLE_LIMITS.body).or(""),
});

export const articleText: Section<"article"> = {
	slug: "text",
	values: ({ content }) => ({ urgent: content.urgent, body: content.body }),
	read: (values, entry) =>
		readSection(articleTextForm, values, ({ urgent, body }) => ({
			...entry,
			content: { ...entry.content, urgent, body },
		})),
};
