import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireReferralWorker } from "../../features/people/require-staff.server";
import { NewView } from "../../features/referrals/components/new-view";
import { begin, newPage } from "../../features/referrals/new-page.server";
import { asReferrer } from "../../features/referrals/reader.server";
import { readPosted } from "../../platform/forms/read-posted.server";
import { seeOther } from "../../platform/see-other";

export { pageMeta as meta } from "../../components/page-meta";

export async function loader(args: LoaderFunctionArgs) {
	const who = asReferrer(await requireReferralWorker(args));
	const page = await newPage(who, new URL(args.request.url).searchParams);
	return { title: page.title, page };
}

export async function action(args: ActionFunctionArgs) {
	const who = asReferrer(await requireReferralWorker(args));
	const { values } = await readPosted(args);
	const begun = await begin(who, values);
	if (!begun.ok) return data(begun, { status: 409 });
	// Its page leads to the first question that is open.
	return seeOther((paths) => paths.referral(begun.id, "/draft/check"));
}

export default function Page() {
	return <NewView page={useLoaderData<typeof loader>().page} refused={useActionData<typeof action>()} />;
}
