import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireCouncil } from "../../../features/councils/queries.server";
import { findInFeed } from "../../../features/open-referral/feed.server";
import { isCollection } from "../../../features/open-referral/hsds";
import { feedProblem, respond } from "../../../features/open-referral/respond";

export async function loader({ params: { council, collection = "", id = "" } }: LoaderFunctionArgs) {
	const found = await requireCouncil(council);
	if (!isCollection(collection)) return feedProblem(404, [`This feed has no ${collection}`]);
	return respond(await findInFeed(found.id, collection, id));
}
