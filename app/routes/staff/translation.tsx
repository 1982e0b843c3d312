/** One entry in one language. */
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireStaff } from "../../features/people/require-staff.server";
import { TranslateView } from "../../features/staff/translation/components/translate-view";
import { openTranslation, translate, translatePage } from "../../features/staff/translation/translate-page.server";
import { readPosted } from "../../platform/forms/read-posted.server";
import { seeOther } from "../../platform/see-other";

export { pageMeta as meta } from "../../components/page-meta";

export async function loader(args: LoaderFunctionArgs) {
	const staff = await requireStaff(args, "translations.edit");
	const { searchParams } = new URL(args.request.url);
	const open = await openTranslation(staff, args.params, searchParams);
	const page = await translatePage(staff, open, searchParams.get("done"));
	return { title: page.title, page };
}

export async function action(args: ActionFunctionArgs) {
	const staff = await requireStaff(args, "translations.edit");
	const form = (await readPosted(args)).values;
	const open = await openTranslation(staff, args.params, new URL(args.request.url).searchParams);
	const translated = await translate(staff, open, form);
	if ("to" in translated) return seeOther(() => translated.to);
	return data(translated, { status: translated.status });
}

export default function Page() {
	const { page } = useLoaderData<typeof loader>();
	return <TranslateView page={useActionData<typeof action>()?.page ?? page} />;
}
