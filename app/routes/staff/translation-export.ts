/** A list of the desk as a file for an agency. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireStaff } from "../../features/people/require-staff.server";
import { readDeskFilter } from "../../features/staff/translation/desk-query";
import { targetLanguage } from "../../features/staff/translation/languages";
import { exportXliff } from "../../features/staff/translation/xliff/export-xliff.server";
import { XLIFF_VERSIONS } from "../../features/staff/translation/xliff/unit";
import { pageError } from "../../platform/errors";

export async function loader(args: LoaderFunctionArgs) {
	const staff = await requireStaff(args, "translations.edit");
	const { searchParams } = new URL(args.request.url);
	const language = targetLanguage(staff.council, searchParams.get("language") ?? undefined);
	const version = XLIFF_VERSIONS.find((one) => one === searchParams.get("version"));
	if (!language || !version) throw pageError("not-found");
	const { name, text } = await exportXliff(staff, language, readDeskFilter(searchParams), version);
	return new Response(text, {
		headers: {
			"Content-Type": "application/xliff+xml; charset=utf-8",
			"Content-Disposition": `attachment; filename="${name}"`,
			"Cache-Control": "private, no-store",
		},
	});
}
