import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireCouncil } from "../../features/directory/councils/queries.server";
import { HubListView } from "../../features/families/hubs/components/hub-list-view";
import { hubListPage } from "../../features/families/hubs/hub-list.server";
import { ANYONE } from "../../model/people/asker";
import { kept } from "../../platform/kept";
import { mapTiles } from "../../platform/map-tiles.server";

export { pageMeta as meta } from "../../components/page-meta";

export const handle = kept({ changesWith: "council" });

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const council = await requireCouncil(ANYONE, params.council);
	const typed = new URL(request.url).searchParams.get("postcode") ?? "";
	const page = await hubListPage(council, typed, context);
	const { title, description } = page;
	const { slug, name } = council;
	return data(
		{ title, description, page, council: { slug, name }, tiles: mapTiles() },
		{ status: page.postcodeError ? 400 : 200 },
	);
}

export default function HubsRoute() {
	return <HubListView {...useLoaderData<typeof loader>()} />;
}
