import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Immunisations } from "../../features/health/immunisations/components/immunisations";
import { immunisationsPage } from "../../features/health/immunisations/immunisations-page.server";
import { asReader } from "../../features/health/professionals/record-access.server";
import { requireProfessional } from "../../features/people/require-staff.server";

export { pageMeta as meta } from "../../components/page-meta";

export async function loader(args: LoaderFunctionArgs) {
	const who = asReader(await requireProfessional(args));
	const saved = new URL(args.request.url).searchParams.has("saved");
	const page = await immunisationsPage(who, { childId: args.params.child, saved }, args.context);
	return { title: page.head.title, page };
}

export default function Page() {
	return <Immunisations termsFirst page={useLoaderData<typeof loader>().page} />;
}
