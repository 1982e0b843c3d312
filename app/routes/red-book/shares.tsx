import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Shares } from "../../features/health/sharing/components/shares";
import { sharesPage } from "../../features/health/sharing/shares-page.server";
import { requireSignedIn } from "../../features/people/require-staff.server";

export { pageMeta as meta } from "../../components/page-meta";

export async function loader(args: LoaderFunctionArgs) {
	const signedIn = await requireSignedIn(args, "family");
	const page = await sharesPage(signedIn, args.params.child, args.context);
	return { title: page.head.title, page };
}

export default function Page() {
	return <Shares page={useLoaderData<typeof loader>().page} />;
}
