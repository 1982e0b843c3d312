/** How a council wants its terms translated. */
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireStaff } from "../../features/people/require-staff.server";
import { GlossaryView } from "../../features/staff/translation/components/glossary-view";
import { changeGlossary, glossaryPage } from "../../features/staff/translation/glossary-page.server";
import { readPosted } from "../../platform/forms/read-posted.server";
import { seeOther } from "../../platform/see-other";

export { pageMeta as meta } from "../../components/page-meta";

export async function loader(args: LoaderFunctionArgs) {
	const who = await requireStaff(args, "translations.edit");
	const page = await glossaryPage(who, new URL(args.request.url).searchParams);
	return { title: page.title, page };
}

export async function action(args: ActionFunctionArgs) {
	const staff = await requireStaff(args, "translations.edit");
	const changed = await changeGlossary(staff, (await readPosted(args)).values);
	if ("to" in changed) return seeOther(() => changed.to);
	return data(changed, { status: changed.status });
}

export default function Page() {
	const { page } = useLoaderData<typeof loader>();
	return <GlossaryView page={useActionData<typeof action>()?.page ?? page} />;
}
