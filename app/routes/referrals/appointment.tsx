import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireReferralWorker } from "../../features/people/require-staff.server";
import { postRecord, recordPage } from "../../features/referrals/appointment-page.server";
import { RecordView } from "../../features/referrals/components/record-view";
import { asReferralReader } from "../../features/referrals/reader.server";
import { readPosted } from "../../platform/forms/read-posted.server";
import { seeOther } from "../../platform/see-other";

export { pageMeta as meta } from "../../components/page-meta";

export async function loader(args: LoaderFunctionArgs) {
	const who = asReferralReader(await requireReferralWorker(args));
	const page = await recordPage(who, args.params);
	return { title: page.title, page };
}

export async function action(args: ActionFunctionArgs) {
	const who = asReferralReader(await requireReferralWorker(args));
	const { values } = await readPosted(args);
	const posted = await postRecord(who, args.params, values);
	if (!posted.ok) return data(posted, { status: posted.status });
	return seeOther((paths) => paths.referral(args.params.referral ?? "", "", { done: "appointment" }));
}

export default function Page() {
	return <RecordView page={useLoaderData<typeof loader>().page} refused={useActionData<typeof action>()} />;
}
