import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { AboutView } from "../../features/health/record/components/about-view";
import { aboutPage } from "../../features/health/record/record-pages.server";
import { requireSignedIn } from "../../features/people/require-staff.server";

export { pageMeta as meta } from "../../components/page-meta";

export async function loader(args: LoaderFunctionArgs) {
	const signedIn = await requireSignedIn(args, "family");
	const page = await aboutPage(signedIn, args.params.child, args.context);
	return { title: page.head.title, page };
}

export default function Page() {
	return <AboutView page={useLoaderData<typeof loader>().page} />;
}
