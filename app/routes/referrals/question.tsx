import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireReferralWorker } from "../../features/people/require-staff.server";
import { DraftView } from "../../features/referrals/components/draft-view";
import { answerQuestion, questionPage } from "../../features/referrals/question-page.server";
import { asReferrer } from "../../features/referrals/reader.server";
import { readPosted } from "../../platform/forms/read-posted.server";
import { seeOther } from "../../platform/see-other";

export { pageMeta as meta } from "../../components/page-meta";

export async function loader(args: LoaderFunctionArgs) {
	const who = asReferrer(await requireReferralWorker(args));
	const page = await questionPage(who, args.params);
	return { title: page.title, page };
}

export async function action(args: ActionFunctionArgs) {
	const who = asReferrer(await requireReferralWorker(args));
	const { values } = await readPosted(args);
	const answered = await answerQuestion(who, args.params, values);
	if (!answered.ok) return data(answered, { status: answered.status });
	const { next } = answered;
	const id = args.params.referral ?? "";
	return seeOther((paths) => {
		if (next.page === "draft") return paths.referral(id, `/draft/${next.question}`);
		return next.page === "sent" ? paths.referral(id, "", { done: "sent" }) : paths.referrals({ done: "discarded" });
	});
}

export default function Page() {
	return <DraftView page={useLoaderData<typeof loader>().page} refused={useActionData<typeof action>()} />;
}
