import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireCouncil } from "../../features/directory/councils/queries.server";
import { OfferView } from "../../features/families/offer/components/offer-view";
import { GROUPINGS, offerPage } from "../../features/families/offer/offer-page.server";
import { ANYONE } from "../../model/people/asker";
import { queryChoice } from "../../platform/forms/values";
import { kept } from "../../platform/kept";

export { pageMeta as meta } from "../../components/page-meta";

export const handle = kept({ changesWith: "council", params: ["by"] });

export async function loader({ params, request, context }: LoaderFunctionArgs) {
	const council = await requireCouncil(ANYONE, params.council);
	const by = queryChoice(new URL(request.url).searchParams, "by", GROUPINGS);
	return offerPage(council, context.language, by);
}

export default function OfferRoute() {
	return <OfferView page={useLoaderData<typeof loader>()} />;
}
