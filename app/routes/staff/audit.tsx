import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireStaff } from "../../features/people/require-staff.server";
import { auditPage, verifyNow } from "../../features/staff/audit/audit-page.server";
import { AuditView } from "../../features/staff/audit/components/audit-view";
import { staffPaths } from "../../paths";

export { pageMeta as meta } from "../../components/page-meta";

export async function loader(args: LoaderFunctionArgs) {
	const staff = await requireStaff(args, "audit.read");
	const page = await auditPage(staff, new URL(args.request.url).searchParams);
	return { title: page.title, council: staff.council.slug, page };
}

/** Verifies the log, and answers with the page. */
export async function action(args: ActionFunctionArgs) {
	return verifyNow(await requireStaff(args, "audit.read"));
}

export default function Page() {
	const { page, council } = useLoaderData<typeof loader>();
	const href = (number: number) => staffPaths(council).audit("", { ...page.params, page: number });
	return <AuditView page={page} verdict={useActionData<typeof action>()} href={href} />;
}
