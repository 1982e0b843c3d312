import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { NewShare } from "../../features/health/sharing/components/new-share";
import { newSharePage, shareNow } from "../../features/health/sharing/shares-page.server";
import { requireSignedIn } from "../../features/people/require-staff.server";
import { readPosted } from "../../platform/forms/read-posted.server";
import { queryValues } from "../../platform/forms/values";
import { seeOther } from "../../platform/see-other";

export { pageMeta as meta } from "../../components/page-meta";

export async function loader(args: LoaderFunctionArgs) {
	const signedIn = await requireSignedIn(args, "family");
	const values = queryValues(new URL(args.request.url).searchParams);
	const page = await newSharePage(signedIn, { childId: args.params.child, values }, args.context);
	const status = Object.keys(page.errors).length > 0 ? 400 : 200;
	return data({ title: page.head.title, page }, { status });
}

export async function action(args: ActionFunctionArgs) {
	const signedIn = await requireSignedIn(args, "family");
	const { child: childId } = args.params;
	const { values } = await readPosted(args);
	const id = await shareNow(signedIn, { childId, values });
	const { searchParams } = new URL(args.request.url);
	if (id === null)
		return seeOther((paths) => paths.childRecord(childId ?? "", "/share/new", queryValues(searchParams)));
	return seeOther((paths) => paths.childRecord(childId ?? "", `/share/${id}`));
}

export default function Page() {
	return <NewShare page={useLoaderData<typeof loader>().page} />;
}
