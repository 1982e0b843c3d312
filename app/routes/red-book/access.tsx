import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { AccessView } from "../../features/health/professionals/components/access-view";
import { accessPage } from "../../features/health/professionals/who-looked.server";
import { requireSignedIn } from "../../features/people/require-staff.server";

export { pageMeta as meta } from "../../components/page-meta";

export async function loader(args: LoaderFunctionArgs) {
	const signedIn = await requireSignedIn(args, "family");
	const page = await accessPage(signedIn, args.params.child, args.context);
	return { title: page.head.title, page };
}

export default function Page() {
	return <AccessView page={useLoaderData<typeof loader>().page} />;
}
