import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireReferralWorker } from "../../features/people/require-staff.server";
import { ReferralsView } from "../../features/referrals/components/referrals-view";
import { asReferralReader } from "../../features/referrals/reader.server";
import { referralsPage } from "../../features/referrals/referrals-page.server";

export { pageMeta as meta } from "../../components/page-meta";

export async function loader(args: LoaderFunctionArgs) {
	const who = asReferralReader(await requireReferralWorker(args));
	const page = await referralsPage(who, new URL(args.request.url).searchParams);
	return { title: page.title, page };
}

export default function Page() {
	return <ReferralsView page={useLoaderData<typeof loader>().page} />;
}
