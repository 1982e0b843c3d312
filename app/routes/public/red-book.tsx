import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireCouncil } from "../../features/directory/councils/queries.server";
import { RedBookView } from "../../features/families/red-book/components/red-book-view";
import { redBookPage } from "../../features/families/red-book/red-book-page.server";
import { ANYONE } from "../../model/people/asker";
import { kept } from "../../platform/kept";

export { pageMeta as meta } from "../../components/page-meta";

export const handle = kept({ changesWith: "council" });

export async function loader({ params, context }: LoaderFunctionArgs) {
	return redBookPage(await requireCouncil(ANYONE, params.council), context.language);
}

export default function RedBookRoute() {
	return <RedBookView page={useLoaderData<typeof loader>()} />;
}
