/** What changed in an entry, and the decision over it. */
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireStaff } from "../../features/people/require-staff.server";
import { requireEntry } from "../../features/publishing/find-entry.server";
import { ReviewView } from "../../features/staff/editor/components/review-view";
import { kindOfAddress } from "../../features/staff/editor/entry-address";
import { decideReview, reviewPage } from "../../features/staff/editor/review-page.server";
import { staffPaths } from "../../paths";
import { readPosted } from "../../platform/forms/read-posted.server";

export { pageMeta as meta } from "../../components/page-meta";

export async function loader(args: LoaderFunctionArgs) {
	const who = await requireStaff(args, "listings.view");
	return reviewPage(who, await requireEntry(who, kindOfAddress(args.context.path), args.params.id));
}

export async function action(args: ActionFunctionArgs) {
	const who = await requireStaff(args, "listings.review");
	const entry = await requireEntry(who, kindOfAddress(args.context.path), args.params.id);
	const answer = await decideReview(who, entry, (await readPosted(args)).values);
	if (answer.ok) {
		return redirect(staffPaths(who.council.slug).entry(entry.kind, entry.id, { done: answer.done }), { status: 303 });
	}
	const { status, errors, typed } = answer;
	return data({ errors, typed }, { status });
}

export default function Page() {
	return <ReviewView page={useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />;
}
