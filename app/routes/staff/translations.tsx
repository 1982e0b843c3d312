/** The translator's desk. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireStaff } from "../../features/people/require-staff.server";
import { DeskView } from "../../features/staff/translation/components/desk-view";
import { deskPage } from "../../features/staff/translation/desk-page.server";

export { pageMeta as meta } from "../../components/page-meta";

export async function loader(args: LoaderFunctionArgs) {
	const who = await requireStaff(args, "translations.edit");
	const page = await deskPage(who, new URL(args.request.url).searchParams);
	return { title: page.title, page };
}

export default function Page() {
	return <DeskView page={useLoaderData<typeof loader>().page} />;
}
