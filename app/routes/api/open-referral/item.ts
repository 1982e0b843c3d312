import type { LoaderFunctionArgs } from "@remix-run/node";
import { findInFeed } from "../../../features/exchange/open-referral/feed.server";
import { requireFeedCouncil } from "../../../features/exchange/open-referral/feed-council.server";
import { isCollection } from "../../../features/exchange/open-referral/hsds";
import { feedProblem, respond } from "../../../features/exchange/open-referral/respond";
import { ANYONE } from "../../../model/people/asker";
import { kept } from "../../../platform/kept";

export const handle = kept({ changesWith: "council" });

export async function loader({ params: { council, collection = "", id = "" } }: LoaderFunctionArgs) {
	const found = await requireFeedCouncil(council);
	if (!isCollection(collection)) return feedProblem(404, [`This feed has no ${collection}`]);
	return respond(await findInFeed(ANYONE, found.id, collection, id));
}
