/** Dates of a service or a hub that are called off, or put back, at once. */
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireStaff } from "../../features/people/require-staff.server";
import { requireEntry } from "../../features/publishing/find-entry.server";
import { DatesOffView } from "../../features/staff/editor/components/dates-off-view";
import { changeOfferedDates, datesOffPage } from "../../features/staff/editor/dates-off.server";
import { kindOfAddress } from "../../features/staff/editor/entry-address";
import { staffPaths } from "../../paths";
import { readPosted } from "../../platform/forms/read-posted.server";
import { seeOther } from "../../platform/see-other";

export { pageMeta as meta } from "../../components/page-meta";

async function requirePage(args: LoaderFunctionArgs) {
	const who = await requireStaff(args, "listings.view");
	const entry = await requireEntry(who, kindOfAddress(args.context.path), args.params.id);
	return { who, entry, paths: staffPaths(who.council.slug) };
}

export async function loader(args: LoaderFunctionArgs) {
	const { who, entry, paths } = await requirePage(args);
	const done = new URL(args.request.url).searchParams.get("done");
	const page = await datesOffPage(who, entry, { done: done === "off" || done === "on" ? done : null });
	// Families read nothing of it, or it is not theirs to do: the entry's page says how it stands.
	if (!page) throw seeOther(() => paths.entry(entry.kind, entry.id));
	return { title: page.title, page };
}

export async function action(args: ActionFunctionArgs) {
	const { who, entry, paths } = await requirePage(args);
	const answer = await changeOfferedDates(who, entry, (await readPosted(args)).values);
	if ("done" in answer) return seeOther(() => paths.entryPage(entry.kind, entry.id, "dates", { done: answer.done }));
	if (!answer.page) throw seeOther(() => paths.entry(entry.kind, entry.id));
	return data({ page: answer.page }, { status: answer.status });
}

export default function Page() {
	const { page } = useLoaderData<typeof loader>();
	return <DatesOffView page={useActionData<typeof action>()?.page ?? page} />;
}
