import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireCouncil } from "../../features/directory/councils/queries.server";
import { CouncilHomeView } from "../../features/families/home/components/council-home-view";
import { councilHome } from "../../features/families/home/council-home.server";
import { ANYONE } from "../../model/people/asker";
import { kept } from "../../platform/kept";

export { pageMeta as meta } from "../../components/page-meta";

export const handle = kept({ changesWith: "council" });

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const council = await requireCouncil(ANYONE, params.council);
	const postcode = new URL(request.url).searchParams.get("postcode") ?? "";
	const page = await councilHome(council, { language: context.language, postcode });
	const { title, description } = page;
	return { title, description, page };
}

export default function Page() {
	return <CouncilHomeView page={useLoaderData<typeof loader>().page} />;
}
