/** Lists of services, places, organisations and articles. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireStaff } from "../../features/people/require-staff.server";
import { EntryListView } from "../../features/staff/editor/components/entry-list-view";
import { listedKindOfAddress } from "../../features/staff/editor/entry-address";
import { entryListPage } from "../../features/staff/editor/list-page.server";

export { pageMeta as meta } from "../../components/page-meta";

export async function loader(args: LoaderFunctionArgs) {
	const who = await requireStaff(args, "listings.view");
	return entryListPage(who, listedKindOfAddress(args.context.path), new URL(args.request.url).searchParams);
}

export default function Page() {
	return <EntryListView page={useLoaderData<typeof loader>()} />;
}
