/** "You said, we did": what families told a council and what came of it, and the form to tell it more. */
import { and, count, desc, eq, gte, isNotNull } from "drizzle-orm";
import { feedback } from "../../../../db/schema";
import { localNow } from "../../../model/calendar/local-time";
import type { LocalText } from "../../../model/local-text";
import { ANYONE } from "../../../model/people/asker";
import { ENGLISH, type Language } from "../../../platform/i18n/languages";
import { speechIn } from "../../../platform/i18n/speech.server";
import { readFor } from "../../../platform/store.server";
import type { Council } from "../../directory/councils/queries.server";
import { findPublicService } from "../../directory/listings/public-listings.server";
import { translatedField } from "../words/describe-place";

const PAGE_SIZE = 20;
const YEAR_MS = 365 * 86_400_000;

export interface CommentsPage {
	title: string;
	description: string;
	council: { slug: string; name: string };
	/** What the comment is about; null for anything. */
	service: { id: string; slug: string; name: LocalText } | null;
	sent: boolean;
	answers: { id: string; youSaid: LocalText; weDid: LocalText; date: string }[];
	/** Of the last twelve months, in figures as the reader writes them. */
	counts: { received: string; done: string };
	page: number;
	pages: number;
}

/** Staff write English. */
const inEnglish = (text: string): LocalText => ({ text, lang: ENGLISH.code, dir: ENGLISH.dir });

export async function commentsPage(
	council: Council,
	{ language, search }: { language: Language; search: URLSearchParams },
): Promise<CommentsPage> {
	const { t, format } = speechIn(language);
	const db = await readFor(ANYONE);
	const slug = search.get("service");
	const service = slug ? await findPublicService(ANYONE, council.id, slug) : undefined;
	const published = and(eq(feedback.councilId, council.id), isNotNull(feedback.publishedAt));
	const pages = Math.max(1, Math.ceil((await db.$count(feedback, published)) / PAGE_SIZE));
	const page = Math.min(pages, Math.max(1, Math.trunc(Number(search.get("page"))) || 1));
	const answers = await db
		.select({
			id: feedback.id,
			youSaid: feedback.youSaid,
			weDid: feedback.weDid,
			publishedAt: feedback.publishedAt,
		})
		.from(feedback)
		.where(published)
		.orderBy(desc(feedback.publishedAt))
		.limit(PAGE_SIZE)
		.offset((page - 1) * PAGE_SIZE);
	const counts = await db
		.select({ status: feedback.status, count: count() })
		.from(feedback)
		.where(and(eq(feedback.councilId, council.id), gte(feedback.createdAt, new Date(Date.now() - YEAR_MS))))
		.groupBy(feedback.status);
	const told = counts.reduce((sum, one) => sum + one.count, 0);
	const done = counts.find(({ status }) => status === "closed")?.count ?? 0;
	return {
		title: t("comments:pageTitle", { council: council.name }),
		description: t("comments:lead"),
		council: { slug: council.slug, name: council.name },
		service: service
			? {
					id: service.id,
					slug: service.slug,
					name: translatedField(service.content, "name", service.content.name, language.code),
				}
			: null,
		sent: search.get("sent") === "1",
		answers: answers.map(({ id, youSaid, weDid, publishedAt }) => ({
			id,
			youSaid: inEnglish(youSaid ?? ""),
			weDid: inEnglish(weDid ?? ""),
			date: publishedAt ? format.date(localNow(publishedAt).date) : "",
		})),
		counts: { received: format.number(told), done: format.number(done) },
		page,
		pages,
	};
}
