/** What waits for a record administrator. */
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { OfficeView } from "../../features/health/guardians/components/office-view";
import { officePage, postFind } from "../../features/health/guardians/office-page.server";
import { listForOffice } from "../../features/health/problems/answer-page.server";
import { requireRecordAdministrator } from "../../features/people/require-staff.server";
import { readPosted } from "../../platform/forms/read-posted.server";

export { pageMeta as meta } from "../../components/page-meta";

export async function loader(args: LoaderFunctionArgs) {
	const staff = await requireRecordAdministrator(args);
	const page = await officePage(staff, new URL(args.request.url).searchParams.get("done"));
	return { title: page.title, page, problems: await listForOffice(staff) };
}

export async function action(args: ActionFunctionArgs) {
	const staff = await requireRecordAdministrator(args);
	const found = await postFind(staff, (await readPosted(args)).values);
	return found.ok ? redirect(found.href, { status: 303 }) : data(found, { status: found.status });
}

export default function Page() {
	return <OfficeView {...useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />;
}
