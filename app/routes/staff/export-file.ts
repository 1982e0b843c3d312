/** One exported file. It is asked for with a form, since each export is noted. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { exportFile } from "../../features/exchange/jobs/export.server";
import { requireStaff } from "../../features/people/require-staff.server";
import { EXPORT_NAMES } from "../../model/exchange/job";
import { staffPaths } from "../../paths";
import { pageError } from "../../platform/errors";
import { seeOther } from "../../platform/see-other";

export async function loader(args: LoaderFunctionArgs) {
	const { council } = await requireStaff(args, "exports.run");
	throw seeOther(() => staffPaths(council.slug).exports());
}

export async function action(args: ActionFunctionArgs) {
	const who = await requireStaff(args, "exports.run");
	const name = EXPORT_NAMES.find((one) => one === args.params.file);
	if (!name) throw pageError("not-found");
	return exportFile(who, name);
}
