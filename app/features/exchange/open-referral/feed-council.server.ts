import { ANYONE } from "../../../model/people/asker";
import { type Council, findCouncil } from "../../directory/councils/queries.server";
import { feedProblem } from "./respond";

/** The council whose feed is asked for. @throws the feed's own answer for one that is not there */
export async function requireFeedCouncil(slug = ""): Promise<Council> {
	const found = await findCouncil(ANYONE, slug);
	if (!found) throw feedProblem(404, [`No council here is called ${slug}`]);
	return found;
}
