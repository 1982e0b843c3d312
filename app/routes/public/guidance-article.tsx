import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireCouncil } from "../../features/directory/councils/queries.server";
import { ArticleView } from "../../features/families/guidance/components/article-view";
import { articlePage } from "../../features/families/guidance/guidance-pages.server";
import { ANYONE } from "../../model/people/asker";
import { pageError } from "../../platform/errors";
import { kept } from "../../platform/kept";

export { pageMeta as meta } from "../../components/page-meta";

export const handle = kept({ changesWith: "council" });

export async function loader({ params, context }: LoaderFunctionArgs) {
	const council = await requireCouncil(ANYONE, params.council);
	const page = await articlePage(council, params.article ?? "", context.language);
	if (!page) throw pageError("not-found");
	return page;
}

export default function GuidanceArticlePage() {
	return <ArticleView page={useLoaderData<typeof loader>()} />;
}
