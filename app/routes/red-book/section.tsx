import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { SectionView } from "../../features/health/sections/components/section-view";
import { sectionPage } from "../../features/health/sections/section-page.server";
import { requireSignedIn } from "../../features/people/require-staff.server";

export { pageMeta as meta } from "../../components/page-meta";

export async function loader(args: LoaderFunctionArgs) {
	const signedIn = await requireSignedIn(args, "family");
	const saved = new URL(args.request.url).searchParams.has("saved");
	const page = await sectionPage(signedIn, { childId: args.params.child, saved }, args.context);
	return { title: page.head.title, page };
}

export default function Page() {
	return <SectionView page={useLoaderData<typeof loader>().page} />;
}
