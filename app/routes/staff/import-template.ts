/** A sheet to fill in and upload. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { templateSheet } from "../../features/exchange/sheets/template";
import { requireStaff } from "../../features/people/require-staff.server";

export async function loader(args: LoaderFunctionArgs) {
	await requireStaff(args, "imports.run");
	return new Response(templateSheet(), {
		headers: {
			"Content-Type": "text/csv; charset=utf-8",
			"Content-Disposition": 'attachment; filename="services.csv"',
		},
	});
}
