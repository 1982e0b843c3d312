/** One thing done to several entries of a list, after it was confirmed. */
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireStaff } from "../../features/people/require-staff.server";
import { bulkAnswer, bulkPage } from "../../features/staff/editor/bulk-page.server";
import { BulkView } from "../../features/staff/editor/components/bulk-view";
import { kindOfAddress } from "../../features/staff/editor/entry-address";
import { pageError } from "../../platform/errors";
import { readPosted } from "../../platform/forms/read-posted.server";

export { pageMeta as meta } from "../../components/page-meta";

export async function loader(args: LoaderFunctionArgs) {
	const who = await requireStaff(args, "listings.view");
	const page = await bulkPage(who, kindOfAddress(args.context.path), new URL(args.request.url).searchParams);
	if (!page) throw pageError("not-found");
	return page;
}

export async function action(args: ActionFunctionArgs) {
	const who = await requireStaff(args, "listings.view");
	const done = await bulkAnswer(who, kindOfAddress(args.context.path), (await readPosted(args)).values);
	if (!done) throw pageError("bad-request");
	return redirect(done, { status: 303 });
}

export default function Page() {
	return <BulkView page={useLoaderData<typeof loader>()} />;
}
