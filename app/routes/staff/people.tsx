/** Who works for the council here. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PeopleView } from "../../features/people/components/people-view";
import { changeInvitation } from "../../features/people/members/change-invitation.server";
import { peoplePage } from "../../features/people/members/people-page.server";
import { requireRecentSignIn, requireStaff } from "../../features/people/require-staff.server";
import { staffPaths } from "../../paths";
import { pageError } from "../../platform/errors";
import { readPosted } from "../../platform/forms/read-posted.server";
import { seeOther } from "../../platform/see-other";

export { pageMeta as meta } from "../../components/page-meta";

export async function loader(args: LoaderFunctionArgs) {
	const who = await requireStaff(args, "people.manage");
	return peoplePage(who, new URL(args.request.url).searchParams);
}

export async function action(args: ActionFunctionArgs) {
	const who = await requireStaff(args, "people.manage");
	await requireRecentSignIn(who, args);
	const changed = await changeInvitation(who, (await readPosted(args)).values);
	if (!changed) throw pageError("bad-request");
	return seeOther(() => staffPaths(who.council.slug).people("", changed));
}

export default function Page() {
	return <PeopleView page={useLoaderData<typeof loader>()} />;
}
