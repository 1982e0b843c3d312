/** The one way a council's own articles are written: what families read, its version, and the content version. */
import { eq } from "drizzle-orm";
import type { RawTx } from "../../../db/raw";
import { article } from "../../../db/schema";
import type { ArticleContent } from "../../model/guidance/article";
import type { Tx } from "../../platform/store-handles";
import { bumpContentVersion } from "../directory/councils/content-version.server";
import { slugGiver, slugify } from "../directory/listings/slugs";
import { type Publisher, recordVersions } from "../directory/versions/record-versions.server";

export interface SavedArticle {
	councilId: string;
	id: string;
	status: "published" | "withdrawn";
	content: ArticleContent;
	by?: Publisher;
	now: Date;
}

/** A new article gets a slug from the portal's that it replaces, or else its title. One that was there keeps its own: URLs last. */
export async function saveArticle(tx: Tx & RawTx, saved: SavedArticle): Promise<void> {
	const { councilId, id, status, content, by, now } = saved;
	const rows = await tx
		.select({ id: article.id, slug: article.slug })
		.from(article)
		.where(eq(article.councilId, councilId));
	const slug =
		rows.find((row) => row.id === id)?.slug ??
		slugGiver(rows.map((row) => row.slug))(content.insteadOf ?? slugify(content.title));
	const row = { id, councilId, slug, status, content, updatedAt: now };
	await tx
		.insert(article)
		.values(row)
		.onConflictDoUpdate({
			target: article.id,
			set: { status, content, updatedAt: now },
			setWhere: eq(article.councilId, councilId),
		});
	const published = [{ id, title: content.title, status, content: { kind: "article" as const, content } }];
	await recordVersions(tx, { councilId, published, by, now });
	await bumpContentVersion(tx, councilId);
}
