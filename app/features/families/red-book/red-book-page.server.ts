/** The page about the digital red book: what it is and how a family of this council reaches it. */
import { redBookOf } from "../../../model/councils/settings";
import type { LocalText } from "../../../model/local-text";
import { ANYONE } from "../../../model/people/asker";
import { pathsFor } from "../../../paths";
import type { Language } from "../../../platform/i18n/languages";
import { pickText } from "../../../platform/i18n/pick-text";
import { speechIn } from "../../../platform/i18n/speech.server";
import type { Council } from "../../directory/councils/queries.server";
import { listArticles } from "../guidance/council-articles.server";
import { type ArticleLink, articleLink } from "../guidance/guidance-pages.server";

const RELATED_TOPICS = ["health-visiting", "vaccination"] as const;

export interface RedBookPage {
	title: string;
	description: string;
	council: Pick<Council, "slug" | "name">;
	/** Where it is opened; null while the council has no digital red book. */
	url: string | null;
	/** The council's own words about it. */
	note: LocalText | null;
	articles: ArticleLink[];
}

export async function redBookPage(council: Council, language: Language): Promise<RedBookPage> {
	const { t } = speechIn(language);
	const { url, note } = council.settings.redBook;
	const mode = redBookOf(council.settings);
	return {
		title: t("red-book:pageTitle", { council: council.name }),
		description: t("red-book:description"),
		council: { slug: council.slug, name: council.name },
		url: mode === "here" ? pathsFor(language.code).redBooks() : mode === "link" ? url : null,
		note: note && pickText(note, language.code),
		articles: (await listArticles(ANYONE, council.id, language))
			.filter(({ topics }) => RELATED_TOPICS.some((topic) => topics[0] === topic))
			.map((article) => articleLink(council, article, language)),
	};
}
