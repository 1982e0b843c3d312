import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { KeepView } from "../../features/health/offline/components/keep-view";
import { offlinePage } from "../../features/health/offline/offline-page.server";
import { requireSignedIn } from "../../features/people/require-staff.server";

export { pageMeta as meta } from "../../components/page-meta";

export async function loader(args: LoaderFunctionArgs) {
	const signedIn = await requireSignedIn(args, "family");
	const page = await offlinePage(signedIn, args.request, args.context);
	return { title: page.title, page };
}

export default function Page() {
	return <KeepView page={useLoaderData<typeof loader>().page} />;
}
