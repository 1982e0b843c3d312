/** A new service, place, organisation or article. */
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireStaff } from "../../features/people/require-staff.server";
import { NewEntryView } from "../../features/staff/editor/components/new-entry-view";
import { listedKindOfAddress } from "../../features/staff/editor/entry-address";
import { newEntryPage, startEntry } from "../../features/staff/editor/new-entry.server";
import { pageError } from "../../platform/errors";
import { readPosted } from "../../platform/forms/read-posted.server";

export { pageMeta as meta } from "../../components/page-meta";

async function requirePage(args: LoaderFunctionArgs) {
	const who = await requireStaff(args, "listings.view");
	const page = await newEntryPage(who, listedKindOfAddress(args.context.path));
	if (!page) throw pageError("forbidden");
	return { who, page };
}

export async function loader(args: LoaderFunctionArgs) {
	return (await requirePage(args)).page;
}

export async function action(args: ActionFunctionArgs) {
	const { who, page } = await requirePage(args);
	const about = new URL(args.request.url).searchParams;
	const answer = await startEntry(who, page, (await readPosted(args)).values, about);
	return answer.ok ? redirect(answer.href, { status: 303 }) : data(answer, { status: answer.status });
}

export default function Page() {
	return <NewEntryView page={useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />;
}
