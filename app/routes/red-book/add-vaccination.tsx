import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { AddVaccination } from "../../features/health/immunisations/components/add-vaccination";
import { addVaccinationPage, saveVaccination } from "../../features/health/immunisations/immunisations-page.server";
import { requireSignedIn } from "../../features/people/require-staff.server";
import { readPosted } from "../../platform/forms/read-posted.server";
import { seeOther } from "../../platform/see-other";

export { pageMeta as meta } from "../../components/page-meta";

export async function loader(args: LoaderFunctionArgs) {
	const signedIn = await requireSignedIn(args, "family");
	const head = await addVaccinationPage(signedIn, args.params.child, args.context);
	return { title: head.title, head };
}

export async function action(args: ActionFunctionArgs) {
	const signedIn = await requireSignedIn(args, "family");
	const { child: childId } = args.params;
	const { values } = await readPosted(args);
	const saved = await saveVaccination(signedIn, { childId, values });
	if (!saved.ok) return data(saved, { status: 400 });
	return seeOther((paths) => paths.childRecord(childId ?? "", "/immunisations", { saved: 1 }));
}

export default function Page() {
	return <AddVaccination head={useLoaderData<typeof loader>().head} refused={useActionData<typeof action>()} />;
}
