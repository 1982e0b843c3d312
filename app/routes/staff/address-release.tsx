/** Takes the address of somebody who is invited from whoever signed in with it although it is not theirs. */
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Button, ErrorSummary } from "../../components/govuk";
import { PageHeading } from "../../components/page-heading";
import { releaseInvited } from "../../features/people/members/release-address.server";
import { releasePage, requireInvited } from "../../features/people/members/release-page.server";
import { requireRecentSignIn, requireStaff } from "../../features/people/require-staff.server";
import { staffPaths } from "../../paths";
import { useSpeech } from "../../platform/i18n/context";
import { seeOther } from "../../platform/see-other";

export { pageMeta as meta } from "../../components/page-meta";

async function requirePage(args: LoaderFunctionArgs) {
	const who = await requireStaff(args, "people.manage");
	await requireRecentSignIn(who, args);
	return { who, invited: await requireInvited(who, args.params.invitation) };
}

export async function loader(args: LoaderFunctionArgs) {
	const { who, invited } = await requirePage(args);
	return releasePage(who, invited);
}

export async function action(args: ActionFunctionArgs) {
	const { who, invited } = await requirePage(args);
	const released = await releaseInvited(who, who.council.id, invited.id);
	if (!released.ok) return data({ refused: released.reason }, { status: 409 });
	return seeOther(() => staffPaths(who.council.slug).people("", { done: "released" }));
}

export default function Page() {
	const { email, cancelHref } = useLoaderData<typeof loader>();
	const failed = useActionData<typeof action>();
	const { t } = useSpeech();
	return (
		<form method="post">
			{failed ? <ErrorSummary errors={[{ text: t(`staff-people:error.${failed.refused}`) }]} /> : null}
			<PageHeading lead={t("staff-people:release.lead")}>{t("staff-people:release.title")}</PageHeading>
			<p className="govuk-body app-measure">{t("staff-people:release.then", { email })}</p>
			<div className="govuk-button-group">
				<Button variant="warning">{t("staff-people:release.submit")}</Button>
				<a className="govuk-link" href={cancelHref}>
					{t("staff-people:release.cancel")}
				</a>
			</div>
		</form>
	);
}
