/** What the editor's page sends by itself while somebody types. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { requireStaff } from "../../features/accounts/require-staff.server";
import { kindOfAddress } from "../../features/editorial/entry-address";
import { autosaveSection, openSection } from "../../features/editorial/entry-edit.server";
import { EDITING } from "../../features/editorial/policy";
import { postedValues } from "../../features/editorial/sections/values";
import { pageError } from "../../platform/errors";
import { readForm } from "../../platform/forms.server";

export async function loader(args: ActionFunctionArgs) {
	await requireStaff(args, EDITING[kindOfAddress(args.context.path)]);
	throw pageError("not-found");
}

export async function action(args: ActionFunctionArgs) {
	const kind = kindOfAddress(args.context.path);
	const staff = await requireStaff(args, EDITING[kind]);
	const values = postedValues(await readForm(args.request));
	const open = await openSection(staff, kind, args.params, new URL(args.request.url).searchParams);
	return Response.json(await autosaveSection(staff, open, values), { headers: { "Cache-Control": "no-store" } });
}
