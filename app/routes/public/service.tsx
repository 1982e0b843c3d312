import type { LoaderFunctionArgs, MetaArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pageMeta } from "../../components/page-meta";
import { requireCouncil } from "../../features/directory/councils/queries.server";
import { ServiceView } from "../../features/families/service/components/service-view";
import { servicePage } from "../../features/families/service/service-page.server";
import { ANYONE } from "../../model/people/asker";
import { pageError } from "../../platform/errors";
import { kept } from "../../platform/kept";
import { mapTiles } from "../../platform/map-tiles.server";

export const handle = kept({ changesWith: "council" });

export async function loader({ params, context }: LoaderFunctionArgs) {
	const council = await requireCouncil(ANYONE, params.council);
	const page = await servicePage(council, params.service ?? "", context);
	if (!page) throw pageError("not-found");
	const { title, description } = page;
	return { title, description, page, council: { slug: council.slug, name: council.name }, tiles: mapTiles() };
}

export function meta(args: MetaArgs<typeof loader>) {
	const page = args.data?.page;
	return [...pageMeta(args), ...(page ? [{ "script:ld+json": page.jsonLd }] : [])];
}

export default function Page() {
	return <ServiceView {...useLoaderData<typeof loader>()} />;
}
