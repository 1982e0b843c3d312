import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireStaff } from "../../features/people/require-staff.server";
import { changeCase } from "../../features/staff/feedback/change-feedback.server";
import { CaseView } from "../../features/staff/feedback/components/feedback-view";
import { casePage, requireCase } from "../../features/staff/feedback/feedback-page.server";
import { staffPaths } from "../../paths";
import { readForm } from "../../platform/forms/read-form.server";
import { seeOther } from "../../platform/see-other";

export { pageMeta as meta } from "../../components/page-meta";

export async function loader(args: LoaderFunctionArgs) {
	const staff = await requireStaff(args, "cases.answer");
	const found = await requireCase(staff, args.params.report);
	const page = await casePage(staff, found, new URL(args.request.url).searchParams);
	return { title: page.title, page };
}

export async function action(args: ActionFunctionArgs) {
	const staff = await requireStaff(args, "cases.answer");
	const found = await requireCase(staff, args.params.report);
	const changed = await changeCase(staff, found, await readForm(args.request));
	if (!changed.ok) return data(changed.refused, { status: changed.status });
	return seeOther(() => staffPaths(staff.council.slug).reports(`/${found.id}`, { done: changed.done }));
}

export default function Page() {
	return <CaseView page={useLoaderData<typeof loader>().page} refused={useActionData<typeof action>()} />;
}
