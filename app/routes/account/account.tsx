import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PageFrame } from "../../components/page-frame";
import { accountPage } from "../../features/people/account-page.server";
import { changeAccount, wantsRecentProof } from "../../features/people/change-account.server";
import { AccountView } from "../../features/people/components/account-view";
import { requireRecentSignIn, requireSignedIn } from "../../features/people/require-staff.server";
import { pageError } from "../../platform/errors";
import { readPosted } from "../../platform/forms/read-posted.server";
import { seeOther } from "../../platform/see-other";

export { pageMeta as meta } from "../../components/page-meta";

export async function loader(args: LoaderFunctionArgs) {
	const signedIn = await requireSignedIn(args, null);
	const done = new URL(args.request.url).searchParams.get("done");
	const page = await accountPage(signedIn, args.context, done);
	return data({ title: page.title, page }, { headers: { "X-Robots-Tag": "noindex" } });
}

export async function action(args: ActionFunctionArgs) {
	const signedIn = await requireSignedIn(args, null);
	const { values } = await readPosted(args);
	if (wantsRecentProof(values)) await requireRecentSignIn(signedIn, args);
	const done = await changeAccount(signedIn, values);
	if (!done) throw pageError("bad-request");
	return seeOther((paths) => paths.account({ done }));
}

export const headers = ({ loaderHeaders }: { loaderHeaders: Headers }) => loaderHeaders;

export default function Account() {
	return (
		<PageFrame>
			<AccountView page={useLoaderData<typeof loader>().page} />
		</PageFrame>
	);
}
