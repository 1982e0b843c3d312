/** Providers claim listings that are theirs. */
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireStaff } from "../../features/people/require-staff.server";
import { claimsPage, postClaim } from "../../features/staff/claims/claims-page.server";
import { ClaimsView } from "../../features/staff/claims/components/claims-view";
import { pageError } from "../../platform/errors";
import { readPosted } from "../../platform/forms/read-posted.server";

export { pageMeta as meta } from "../../components/page-meta";

export async function loader(args: LoaderFunctionArgs) {
	const who = await requireStaff(args, "listings.edit");
	const page = await claimsPage(who, new URL(args.request.url).searchParams);
	if (!page) throw pageError("forbidden");
	return page;
}

export async function action(args: ActionFunctionArgs) {
	const who = await requireStaff(args, "listings.edit");
	const answer = await postClaim(who, (await readPosted(args)).values);
	return answer.ok ? redirect(answer.href, { status: 303 }) : data(answer, { status: answer.status });
}

export default function Page() {
	return <ClaimsView page={useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />;
}
