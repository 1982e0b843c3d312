import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { GrowthPageView } from "../../features/health/growth/components/growth-page-view";
import { ZOOMS } from "../../features/health/growth/frames";
import { growthPage } from "../../features/health/growth/growth-page.server";
import { asReader } from "../../features/health/professionals/record-access.server";
import { requireProfessional } from "../../features/people/require-staff.server";
import { queryChoice } from "../../platform/forms/values";

export { pageMeta as meta } from "../../components/page-meta";

export async function loader(args: LoaderFunctionArgs) {
	const who = asReader(await requireProfessional(args));
	const { searchParams } = new URL(args.request.url);
	const zoom = queryChoice(searchParams, "zoom", ZOOMS);
	const saved = searchParams.has("saved");
	const page = await growthPage(who, { childId: args.params.child, zoom, saved }, args.context);
	return { title: page.head.title, page };
}

export default function Page() {
	return <GrowthPageView page={useLoaderData<typeof loader>().page} />;
}
