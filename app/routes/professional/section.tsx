import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { asReader } from "../../features/health/professionals/record-access.server";
import { SectionView } from "../../features/health/sections/components/section-view";
import { sectionPage } from "../../features/health/sections/section-page.server";
import { requireProfessional } from "../../features/people/require-staff.server";

export { pageMeta as meta } from "../../components/page-meta";

export async function loader(args: LoaderFunctionArgs) {
	const who = asReader(await requireProfessional(args));
	const saved = new URL(args.request.url).searchParams.has("saved");
	const page = await sectionPage(who, { childId: args.params.child, saved }, args.context);
	return { title: page.head.title, page };
}

export default function Page() {
	return <SectionView page={useLoaderData<typeof loader>().page} />;
}
