/** The refused rows of an import as a sheet, to be mended and uploaded again. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireStaff } from "../../features/accounts/require-staff.server";
import { requireJob } from "../../features/exchange/jobs.server";
import { refusedSheet } from "../../features/exchange/refused-sheet";

export async function loader(args: LoaderFunctionArgs) {
	const { council } = await requireStaff(args, "imports.run");
	const job = await requireJob(council.id, args.params.job);
	return new Response(refusedSheet(job), {
		headers: {
			"Content-Type": "text/csv; charset=utf-8",
			"Content-Disposition": 'attachment; filename="refused.csv"',
		},
	});
}
