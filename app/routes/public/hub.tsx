import type { LoaderFunctionArgs, MetaArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pageMeta } from "../../components/page-meta";
import { requireCouncil } from "../../features/directory/councils/queries.server";
import { HubView } from "../../features/families/hubs/components/hub-view";
import { hubPage } from "../../features/families/hubs/hub-page.server";
import { ANYONE } from "../../model/people/asker";
import { pageError } from "../../platform/errors";
import { kept } from "../../platform/kept";
import { mapTiles } from "../../platform/map-tiles.server";

export const handle = kept({ changesWith: "council" });

export async function loader({ params, context }: LoaderFunctionArgs) {
	const council = await requireCouncil(ANYONE, params.council);
	const page = await hubPage(council, params.hub ?? "", context);
	if (!page) throw pageError("not-found");
	const { title, description } = page;
	return { title, description, page, council: { slug: council.slug, name: council.name }, tiles: mapTiles() };
}

export function meta(args: MetaArgs<typeof loader>) {
	const page = args.data?.page;
	return [...pageMeta(args), ...(page ? [{ "script:ld+json": page.jsonLd }] : [])];
}

export default function HubRoute() {
	return <HubView {...useLoaderData<typeof loader>()} />;
}
