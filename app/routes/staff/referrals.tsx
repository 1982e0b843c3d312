/** How many referrals are late, and at which services. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireStaff } from "../../features/people/require-staff.server";
import { StuckView } from "../../features/referrals/components/stuck-view";
import { stuckPage } from "../../features/referrals/stuck-page.server";

export { pageMeta as meta } from "../../components/page-meta";

export async function loader(args: LoaderFunctionArgs) {
	const page = await stuckPage(await requireStaff(args, "referrals.oversee"));
	return { title: page.title, page };
}

export default function Page() {
	return <StuckView page={useLoaderData<typeof loader>().page} />;
}
