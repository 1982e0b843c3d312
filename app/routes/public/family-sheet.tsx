import type { LinksFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireCouncil } from "../../features/directory/councils/queries.server";
import { FamilySheetView } from "../../features/families/family-sheet/components/family-sheet-view";
import { familySheet, parseSheet } from "../../features/families/family-sheet/family-sheet.server";
import { ANYONE } from "../../model/people/asker";
import { pageError } from "../../platform/errors";
import sheetStyles from "../../styles/family-sheet.scss?url";

export { pageMeta as meta } from "../../components/page-meta";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: sheetStyles }];

export async function loader({ params, request, context }: LoaderFunctionArgs) {
	const council = await requireCouncil(ANYONE, params.council);
	const asked = parseSheet(new URL(request.url).searchParams);
	if (!asked) throw pageError("bad-request");
	return familySheet(council, asked, context);
}

export default function FamilySheetRoute() {
	return <FamilySheetView page={useLoaderData<typeof loader>()} />;
}
