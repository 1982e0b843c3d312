import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireCouncil } from "../../features/directory/councils/queries.server";
import { HelpView } from "../../features/families/help/components/help-view";
import { helpPage } from "../../features/families/help/help-page.server";
import { ANYONE } from "../../model/people/asker";
import { kept } from "../../platform/kept";

export { pageMeta as meta } from "../../components/page-meta";

export const handle = kept({ changesWith: "council" });

export async function loader({ params, context }: LoaderFunctionArgs) {
	return helpPage(await requireCouncil(ANYONE, params.council), context.language);
}

export default function HelpRoute() {
	return <HelpView page={useLoaderData<typeof loader>()} />;
}
