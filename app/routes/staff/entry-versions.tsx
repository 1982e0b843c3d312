/** All versions of an entry. */
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireStaff } from "../../features/people/require-staff.server";
import { requireEntry } from "../../features/publishing/find-entry.server";
import { VersionsView } from "../../features/staff/editor/components/versions-view";
import { kindOfAddress } from "../../features/staff/editor/entry-address";
import { doRestore, refusal } from "../../features/staff/editor/entry-steps.server";
import { versionsPage } from "../../features/staff/editor/versions-page.server";
import { staffPaths } from "../../paths";
import { readPosted } from "../../platform/forms/read-posted.server";

export { pageMeta as meta } from "../../components/page-meta";

async function requirePage(args: LoaderFunctionArgs) {
	const who = await requireStaff(args, "listings.view");
	return { who, entry: await requireEntry(who, kindOfAddress(args.context.path), args.params.id) };
}

export async function loader(args: LoaderFunctionArgs) {
	const { who, entry } = await requirePage(args);
	return versionsPage(who, entry, new URL(args.request.url).searchParams);
}

export async function action(args: ActionFunctionArgs) {
	const { who, entry } = await requirePage(args);
	const answer = await doRestore(who, entry, (await readPosted(args)).values);
	if (answer.ok) {
		return redirect(staffPaths(who.council.slug).entry(entry.kind, entry.id, { done: answer.done }), { status: 303 });
	}
	const { problem, status } = refusal(answer.reason);
	return data({ problem }, { status });
}

export default function Page() {
	return <VersionsView page={useLoaderData<typeof loader>()} problem={useActionData<typeof action>()?.problem} />;
}
