import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireRecentSignIn, requireStaff } from "../../features/people/require-staff.server";
import { SignView } from "../../features/staff/offer/components/sign-view";
import { postSignature, signPage } from "../../features/staff/offer/sign-offer.server";
import { staffPaths } from "../../paths";
import { readPosted } from "../../platform/forms/read-posted.server";
import { seeOther } from "../../platform/see-other";

export { pageMeta as meta } from "../../components/page-meta";

export async function loader(args: LoaderFunctionArgs) {
	const staff = await requireStaff(args, "offer.sign");
	await requireRecentSignIn(staff, args);
	return { ...(await signPage(staff)), council: staff.council.name };
}

export async function action(args: ActionFunctionArgs) {
	const staff = await requireStaff(args, "offer.sign");
	await requireRecentSignIn(staff, args);
	const signed = await postSignature(staff, (await readPosted(args)).values, args.context.origin);
	if (signed.ok) throw seeOther(() => staffPaths(staff.council.slug).offer("", { done: "signed" }));
	return data({ page: signed.page }, { status: signed.status });
}

export default function Page() {
	const page = useLoaderData<typeof loader>();
	const failed = useActionData<typeof action>();
	return <SignView page={failed?.page ?? page} council={page.council} />;
}
