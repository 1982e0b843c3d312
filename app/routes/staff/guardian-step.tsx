/** What a record administrator does with a record, or with one of its guardians. */
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { StepView } from "../../features/health/guardians/components/step-view";
import { postStep, stepPage } from "../../features/health/guardians/step-page.server";
import { requireRecordAdministrator } from "../../features/people/require-staff.server";
import { readPosted } from "../../platform/forms/read-posted.server";

export { pageMeta as meta } from "../../components/page-meta";

const whereOf = ({ params: { id, step, guardian } }: LoaderFunctionArgs) => ({ child: id, step, guardian });

export async function loader(args: LoaderFunctionArgs) {
	return stepPage(await requireRecordAdministrator(args), whereOf(args));
}

export async function action(args: ActionFunctionArgs) {
	const staff = await requireRecordAdministrator(args);
	const { values } = await readPosted(args);
	const done = await postStep(staff, { ...whereOf(args), origin: args.context.origin }, values);
	if (!done.ok) return data(done, { status: done.status });
	return "href" in done ? redirect(done.href, { status: 303 }) : data(done);
}

export default function Page() {
	return <StepView page={useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}
