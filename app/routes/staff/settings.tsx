import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireStaff } from "../../features/people/require-staff.server";
import { SettingsListView } from "../../features/staff/settings/components/settings-view";
import { settingsList } from "../../features/staff/settings/settings-page.server";

export { pageMeta as meta } from "../../components/page-meta";

export async function loader(args: LoaderFunctionArgs) {
	const staff = await requireStaff(args, "settings.edit");
	return settingsList(staff, new URL(args.request.url).searchParams.get("done"));
}

export default function Page() {
	return <SettingsListView page={useLoaderData<typeof loader>()} />;
}
