import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireCouncil } from "../../features/councils/queries.server";
import { HubListView } from "../../features/hubs/components/hub-list-view";
import { hubListPage } from "../../features/hubs/hub-list.server";
import { mapTiles } from "../../platform/map-tiles.server";

export { pageMeta as meta } from "../../components/page-meta";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const council = await requireCouncil(params.council);
	const typed = new URL(request.url).searchParams.get("postcode") ?? "";
	const page = await hubListPage(council, typed, context);
	const { title, description } = page;
	return {
		title,
		description,
		page,
		council: { slug: council.slug, name: council.name },
		tiles: mapTiles(),
	};
}

export default function HubsRoute() {
	return <HubListView {...useLoaderData<typeof loader>()} />;
}
