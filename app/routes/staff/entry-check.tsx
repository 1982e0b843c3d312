/** "Check your answers" before an entry is handed in or published. */
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireStaff } from "../../features/people/require-staff.server";
import { CheckView } from "../../features/staff/editor/components/check-view";
import { kindOfAddress } from "../../features/staff/editor/entry-address";
import { checkPage, takeStep } from "../../features/staff/editor/entry-check.server";
import { readPosted } from "../../platform/forms/read-posted.server";
import { seeOther } from "../../platform/see-other";

export { pageMeta as meta } from "../../components/page-meta";

export async function loader(args: LoaderFunctionArgs) {
	const staff = await requireStaff(args, "listings.view");
	const page = await checkPage(staff, kindOfAddress(args.context.path), args.params.id);
	return { title: page.title, page };
}

export async function action(args: ActionFunctionArgs) {
	const staff = await requireStaff(args, "listings.view");
	const values = (await readPosted(args)).values;
	const checked = await takeStep(staff, kindOfAddress(args.context.path), args.params.id, values);
	if ("to" in checked) return seeOther(() => checked.to);
	return data(checked, { status: checked.status });
}

export default function Page() {
	const { page } = useLoaderData<typeof loader>();
	return <CheckView page={useActionData<typeof action>()?.page ?? page} />;
}
