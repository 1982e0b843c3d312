/** A family says that an entry is wrong which nobody here wrote: a record administrator answers. */
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { officeAnswerPage, postOfficeAnswer } from "../../features/health/problems/answer-page.server";
import { AnswerView } from "../../features/health/problems/components/answer-view";
import { requireRecordAdministrator } from "../../features/people/require-staff.server";
import { staffPaths } from "../../paths";
import { readPosted } from "../../platform/forms/read-posted.server";

export { pageMeta as meta } from "../../components/page-meta";

export async function loader(args: LoaderFunctionArgs) {
	return officeAnswerPage(await requireRecordAdministrator(args), args.params.id);
}

export async function action(args: ActionFunctionArgs) {
	const staff = await requireRecordAdministrator(args);
	const answered = await postOfficeAnswer(staff, args.params.id, (await readPosted(args)).values);
	if (!answered.ok) return data(answered, { status: answered.status });
	return redirect(staffPaths(staff.council.slug).guardians("", { done: "answered" }), { status: 303 });
}

export default function Page() {
	return <AnswerView byOffice page={useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />;
}
