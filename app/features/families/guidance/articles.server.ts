/**
 * The guidance articles: `locales/<language>/guidance/<slug>.md`, read and rendered once. A file that is wrong stops the
 * first use of this module, and the tests, with its name and what is wrong in it.
 */

import { z } from "zod";
import {
	type Article,
	type ArticleHead,
	type ArticleSummary,
	articleHeadSchema,
} from "../../../model/guidance/article";
import { byDictionary } from "../../../model/order";
import { ENGLISH, findLanguage, LANGUAGES, type Language } from "../../../platform/i18n/languages";
import { parseFrontMatter } from "./front-matter";
import { renderArticle, renderUrgent } from "./markdown";

const files = import.meta.glob<string>("/locales/*/guidance/*.md", { eager: true, query: "?raw", import: "default" });

/** Text of files by `/locales/<language>/guidance/<slug>.md`. */
type Files = Record<string, string>;

/** What an article's file says in one language, before it is rendered. */
export interface ArticleText {
	head: ArticleHead;
	body: string;
	/** True for a translation made from an older English text than today's. */
	outdated: boolean;
}

export class Library {
	private readonly texts = new Map<string, Map<string, ArticleText>>();
	private readonly bySlug = new Map<string, Map<string, Article>>();
	private readonly inOrder = new Map<string, ArticleSummary[]>();

	/** @throws Error that names the file which is wrong */
	constructor(files: Files) {
		const english = new Map<string, ArticleHead>();
		// English first: every translation is held against it.
		const sorted = Object.entries(files)
			.map(([path, text]) => ({ path, text, ...placeOf(path) }))
			.sort((a, b) => Number(b.language === ENGLISH) - Number(a.language === ENGLISH));
		for (const { path, text, language, slug } of sorted) {
			const { head, body } = read(path, text);
			if (language === ENGLISH) english.set(slug, head);
			const source = english.get(slug);
			if (!source) throw new Error(`${path}: there is no English article of this name`);
			mustAgree(path, head, source);
			this.keep(slug, language, head, body, head.reviewedOn < source.reviewedOn);
		}
		for (const { code } of LANGUAGES) this.inOrder.set(code, this.listed(code));
	}

	/** Every article in the order of their titles: in `language` where it is translated, otherwise in English. */
	list(language: string): readonly ArticleSummary[] {
		return this.inOrder.get(language) ?? this.inOrder.get(ENGLISH.code) ?? [];
	}

	/** @returns the article in `language`, or in English where it is not translated; undefined when there is none */
	find(slug: string, language: string): Article | undefined {
		const versions = this.bySlug.get(slug);
		return versions?.get(language) ?? versions?.get(ENGLISH.code);
	}

	/** @returns the article's own words by language, English first; undefined when there is none */
	textsOf(slug: string): ReadonlyMap<string, ArticleText> | undefined {
		return this.texts.get(slug);
	}

	private keep(slug: string, language: Language, head: ArticleHead, body: string, outdated: boolean): void {
		const versions = this.bySlug.get(slug) ?? new Map<string, Article>();
		this.bySlug.set(slug, versions);
		const texts = this.texts.get(slug) ?? new Map<string, ArticleText>();
		this.texts.set(slug, texts.set(language.code, { head, body, outdated }));
		const spoken = { lang: language.code, dir: language.dir };
		versions.set(language.code, {
			slug,
			title: { text: head.title, ...spoken },
			summary: { text: head.summary, ...spoken },
			topics: head.topics,
			stages: head.stages,
			urgent: { html: renderUrgent(head.urgent), ...spoken },
			body: { html: renderArticle(body), ...spoken },
			reviewedOn: head.reviewedOn,
			source: { text: head.source, ...spoken },
			sourceUrl: head.sourceUrl,
			languages: [],
			outdated,
			machine: false,
		});
		const languages = LANGUAGES.map(({ code }) => code).filter((code) => versions.has(code));
		for (const version of versions.values()) version.languages = languages;
	}

	private listed(language: string): ArticleSummary[] {
		return [...this.bySlug.keys()]
			.flatMap((slug) => this.find(slug, language) ?? [])
			.map(({ slug, title, summary, topics, stages }) => ({ slug, title, summary, topics, stages }))
			.sort(byDictionary(({ title }) => title.text, language));
	}
}

function placeOf(path: string): { language: Language; slug: string } {
	const [, code = "", slug = ""] = /^\/locales\/([^/]+)\/guidance\/([a-z0-9-]+)\.md$/.exec(path) ?? [];
	const language = findLanguage(code);
	if (!language || !slug) throw new Error(`${path}: this is not the name of an article in a known language`);
	return { language, slug };
}

function read(path: string, text: string): { head: ArticleHead; body: string } {
	try {
		const { fields, body } = parseFrontMatter(text);
		const head = articleHeadSchema.safeParse(fields);
		if (!head.success) throw new Error(z.prettifyError(head.error));
		if (!body.trim()) throw new Error("the text below the head is missing");
		return { head: head.data, body };
	} catch (error) {
		throw new Error(`${path}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
	}
}

/** A translation is about the same things as the English text, and has the same number of urgent lines. */
function mustAgree(path: string, head: ArticleHead, english: ArticleHead): void {
	for (const key of ["topics", "stages", "sourceUrl"] as const) {
		if (String(head[key]) !== String(english[key]))
			throw new Error(`${path}: ${key} is not what the English file says`);
	}
	if (head.urgent.length !== english.urgent.length) {
		throw new Error(`${path}: ${head.urgent.length} urgent lines, but ${english.urgent.length} in English`);
	}
	if (head.reviewedOn > english.reviewedOn)
		throw new Error(`${path}: reviewedOn is later than that of the English file`);
}

/** The portal's own articles. What a council's families read is in `council-articles.server.ts`. */
export const library = new Library(files);
