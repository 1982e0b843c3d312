import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { MeasurementFormView } from "../../features/health/growth/components/measurement-form-view";
import { measurementPage, saveMeasurement } from "../../features/health/growth/growth-page.server";
import { asReader } from "../../features/health/professionals/record-access.server";
import { requireProfessional } from "../../features/people/require-staff.server";
import { readPosted } from "../../platform/forms/read-posted.server";
import { seeOther } from "../../platform/see-other";

export { pageMeta as meta } from "../../components/page-meta";

export async function loader(args: LoaderFunctionArgs) {
	const who = asReader(await requireProfessional(args));
	const { child: childId, entry: entryId } = args.params;
	const page = await measurementPage(who, { childId, entryId }, args.context);
	return { title: page.head.title, page };
}

export async function action(args: ActionFunctionArgs) {
	const who = asReader(await requireProfessional(args));
	const { child: childId, entry: entryId } = args.params;
	const { values } = await readPosted(args);
	const saved = await saveMeasurement(who, { childId, entryId, values });
	if (!saved.ok) return data(saved, { status: saved.changed ? 409 : 400 });
	return seeOther((paths) => paths.record(childId ?? "", "/growth", { saved: 1 }));
}

export default function Page() {
	return <MeasurementFormView page={useLoaderData<typeof loader>().page} refused={useActionData<typeof action>()} />;
}
