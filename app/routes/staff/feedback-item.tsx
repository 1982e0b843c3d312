import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireStaff } from "../../features/people/require-staff.server";
import { changeFeedback } from "../../features/staff/feedback/change-feedback.server";
import { FeedbackView } from "../../features/staff/feedback/components/feedback-view";
import { feedbackPage, requireFeedback } from "../../features/staff/feedback/feedback-page.server";
import { staffPaths } from "../../paths";
import { readPosted } from "../../platform/forms/read-posted.server";
import { seeOther } from "../../platform/see-other";

export { pageMeta as meta } from "../../components/page-meta";

export async function loader(args: LoaderFunctionArgs) {
	const staff = await requireStaff(args, "feedback.answer");
	const feedback = await requireFeedback(staff, args.params.feedback);
	const page = await feedbackPage(staff, feedback, new URL(args.request.url).searchParams);
	return { title: page.title, page };
}

export async function action(args: ActionFunctionArgs) {
	const staff = await requireStaff(args, "feedback.answer");
	const feedback = await requireFeedback(staff, args.params.feedback);
	const changed = await changeFeedback(staff, feedback, (await readPosted(args)).values);
	if (!changed.ok) return data(changed.refused, { status: changed.status });
	return seeOther(() => staffPaths(staff.council.slug).feedback(`/${feedback.id}`, { done: changed.done }));
}

export default function Page() {
	return <FeedbackView page={useLoaderData<typeof loader>().page} refused={useActionData<typeof action>()} />;
}
