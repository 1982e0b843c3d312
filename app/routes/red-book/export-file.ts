/** A file of the whole record. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { RECORD_FILES, recordFile } from "../../features/health/exchange/export-page.server";
import { requireSignedIn } from "../../features/people/require-staff.server";
import { pageError } from "../../platform/errors";

export async function loader(args: LoaderFunctionArgs) {
	const signedIn = await requireSignedIn(args, "family");
	const file = RECORD_FILES.find((one) => one === args.params.file);
	if (!file) throw pageError("not-found");
	return recordFile(signedIn, args.params.child, file);
}
