import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireFeedCouncil } from "../../../features/exchange/open-referral/feed-council.server";
import { feedJson } from "../../../features/exchange/open-referral/respond";
import { machinePaths } from "../../../paths";
import { kept } from "../../../platform/kept";

const PROFILE = "https://docs.openreferraluk.org/en/3.0/";

export const handle = kept({ changesWith: "council" });

export async function loader({ params, context }: LoaderFunctionArgs) {
	const { slug } = await requireFeedCouncil(params.council);
	return feedJson({
		version: "HSDS-UK-3.0",
		profile: PROFILE,
		openapi_url: context.origin + machinePaths.openReferral(slug, "/openapi.json"),
	});
}
