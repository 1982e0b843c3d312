import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { InviteView } from "../../features/people/components/invite-view";
import { invitePage } from "../../features/people/members/invite-page.server";
import { postInvitation } from "../../features/people/members/post-invitation.server";
import { requireRecentSignIn, requireStaff } from "../../features/people/require-staff.server";
import { staffPaths } from "../../paths";
import { readPosted } from "../../platform/forms/read-posted.server";
import { seeOther } from "../../platform/see-other";

export { pageMeta as meta } from "../../components/page-meta";

async function requireAdministrator(args: LoaderFunctionArgs) {
	const who = await requireStaff(args, "people.manage");
	await requireRecentSignIn(who, args);
	return who;
}

export async function loader(args: LoaderFunctionArgs) {
	return invitePage(await requireAdministrator(args));
}

export async function action(args: ActionFunctionArgs) {
	const who = await requireAdministrator(args);
	const posted = await postInvitation(who, (await readPosted(args)).values);
	if (!posted.ok) return data(posted, { status: 400 });
	return seeOther(() => staffPaths(who.council.slug).people("", { done: "invited" }));
}

export default function Page() {
	return <InviteView page={useLoaderData<typeof loader>()} failed={useActionData<typeof action>()} />;
}
