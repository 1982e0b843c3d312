import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { claimPage, claimWith } from "../../features/health/record/claim-page.server";
import { ClaimView } from "../../features/health/record/components/claim-view";
import { requireSignedIn } from "../../features/people/require-staff.server";
import { readPosted } from "../../platform/forms/read-posted.server";
import { seeOther } from "../../platform/see-other";

export { pageMeta as meta } from "../../components/page-meta";

export async function loader(args: LoaderFunctionArgs) {
	await requireSignedIn(args, "family");
	const page = claimPage(args.context, new URL(args.request.url).searchParams);
	return { title: page.title, page };
}

export async function action(args: ActionFunctionArgs) {
	const signedIn = await requireSignedIn(args, "family");
	const { values } = await readPosted(args);
	const claimed = await claimWith(signedIn, values);
	if (claimed.done === null) return data(claimed, { status: claimed.tooMany ? 429 : 400 });
	if (claimed.done === "none") return seeOther((paths) => paths.claimRedBook({ none: 1 }));
	return seeOther((paths) => paths.redBooks({ got: claimed.done === "got" ? 1 : null }));
}

export default function Page() {
	return <ClaimView page={useLoaderData<typeof loader>().page} refused={useActionData<typeof action>()} />;
}
