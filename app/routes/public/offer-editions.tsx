import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireCouncil } from "../../features/directory/councils/queries.server";
import { EditionsView } from "../../features/families/offer/components/editions-view";
import { editionsPage } from "../../features/families/offer/editions.server";
import { ANYONE } from "../../model/people/asker";
import { kept } from "../../platform/kept";

export { pageMeta as meta } from "../../components/page-meta";

export const handle = kept({ changesWith: "council" });

export async function loader({ params, context }: LoaderFunctionArgs) {
	const council = await requireCouncil(ANYONE, params.council);
	return editionsPage(council, context.language);
}

export default function OfferEditionsRoute() {
	return <EditionsView page={useLoaderData<typeof loader>()} />;
}
