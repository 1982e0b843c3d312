import type { LinksFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireCouncil } from "../../features/directory/councils/queries.server";
import { PrintedOffer } from "../../features/families/offer/components/printed-offer";
import { keptEdition } from "../../features/families/offer/editions.server";
import { printedOffer } from "../../features/families/offer/printed-offer.server";
import { ANYONE } from "../../model/people/asker";
import { pageError } from "../../platform/errors";
import { kept } from "../../platform/kept";
import printStyles from "../../styles/offer-print.scss?url";

export { pageMeta as meta } from "../../components/page-meta";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: printStyles }];

export const handle = kept({ changesWith: "council", params: ["edition"] });

export async function loader({ params, request, context }: LoaderFunctionArgs) {
	const council = await requireCouncil(ANYONE, params.council);
	const number = new URL(request.url).searchParams.get("edition") || null;
	if (number === null) return { ...(await printedOffer(council, context.language, context.origin)), kept: null };
	const edition = await keptEdition(council, number, context.language);
	if (!edition) throw pageError("not-found");
	const { page, ...kept } = edition;
	return { ...page, kept };
}

export default function OfferPrintRoute() {
	const { kept, ...page } = useLoaderData<typeof loader>();
	return <PrintedOffer page={page} kept={kept} />;
}
