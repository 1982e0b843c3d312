/** What the editor's page sends by itself while somebody types. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { requireStaff } from "../../features/people/require-staff.server";
import { EDITING } from "../../features/publishing/policy";
import { kindOfAddress } from "../../features/staff/editor/entry-address";
import { autosaveSection, openSection } from "../../features/staff/editor/entry-edit.server";
import { pageError } from "../../platform/errors";
import { readPosted } from "../../platform/forms/read-posted.server";

export async function loader(args: ActionFunctionArgs) {
	await requireStaff(args, EDITING[kindOfAddress(args.context.path)]);
	throw pageError("not-found");
}

export async function action(args: ActionFunctionArgs) {
	const kind = kindOfAddress(args.context.path);
	const staff = await requireStaff(args, EDITING[kind]);
	const values = (await readPosted(args)).values;
	const open = await openSection(staff, kind, args.params, new URL(args.request.url).searchParams);
	return Response.json(await autosaveSection(staff, open, values), { headers: { "Cache-Control": "no-store" } });
}
