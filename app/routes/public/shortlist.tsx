import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireCouncil } from "../../features/directory/councils/queries.server";
import { afterChange, changeShortlist, readChange } from "../../features/families/shortlist/change-shortlist";
import { ShortlistView } from "../../features/families/shortlist/components/shortlist-view";
import { readShortlist, shortlistCookie } from "../../features/families/shortlist/shortlist-cookie.server";
import { shortlistPage } from "../../features/families/shortlist/shortlist-page.server";
import { ANYONE } from "../../model/people/asker";
import { pageError } from "../../platform/errors";
import { readPosted } from "../../platform/forms/read-posted.server";
import { mapTiles } from "../../platform/map-tiles.server";
import { seeOther } from "../../platform/see-other";

export { pageMeta as meta } from "../../components/page-meta";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const { language, origin } = context;
	const council = await requireCouncil(ANYONE, params.council);
	const ownSlugs = readShortlist(request, council.slug, origin);
	const { searchParams: search } = new URL(request.url);
	const page = await shortlistPage(council, { language, origin, ownSlugs, search });
	return data({ title: page.title, page, tiles: mapTiles() }, { headers: { "X-Robots-Tag": "noindex" } });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const { origin } = context;
	const council = await requireCouncil(ANYONE, params.council);
	const change = readChange((await readPosted({ request, context })).values);
	if (!change) throw pageError("bad-request");
	const list = changeShortlist(readShortlist(request, council.slug, origin), change);
	return seeOther((paths) => paths.shortlist(council.slug, afterChange(list, change)), {
		"Set-Cookie": shortlistCookie(council.slug, list, origin),
	});
}

export const headers = ({ loaderHeaders }: { loaderHeaders: Headers }) => loaderHeaders;

export default function Page() {
	return <ShortlistView {...useLoaderData<typeof loader>()} />;
}
