import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ReportView } from "../../features/health/problems/components/report-view";
import { postReport, reportPage } from "../../features/health/problems/report-page.server";
import { requireSignedIn } from "../../features/people/require-staff.server";
import { readPosted } from "../../platform/forms/read-posted.server";
import { seeOther } from "../../platform/see-other";

export { pageMeta as meta } from "../../components/page-meta";

export async function loader(args: LoaderFunctionArgs) {
	const signedIn = await requireSignedIn(args, "family");
	const page = await reportPage(signedIn, args.params, args.context);
	return { title: page.head.title, page };
}

export async function action(args: ActionFunctionArgs) {
	const signedIn = await requireSignedIn(args, "family");
	const { values } = await readPosted(args);
	const reported = await postReport(signedIn, args.params, values);
	if (!reported.ok) return data(reported, { status: reported.status });
	const { child = "", section, entry } = args.params;
	return seeOther((paths) => paths.childRecord(child, `/${section}/${entry}/problem`));
}

export default function Page() {
	return <ReportView page={useLoaderData<typeof loader>().page} refused={useActionData<typeof action>()} />;
}
