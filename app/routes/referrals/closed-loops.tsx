import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireReferralWorker } from "../../features/people/require-staff.server";
import { closedLoopsPage } from "../../features/referrals/closed-loops-page.server";
import { ClosedLoopsView } from "../../features/referrals/components/closed-loops-view";
import { asReferralReader } from "../../features/referrals/reader.server";

export { pageMeta as meta } from "../../components/page-meta";

export async function loader(args: LoaderFunctionArgs) {
	const who = asReferralReader(await requireReferralWorker(args));
	const page = await closedLoopsPage(who);
	return { title: page.title, page };
}

export default function Page() {
	return <ClosedLoopsView page={useLoaderData<typeof loader>().page} />;
}
