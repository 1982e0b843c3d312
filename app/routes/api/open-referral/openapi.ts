import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireCouncil } from "../../../features/directory/councils/queries.server";
import { openApiDocument } from "../../../features/exchange/open-referral/openapi";
import { feedJson } from "../../../features/exchange/open-referral/respond";
import { ANYONE } from "../../../model/people/asker";
import { machinePaths } from "../../../paths";
import { kept } from "../../../platform/kept";

export const handle = kept({ changesWith: "council" });

export async function loader({ params, context }: LoaderFunctionArgs) {
	const { slug, name } = await requireCouncil(ANYONE, params.council);
	return feedJson(openApiDocument(context.origin + machinePaths.openReferral(slug), name));
}
