import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireReferralWorker } from "../../features/people/require-staff.server";
import { StepView } from "../../features/referrals/components/step-view";
import { asReferralReader } from "../../features/referrals/reader.server";
import { postStep, stepPage } from "../../features/referrals/step-page.server";
import { readPosted } from "../../platform/forms/read-posted.server";
import { seeOther } from "../../platform/see-other";

export { pageMeta as meta } from "../../components/page-meta";

export async function loader(args: LoaderFunctionArgs) {
	const who = asReferralReader(await requireReferralWorker(args));
	const page = await stepPage(who, args.params, new URL(args.request.url).searchParams);
	return { title: page.title, page };
}

export async function action(args: ActionFunctionArgs) {
	const who = asReferralReader(await requireReferralWorker(args));
	const { values } = await readPosted(args);
	const posted = await postStep(who, args.params, values);
	if (!posted.ok) return data(posted, { status: posted.status });
	return seeOther((paths) => paths.referral(args.params.referral ?? "", "", { done: "moved" }));
}

export default function Page() {
	return <StepView page={useLoaderData<typeof loader>().page} refused={useActionData<typeof action>()} />;
}
