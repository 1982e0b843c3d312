import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireStaff } from "../../features/accounts/require-staff.server";
import { casesPage } from "../../features/cases/cases-page.server";
import { CasesView } from "../../features/cases/components/cases-view";
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
