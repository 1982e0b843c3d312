import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { growthThing } from "../../features/health/growth/growth-page.server";
import { nextVaccinationsThing } from "../../features/health/immunisations/immunisations-page.server";
import { childHome } from "../../features/health/record/child-home.server";
import { ChildHomeView } from "../../features/health/record/components/child-home-view";
import { nextAppointmentThing } from "../../features/health/sections/next-appointment";
import { requireSignedIn } from "../../features/people/require-staff.server";

export { pageMeta as meta } from "../../components/page-meta";

export async function loader(args: LoaderFunctionArgs) {
	const signedIn = await requireSignedIn(args, "family");
	const page = await childHome(signedIn, args.params.child, args.context, [
		growthThing,
		nextVaccinationsThing,
		nextAppointmentThing,
	]);
	return { title: page.title, page };
}

export default function Page() {
	return <ChildHomeView page={useLoaderData<typeof loader>().page} />;
}
