/** "What needs you": the first page of a council's staff area. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireStaff } from "../../features/accounts/require-staff.server";
import { NeedsView } from "../../features/needs/components/needs-view";
import { needsPage } from "../../features/needs/needs-page.server";

export { pageMeta as meta } from "../../components/page-meta";

export async function loader(args: LoaderFunctionArgs) {
	const who = await requireStaff(args, "staff.enter");
	const page = await needsPage(who);
	return { title: page.title, page, roles: who.roles };
}

export default function Page() {
	return <NeedsView {...useLoaderData<typeof loader>()} />;
}
