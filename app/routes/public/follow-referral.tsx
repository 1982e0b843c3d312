/** Behind the link that a family got: where a referral is. Reading the page changes nothing, because mail scanners follow links. */
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { PageFrame } from "../../components/page-frame";
import { FollowReferral } from "../../features/referrals/components/follow-referral";
import { type Follow, followPage, postFollow } from "../../features/referrals/follow-page.server";
import { readPosted } from "../../platform/forms/read-posted.server";

export { pageMeta as meta } from "../../components/page-meta";

export async function loader({ params, context }: LoaderFunctionArgs) {
	const page = await followPage(params.token ?? "", context);
	return data(page, { headers: { "X-Robots-Tag": "noindex" } });
}

const STATUS = { ask: 200, code: 200, view: 200, sure: 200, ended: 200, old: 410, "too-many": 429 } as const;

function statusOf(follow: Follow): number {
	if (follow.kind === "code" && follow.wrong) return 400;
	if (follow.kind === "view" && Object.keys(follow.errors).length > 0) return 400;
	return follow.kind === "view" && follow.isChanged ? 409 : STATUS[follow.kind];
}

export async function action(args: ActionFunctionArgs) {
	const { values } = await readPosted(args);
	const follow = await postFollow(args.params.token ?? "", values, args.context);
	return data(follow, { status: statusOf(follow) });
}

export const headers = ({ loaderHeaders }: { loaderHeaders: Headers }) => loaderHeaders;

export default function Page() {
	const { isLive } = useLoaderData<typeof loader>();
	return (
		<PageFrame>
			<FollowReferral isLive={isLive} answer={useActionData<typeof action>()} />
		</PageFrame>
	);
}
