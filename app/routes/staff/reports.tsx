import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireStaff } from "../../features/people/require-staff.server";
import { CasesView } from "../../features/staff/feedback/components/feedback-list-view";
import { casesPage } from "../../features/staff/feedback/feedback-list-page.server";
import { staffPaths } from "../../paths";

export { pageMeta as meta } from "../../components/page-meta";

export async function loader(args: LoaderFunctionArgs) {
	const staff = await requireStaff(args, "cases.answer");
	const page = await casesPage(staff, new URL(args.request.url).searchParams);
	return { title: page.title, council: staff.council.slug, page };
}

export default function Page() {
	const { page, council } = useLoaderData<typeof loader>();
	return <CasesView page={page} href={(number) => staffPaths(council).reports("", { ...page.query, page: number })} />;
}
