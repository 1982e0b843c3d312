import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ExportView } from "../../features/health/exchange/components/export-view";
import { exportPage } from "../../features/health/exchange/export-page.server";
import { requireSignedIn } from "../../features/people/require-staff.server";

export { pageMeta as meta } from "../../components/page-meta";

export async function loader(args: LoaderFunctionArgs) {
	const signedIn = await requireSignedIn(args, "family");
	const page = await exportPage(signedIn, args.params.child, args.context);
	return { title: page.head.title, page };
}

export default function Page() {
	return <ExportView page={useLoaderData<typeof loader>().page} />;
}
