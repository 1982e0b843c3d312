import type { LinksFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireCouncil } from "../../features/councils/queries.server";
import { PrintedOffer } from "../../features/offer/components/printed-offer";
import { printedOffer } from "../../features/offer/printed-offer.server";
import printStyles from "../../styles/offer-print.scss?url";

export { pageMeta as meta } from "../../components/page-meta";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: printStyles }];

export async function loader({ params, context }: LoaderFunctionArgs) {
	const council = await requireCouncil(params.council);
	return printedOffer(council, context.language, context.origin);
}

export default function OfferPrintRoute() {
	return <PrintedOffer page={useLoaderData<typeof loader>()} />;
}
