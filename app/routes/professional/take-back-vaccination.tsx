import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { TakeBackVaccination } from "../../features/health/immunisations/components/take-back-vaccination";
import { takeBackPage, takeBackVaccination } from "../../features/health/immunisations/immunisations-page.server";
import { asReader } from "../../features/health/professionals/record-access.server";
import { requireProfessional } from "../../features/people/require-staff.server";
import { readPosted } from "../../platform/forms/read-posted.server";
import { seeOther } from "../../platform/see-other";

export { pageMeta as meta } from "../../components/page-meta";

export async function loader(args: LoaderFunctionArgs) {
	const who = asReader(await requireProfessional(args));
	const { child: childId, entry: entryId } = args.params;
	const page = await takeBackPage(who, { childId, entryId }, args.context);
	return { title: page.head.title, page };
}

export async function action(args: ActionFunctionArgs) {
	const who = asReader(await requireProfessional(args));
	const { child: childId, entry: entryId } = args.params;
	const { values } = await readPosted(args);
	await takeBackVaccination(who, { childId, entryId, values });
	return seeOther((paths) => paths.record(childId ?? "", "/immunisations"));
}

export default function Page() {
	return <TakeBackVaccination page={useLoaderData<typeof loader>().page} />;
}
