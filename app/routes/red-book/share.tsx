import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { OneShare } from "../../features/health/sharing/components/one-share";
import { oneSharePage, stopSharing } from "../../features/health/sharing/shares-page.server";
import { requireSignedIn } from "../../features/people/require-staff.server";
import { seeOther } from "../../platform/see-other";

export { pageMeta as meta } from "../../components/page-meta";

export async function loader(args: LoaderFunctionArgs) {
	const signedIn = await requireSignedIn(args, "family");
	const { child: childId, share: shareId } = args.params;
	const page = await oneSharePage(signedIn, { childId, shareId }, args.context);
	return { title: page.head.title, page };
}

export async function action(args: ActionFunctionArgs) {
	const signedIn = await requireSignedIn(args, "family");
	const { child: childId, share: shareId } = args.params;
	await stopSharing(signedIn, { childId, shareId });
	return seeOther((paths) => paths.childRecord(childId ?? "", `/share/${shareId}`));
}

export default function Page() {
	return <OneShare page={useLoaderData<typeof loader>().page} />;
}
