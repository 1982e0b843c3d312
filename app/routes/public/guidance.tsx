import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireCouncil } from "../../features/directory/councils/queries.server";
import { GuidanceList } from "../../features/families/guidance/components/guidance-list";
import { GROUPINGS, guidanceIndex } from "../../features/families/guidance/guidance-pages.server";
import { ANYONE } from "../../model/people/asker";
import { queryChoice } from "../../platform/forms/values";
import { kept } from "../../platform/kept";

export { pageMeta as meta } from "../../components/page-meta";

export const handle = kept({ changesWith: "council", params: ["by"] });

export async function loader({ params, request, context }: LoaderFunctionArgs) {
	const council = await requireCouncil(ANYONE, params.council);
	const by = queryChoice(new URL(request.url).searchParams, "by", GROUPINGS);
	return guidanceIndex(council, context.language, by);
}

export default function GuidancePage() {
	return <GuidanceList page={useLoaderData<typeof loader>()} />;
}
