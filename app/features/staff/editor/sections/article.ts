import { ARTICLE_LIMITS } from "../../../../model/guidance/article";
import { STAGE_SLUGS, TOPICS } from "../../../../model/listings/vocabulary";
import { dateValues, reading } from "../../../../platform/forms/reading";
import type { Section } from "./section";

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
	read(values, entry, { today }) {
		const read = reading(values);
		const reviewedOn = read.date("reviewed-on");
		if (!reviewedOn) read.fail("reviewed-on", "reviewed-missing");
		else if (reviewedOn > today) read.fail("reviewed-on", "reviewed-future");
		const sourceUrl = read.link("source-url") ?? "";
		if (sourceUrl && !sourceUrl.startsWith("https:")) read.fail("source-url", "https");
		const title = read.text("title", ARTICLE_LIMITS.title);
		if (!title) read.fail("title", "title");
		return read.done({
			...entry,
			content: {
				...entry.content,
				title,
				summary: read.text("short-answer", ARTICLE_LIMITS.summary),
				topics: read.choices("topics", TOPICS, entry.content.topics),
				stages: read.choices("stages", STAGE_SLUGS, entry.content.stages),
				reviewedOn: reviewedOn ?? entry.content.reviewedOn,
				source: read.text("source", ARTICLE_LIMITS.source),
				sourceUrl,
			},
		});
	},
};

export const articleText: Section<"article"> = {
	slug: "text",
	values: ({ content }) => ({ urgent: content.urgent, body: content.body }),
	read(values, entry) {
		const read = reading(values);
		return read.done({
			...entry,
			content: {
				...entry.content,
				urgent: read.text("urgent", ARTICLE_LIMITS.urgent),
				body: read.text("body", ARTICLE_LIMITS.body),
			},
		});
	},
};
