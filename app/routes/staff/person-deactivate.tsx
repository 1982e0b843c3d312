import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Button, ErrorSummary } from "../../components/govuk";
import { PageHeading } from "../../components/page-heading";
import { OpenReferrals } from "../../features/people/components/open-referrals";
import { deactivatePage, requireMember } from "../../features/people/members/member-page.server";
import { postDeactivation } from "../../features/people/members/post-deactivation.server";
import { requireRecentSignIn, requireStaff } from "../../features/people/require-staff.server";
import { OPEN_REFERRALS } from "../../features/referrals/leaving.server";
import { staffPaths } from "../../paths";
import { readPosted } from "../../platform/forms/read-posted.server";
import { useSpeech } from "../../platform/i18n/context";
import { seeOther } from "../../platform/see-other";

export { pageMeta as meta } from "../../components/page-meta";

async function requirePage(args: LoaderFunctionArgs) {
	const who = await requireStaff(args, "people.manage");
	await requireRecentSignIn(who, args);
	return { who, member: await requireMember(who, args.params.person) };
}

export async function loader(args: LoaderFunctionArgs) {
	const { who, member } = await requirePage(args);
	return deactivatePage(who, member);
}

export async function action(args: ActionFunctionArgs) {
	const { who, member } = await requirePage(args);
	const changed = await postDeactivation(who, member, (await readPosted(args)).values, OPEN_REFERRALS);
	if (!changed.ok) return data(changed, { status: 409 });
	return seeOther(() => staffPaths(who.council.slug).people("", { done: "deactivated" }));
}

export default function Page() {
	const { name, council, elsewhere, cancelHref } = useLoaderData<typeof loader>();
	const failed = useActionData<typeof action>();
	const { t } = useSpeech();
	return (
		<form method="post">
			{failed ? <ErrorSummary errors={[{ text: t(`staff-people:error.${failed.reason}`) }]} /> : null}
			<PageHeading>{t("staff-people:deactivate.title", { name })}</PageHeading>
			<p className="govuk-body app-measure">
				{elsewhere ? t("staff-people:deactivate.elsewhere", { council }) : t("staff-people:deactivate.here")}
			</p>
			{failed && "hanging" in failed ? <OpenReferrals hanging={failed.hanging} /> : null}
			<div className="govuk-button-group">
				<Button variant="warning">{t("staff-people:deactivate.submit")}</Button>
				<a className="govuk-link" href={cancelHref}>
					{t("staff-people:deactivate.cancel")}
				</a>
			</div>
		</form>
	);
}
