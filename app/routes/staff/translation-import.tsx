/** What an agency sent back. */
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireStaff } from "../../features/people/require-staff.server";
import { ImportView } from "../../features/staff/translation/components/import-view";
import { importFile, importPage } from "../../features/staff/translation/xliff/import-page.server";
import { readPosted } from "../../platform/forms/read-posted.server";

export { pageMeta as meta } from "../../components/page-meta";

export async function loader(args: LoaderFunctionArgs) {
	const { council } = await requireStaff(args, "translations.edit");
	const page = importPage(council, new URL(args.request.url).searchParams);
	return { title: page.title, page };
}

export async function action(args: ActionFunctionArgs) {
	const staff = await requireStaff(args, "translations.edit");
	const imported = await importFile(staff, await readPosted(args));
	return data(imported, { status: imported.status });
}

export default function Page() {
	const { page } = useLoaderData<typeof loader>();
	return <ImportView page={useActionData<typeof action>()?.page ?? page} />;
}
