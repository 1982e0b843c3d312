import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireFeedCouncil } from "../../../features/exchange/open-referral/feed-council.server";
import { openApiDocument } from "../../../features/exchange/open-referral/openapi";
import { feedJson } from "../../../features/exchange/open-referral/respond";
import { machinePaths } from "../../../paths";
import { kept } from "../../../platform/kept";

export const handle = kept({ changesWith: "council" });

export async function loader({ params, context }: LoaderFunctionArgs) {
	const { slug, name } = await requireFeedCouncil(params.council);
	return feedJson(openApiDocument(context.origin + machinePaths.openReferral(slug), name));
}
