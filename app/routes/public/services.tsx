import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireCouncil } from "../../features/directory/councils/queries.server";
import { parseSearchParams } from "../../features/directory/search/search-params";
import { ResultsView } from "../../features/families/search/components/results-view";
import { resultsPage } from "../../features/families/search/results-page.server";
import { parseView } from "../../features/families/search/results-params";
import { ANYONE } from "../../model/people/asker";
import { pageError } from "../../platform/errors";
import { kept } from "../../platform/kept";
import { mapTiles } from "../../platform/map-tiles.server";

export { pageMeta as meta } from "../../components/page-meta";

export const handle = kept({
	changesWith: "council",
	params: ["distance", "age", "free", "send", "sort", "page", "view"],
	sets: ["stage", "topic", "day", "time", "language", "delivery", "access"],
	emptyParams: ["q", "postcode"],
});

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const council = await requireCouncil(ANYONE, params.council);
	const { searchParams: search } = new URL(request.url);
	const parsed = parseSearchParams(search);
	if (!parsed.ok) throw pageError("bad-request");
	const view = parseView(search);
	if (!view) throw pageError("bad-request");
	const { query, tooLong } = parsed;
	const page = await resultsPage(council, { language: context.language, query, view });
	return data(
		{ title: page.title, page, tooLong, tiles: mapTiles() },
		{ status: tooLong ? 400 : 200, headers: headersFor(search) },
	);
}

/** Of all the ways to filter, search engines need one. */
function headersFor(search: URLSearchParams): Record<string, string> {
	return search.size > 0 ? { "X-Robots-Tag": "noindex" } : {};
}

export const headers = ({ loaderHeaders }: { loaderHeaders: Headers }) => loaderHeaders;

export default function Page() {
	return <ResultsView {...useLoaderData<typeof loader>()} />;
}
