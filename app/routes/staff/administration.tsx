import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireStaff } from "../../features/people/require-staff.server";
import { administrationPage } from "../../features/staff/settings/administration.server";
import { AdministrationView } from "../../features/staff/settings/components/administration-view";

export { pageMeta as meta } from "../../components/page-meta";

export async function loader(args: LoaderFunctionArgs) {
	return administrationPage(await requireStaff(args, "staff.enter"));
}

export default function Page() {
	return <AdministrationView page={useLoaderData<typeof loader>()} />;
}
