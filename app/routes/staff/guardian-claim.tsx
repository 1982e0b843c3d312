/** Somebody asks for a child's record: a record administrator decides. */
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { claimOfficePage, postClaimDecision } from "../../features/health/guardians/claim-office-page.server";
import { ClaimOfficeView } from "../../features/health/guardians/components/claim-office-view";
import { requireRecordAdministrator } from "../../features/people/require-staff.server";
import { readPosted } from "../../platform/forms/read-posted.server";

export { pageMeta as meta } from "../../components/page-meta";

export async function loader(args: LoaderFunctionArgs) {
	return claimOfficePage(await requireRecordAdministrator(args), args.params.id);
}

export async function action(args: ActionFunctionArgs) {
	const staff = await requireRecordAdministrator(args);
	const decided = await postClaimDecision(staff, args.params.id, (await readPosted(args)).values);
	return decided.ok ? redirect(decided.href, { status: 303 }) : data(decided, { status: decided.status });
}

export default function Page() {
	return <ClaimOfficeView page={useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />;
}
