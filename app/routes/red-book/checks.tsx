import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { checksPage } from "../../features/health/checks/checks-page.server";
import { Checks } from "../../features/health/checks/components/checks";
import { requireSignedIn } from "../../features/people/require-staff.server";

export { pageMeta as meta } from "../../components/page-meta";

export async function loader(args: LoaderFunctionArgs) {
	const signedIn = await requireSignedIn(args, "family");
	const page = await checksPage(signedIn, args.params.child, args.context);
	return { title: page.head.title, page };
}

export default function Page() {
	return <Checks page={useLoaderData<typeof loader>().page} />;
}
