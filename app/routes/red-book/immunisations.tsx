import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Immunisations } from "../../features/health/immunisations/components/immunisations";
import { immunisationsPage } from "../../features/health/immunisations/immunisations-page.server";
import { requireSignedIn } from "../../features/people/require-staff.server";

export { pageMeta as meta } from "../../components/page-meta";

export async function loader(args: LoaderFunctionArgs) {
	const signedIn = await requireSignedIn(args, "family");
	const saved = new URL(args.request.url).searchParams.has("saved");
	const page = await immunisationsPage(signedIn, { childId: args.params.child, saved }, args.context);
	return { title: page.head.title, page };
}

export default function Page() {
	return <Immunisations page={useLoaderData<typeof loader>().page} />;
}
