/** Discarding a draft, withdrawing or archiving an entry: asked first. */
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireStaff } from "../../features/people/require-staff.server";
import { requireEntry } from "../../features/publishing/find-entry.server";
import { StepView } from "../../features/staff/editor/components/step-view";
import { kindOfAddress } from "../../features/staff/editor/entry-address";
import { doConfirmed, refusal, stepOf, stepPage } from "../../features/staff/editor/entry-steps.server";
import { staffPaths } from "../../paths";
import { pageError } from "../../platform/errors";
import { readPosted } from "../../platform/forms/read-posted.server";
import { typedIn } from "../../platform/forms/values";

export { pageMeta as meta } from "../../components/page-meta";

async function requirePage(args: LoaderFunctionArgs) {
	const who = await requireStaff(args, "listings.view");
	const entry = await requireEntry(who, kindOfAddress(args.context.path), args.params.id);
	const step = stepOf(args.context.path);
	if (!step) throw pageError("not-found");
	return { who, entry, step };
}

export async function loader(args: LoaderFunctionArgs) {
	const { who, entry, step } = await requirePage(args);
	return stepPage(who, entry, step);
}

export async function action(args: ActionFunctionArgs) {
	const { who, entry, step } = await requirePage(args);
	const { values } = await readPosted(args);
	const answer = await doConfirmed(who, entry, step, values);
	if (answer.ok) {
		return redirect(staffPaths(who.council.slug).entry(entry.kind, entry.id, { done: answer.done }), { status: 303 });
	}
	const { problem, status } = refusal(answer.reason);
	return data({ problem, typed: typedIn(values, ["note"]) }, { status });
}

export default function Page() {
	return <StepView page={useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />;
}
