import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireStaff } from "../../features/people/require-staff.server";
import { FeedbackListView } from "../../features/staff/feedback/components/feedback-list-view";
import { feedbackListPage } from "../../features/staff/feedback/feedback-list-page.server";
import { staffPaths } from "../../paths";

export { pageMeta as meta } from "../../components/page-meta";

export async function loader(args: LoaderFunctionArgs) {
	const staff = await requireStaff(args, "feedback.answer");
	const page = await feedbackListPage(staff, new URL(args.request.url).searchParams);
	return { title: page.title, council: staff.council.slug, page };
}

export default function Page() {
	const { page, council } = useLoaderData<typeof loader>();
	return (
		<FeedbackListView
			page={page}
			href={(number) => staffPaths(council).feedback("", { ...page.query, page: number })}
		/>
	);
}
