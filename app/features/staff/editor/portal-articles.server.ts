/** The portal's articles as the start of a council's own: which there are, and a draft made from one. */
import { and, eq, sql } from "drizzle-orm";
import { article, entry } from "../../../../db/schema";
import { ARTICLE_FIELDS, type ArticleContent } from "../../../model/guidance/article";
import { staffPaths } from "../../../paths";
import { ENGLISH } from "../../../platform/i18n/languages";
import { speechIn } from "../../../platform/i18n/speech.server";
import { readFor } from "../../../platform/store.server";
import { type ArticleText, library } from "../../families/guidance/articles.server";
import { addEntry, type Writer } from "../../publishing/save-draft.server";

export interface PortalArticles {
	title: string;
	articles: {
		slug: string;
		title: string;
		summary: string;
		reviewedOn: string;
		/** What families read of the portal's. */
		href: string;
		/** The council's own version, published or not; null while there is none. */
		councilVersionHref: string | null;
	}[];
	listHref: string;
}

/** Every article of the portal, and whether the council has its own version of it. */
export async function portalArticles(who: Writer): Promise<PortalArticles> {
	const { council } = who;
	const { t, paths } = speechIn(ENGLISH);
	const staff = staffPaths(council.slug);
	const own = await councilVersions(who);
	return {
		title: t("staff:title", { page: t("staff-guidance:portal.title"), council: council.name }),
		articles: library.list(ENGLISH.code).map(({ slug, title, summary }) => {
			const id = own.get(slug);
			return {
				slug,
				title: title.text,
				summary: summary.text,
				reviewedOn: library.find(slug, ENGLISH.code)?.reviewedOn ?? "",
				href: paths.guidanceArticle(council.slug, slug),
				councilVersionHref: id ? staff.entry("article", id) : null,
			};
		}),
		listHref: staff.entries("article"),
	};
}

/** The council's entries that stand, or will stand, in the place of an article of the portal, by its slug. */
async function councilVersions(who: Writer): Promise<Map<string, string>> {
	const db = await readFor(who);
	const rows = await db
		.select({
			id: entry.id,
			slug: sql<string | null>`coalesce(${article.slug}, ${entry.draft}->'content'->>'insteadOf')`,
		})
		.from(entry)
		.leftJoin(article, eq(article.id, entry.id))
		.where(and(eq(entry.councilId, who.council.id), eq(entry.kind, "article")));
	return new Map(rows.flatMap(({ id, slug }) => (slug ? [[slug, id]] : [])));
}

export type OurVersion = { ok: true; id: string } | { ok: false; reason: "not-found" | "forbidden" };

/** Starts a council's own version of a portal's article. @returns the entry's id: the one there is, or a new draft's */
export async function addOurVersion(who: Writer, slug: string): Promise<OurVersion> {
	const content = ourVersionOf(slug);
	if (!content) return { ok: false, reason: "not-found" };
	const there = (await councilVersions(who)).get(slug);
	return there ? { ok: true, id: there } : addEntry(who, { kind: "article", content });
}

/** What a council's own version of a portal's article starts with: all it says, in every language. */
export function ourVersionOf(slug: string): ArticleContent | undefined {
	const texts = library.textsOf(slug);
	const english = texts?.get(ENGLISH.code);
	if (!texts || !english) return undefined;
	const { topics, stages, reviewedOn, source, sourceUrl } = english.head;
	const fields = fieldsOf(english);
	const translations: ArticleContent["translations"] = {};
	const translationFacts: ArticleContent["translationFacts"] = {};
	for (const [code, text] of texts) {
		if (code === ENGLISH.code) continue;
		translations[code] = fieldsOf(text);
		translationFacts[code] = Object.fromEntries(
			// Of what English text an older translation was made is not kept.
			ARTICLE_FIELDS.map((field) => [field, { by: "person", source: text.outdated ? "" : fields[field] }]),
		);
	}
	return { insteadOf: slug, ...fields, topics, stages, reviewedOn, source, sourceUrl, translations, translationFacts };
}

const fieldsOf = ({ head: { title, summary, urgent }, body }: ArticleText) => ({
	title,
	summary,
	urgent: urgent.join("\n"),
	body: body.trim(),
});
