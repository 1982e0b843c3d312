/** The refused rows of an import as a sheet, to be mended and uploaded again. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireJob } from "../../features/exchange/jobs/jobs.server";
import { refusedSheet } from "../../features/exchange/jobs/refused-sheet";
import { requireStaff } from "../../features/people/require-staff.server";

export async function loader(args: LoaderFunctionArgs) {
	const who = await requireStaff(args, "imports.run");
	const job = await requireJob(who, who.council.id, args.params.job);
	return new Response(refusedSheet(job), {
		headers: {
			"Content-Type": "text/csv; charset=utf-8",
			"Content-Disposition": 'attachment; filename="refused.csv"',
		},
	});
}
