import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { MemberView } from "../../features/people/components/member-view";
import { memberPage, requireMember } from "../../features/people/members/member-page.server";
import { postMember } from "../../features/people/members/post-member.server";
import { requireRecentSignIn, requireStaff } from "../../features/people/require-staff.server";
import { OPEN_REFERRALS } from "../../features/referrals/leaving.server";
import { staffPaths } from "../../paths";
import { pageError } from "../../platform/errors";
import { readPosted } from "../../platform/forms/read-posted.server";
import { seeOther } from "../../platform/see-other";

export { pageMeta as meta } from "../../components/page-meta";

async function requirePage(args: LoaderFunctionArgs) {
	const who = await requireStaff(args, "people.manage");
	await requireRecentSignIn(who, args);
	return { who, member: await requireMember(who, args.params.person) };
}

export async function loader(args: LoaderFunctionArgs) {
	const { who, member } = await requirePage(args);
	return memberPage(who, member, new URL(args.request.url).searchParams.get("done"));
}

export async function action(args: ActionFunctionArgs) {
	const { who, member } = await requirePage(args);
	const posted = await postMember(who, member, (await readPosted(args)).values, OPEN_REFERRALS);
	if (!posted) throw pageError("bad-request");
	if (!("done" in posted)) return data(posted, { status: posted.refused ? 409 : 400 });
	const { done } = posted;
	const people = staffPaths(who.council.slug).people;
	// Whose last role was taken away is not of this council any more.
	const gone = done === "role-taken" && member.grants.length === 1;
	return seeOther(() => people(gone ? "" : `/${member.id}`, { done }));
}

export default function Page() {
	return <MemberView page={useLoaderData<typeof loader>()} failed={useActionData<typeof action>()} />;
}
