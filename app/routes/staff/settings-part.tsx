import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireStaff } from "../../features/people/require-staff.server";
import { SettingsPartView } from "../../features/staff/settings/components/settings-view";
import { openPart, saveSettings, settingsPart } from "../../features/staff/settings/settings-page.server";
import { readPosted } from "../../platform/forms/read-posted.server";
import { seeOther } from "../../platform/see-other";

export { pageMeta as meta } from "../../components/page-meta";

export async function loader(args: LoaderFunctionArgs) {
	const staff = await requireStaff(args, "settings.edit");
	return settingsPart(staff, openPart(args.params.part, new URL(args.request.url).searchParams, staff));
}

export async function action(args: ActionFunctionArgs) {
	const staff = await requireStaff(args, "settings.edit");
	const open = openPart(args.params.part, new URL(args.request.url).searchParams, staff);
	const saved = await saveSettings(staff, open, (await readPosted(args)).values);
	if (saved.ok) throw seeOther(() => saved.href);
	return data({ title: saved.page.title, page: saved.page }, { status: saved.status });
}

export default function Page() {
	const page = useLoaderData<typeof loader>();
	return <SettingsPartView page={useActionData<typeof action>()?.page ?? page} />;
}
