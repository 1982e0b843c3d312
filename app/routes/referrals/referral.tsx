import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireReferralWorker } from "../../features/people/require-staff.server";
import { ReferralView } from "../../features/referrals/components/referral-view";
import { asReferralReader } from "../../features/referrals/reader.server";
import { postReferral, referralPage } from "../../features/referrals/referral-page.server";
import { readPosted } from "../../platform/forms/read-posted.server";
import { seeOther } from "../../platform/see-other";

export { pageMeta as meta } from "../../components/page-meta";

export async function loader(args: LoaderFunctionArgs) {
	const who = asReferralReader(await requireReferralWorker(args));
	const done = new URL(args.request.url).searchParams.get("done");
	const page = await referralPage(who, args.params.referral, done);
	return { title: page.title, page };
}

export async function action(args: ActionFunctionArgs) {
	const who = asReferralReader(await requireReferralWorker(args));
	const { values } = await readPosted(args);
	const posted = await postReferral(who, args.params.referral, values);
	if (!posted.ok) return data(posted, { status: posted.status });
	return seeOther((paths) => paths.referral(args.params.referral ?? "", "", { done: posted.done }));
}

export default function Page() {
	return <ReferralView page={useLoaderData<typeof loader>().page} refused={useActionData<typeof action>()} />;
}
