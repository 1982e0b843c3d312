import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { asReader } from "../../features/health/professionals/record-access.server";
import { SectionFormView } from "../../features/health/sections/components/section-form-view";
import { saveSectionEntry, sectionFormPage } from "../../features/health/sections/section-page.server";
import { requireProfessional } from "../../features/people/require-staff.server";
import { readPosted } from "../../platform/forms/read-posted.server";
import { queryText } from "../../platform/forms/values";
import { seeOther } from "../../platform/see-other";

export { pageMeta as meta } from "../../components/page-meta";

export async function loader(args: LoaderFunctionArgs) {
	const who = asReader(await requireProfessional(args));
	const { child: childId, entry: entryId } = args.params;
	const tooth = queryText(new URL(args.request.url).searchParams, "tooth", 2);
	const page = await sectionFormPage(who, { childId, entryId, chosen: { tooth } }, args.context);
	return { title: page.head.title, page };
}

export async function action(args: ActionFunctionArgs) {
	const who = asReader(await requireProfessional(args));
	const { child: childId, entry: entryId } = args.params;
	const posted = await readPosted(args);
	const saved = await saveSectionEntry(who, { childId, entryId, posted }, args.context);
	if (!saved.ok) return data(saved, { status: saved.changed ? 409 : 400 });
	return seeOther((paths) => paths.record(childId ?? "", `/${saved.segment}`, { saved: 1 }));
}

export default function Page() {
	return <SectionFormView page={useLoaderData<typeof loader>().page} refused={useActionData<typeof action>()} />;
}
