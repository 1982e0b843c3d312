import type { ArticleContent } from "../../app/model/guidance/article";
import { json, table, uniqueIndex } from "../columns";
import { listing } from "./listing";

/** An article that a council writes itself, beside or instead of the portal's own of the same slug. */
export const article = table("article", { ...listing(), content: json<ArticleContent>("content").notNull() }, (t) => [
	uniqueIndex("article_slug").on(t.councilId, t.slug),
]);
