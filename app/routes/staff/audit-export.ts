/** The audit log as a file. It is asked for with a form, since each export is noted. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { requireStaff } from "../../features/people/require-staff.server";
import { exportAudit } from "../../features/staff/audit/audit-page.server";
import { staffPaths } from "../../paths";
import { readPosted } from "../../platform/forms/read-posted.server";
import { seeOther } from "../../platform/see-other";

export async function loader(args: LoaderFunctionArgs) {
	const { council } = await requireStaff(args, "audit.read");
	throw seeOther(() => staffPaths(council.slug).audit());
}

export async function action(args: ActionFunctionArgs) {
	const staff = await requireStaff(args, "audit.read");
	return exportAudit(staff, (await readPosted(args)).values);
}
