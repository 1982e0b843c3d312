/** A child's record as its administrator sees it. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { RecordOfficeView } from "../../features/health/guardians/components/record-office-view";
import { recordOfficePage } from "../../features/health/guardians/record-page.server";
import { requireRecordAdministrator } from "../../features/people/require-staff.server";

export { pageMeta as meta } from "../../components/page-meta";

export async function loader(args: LoaderFunctionArgs) {
	const staff = await requireRecordAdministrator(args);
	return recordOfficePage(staff, args.params.id, new URL(args.request.url).searchParams.get("done"));
}

export default function Page() {
	return <RecordOfficeView page={useLoaderData<typeof loader>()} />;
}
