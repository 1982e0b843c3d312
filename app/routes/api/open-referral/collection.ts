import type { LoaderFunctionArgs } from "@remix-run/node";
import { listFeed } from "../../../features/exchange/open-referral/feed.server";
import { requireFeedCouncil } from "../../../features/exchange/open-referral/feed-council.server";
import { parseFeedQuery } from "../../../features/exchange/open-referral/feed-query";
import { isCollection } from "../../../features/exchange/open-referral/hsds";
import { feedProblem, respond } from "../../../features/exchange/open-referral/respond";
import { ANYONE } from "../../../model/people/asker";
import { kept } from "../../../platform/kept";

export const handle = kept({
	changesWith: "council",
	params: [
		"page",
		"per_page",
		"minimal",
		"full",
		"modified_after",
		"taxonomy_term_id",
		"taxonomy_id",
		"organization_id",
		"minimum_age",
		"maximum_age",
		"start_time",
		"end_time",
		"day",
		"proximity",
	],
});

export async function loader({ params: { council, collection = "" }, request }: LoaderFunctionArgs) {
	const { id } = await requireFeedCouncil(council);
	if (!isCollection(collection)) return feedProblem(404, [`This feed has no ${collection}`]);
	const parsed = parseFeedQuery(new URL(request.url).searchParams);
	if (!parsed.ok) return feedProblem(400, parsed.problems);
	return respond(await listFeed(ANYONE, id, collection, parsed.query));
}
