import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { childrenPage } from "../../features/health/record/children-page.server";
import { ChildrenView } from "../../features/health/record/components/children-view";
import { requireSignedIn } from "../../features/people/require-staff.server";

export { pageMeta as meta } from "../../components/page-meta";

export async function loader(args: LoaderFunctionArgs) {
	const signedIn = await requireSignedIn(args, "family");
	const page = await childrenPage(signedIn, args.context, new URL(args.request.url).searchParams);
	return { title: page.title, page };
}

export default function Page() {
	return <ChildrenView page={useLoaderData<typeof loader>().page} />;
}
