/** One claim, for those who decide over it. */
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireStaff } from "../../features/people/require-staff.server";
import { claimPage, postDecision } from "../../features/staff/claims/claims-page.server";
import { ClaimView } from "../../features/staff/claims/components/claim-view";
import { pageError } from "../../platform/errors";
import { readPosted } from "../../platform/forms/read-posted.server";

export { pageMeta as meta } from "../../components/page-meta";

export async function loader(args: LoaderFunctionArgs) {
	const page = await claimPage(await requireStaff(args, "listings.review"), args.params.id);
	if (!page) throw pageError("not-found");
	return page;
}

export async function action(args: ActionFunctionArgs) {
	const who = await requireStaff(args, "listings.review");
	const answer = await postDecision(who, args.params.id ?? "", (await readPosted(args)).values);
	if (answer.ok) return redirect(answer.href, { status: 303 });
	if (answer.status === 404) throw pageError("not-found");
	return data(answer, { status: answer.status });
}

export default function Page() {
	return <ClaimView page={useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />;
}
