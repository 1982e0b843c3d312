import { Button, ErrorSummary } from "../../../components/govuk";
import { PageHeading } from "../../../components/page-heading";
import { usePagePath } from "../../../components/page-path";
import { useSpeech } from "../../../platform/i18n/context";
import type { InvitationPage } from "../members/invitation-page.server";

/** An invitation as its reader sees it: to sign in, to accept, or why neither is possible. */
export function InvitationView({ page }: { page: InvitationPage }) {
	const { t, paths } = useSpeech();
	const here = usePagePath();
	const { council, inviter, role, over, audience, reader } = page;
	if (over) return <Over council={council} over={over} />;
	const obstacle = reader?.obstacle ?? null;
	return (
		<>
			{reader && obstacle ? (
				<ErrorSummary
					errors={[
						{
							text: t(`staff-people:invitation.obstacle.${obstacle}`, {
								invited: reader.invited,
								email: reader.email,
								inviter,
								audience: t(`accounts:sign-in.audience.${audience}`),
							}),
						},
					]}
				/>
			) : null}
			<PageHeading lead={t("staff-people:invitation.lead", { inviter, role })}>
				{t("staff-people:invitation.title", { council })}
			</PageHeading>
			{reader ? (
				<p className="govuk-body">{t("staff-people:invitation.as", reader)}</p>
			) : (
				<>
					<p className="govuk-body">{t("staff-people:invitation.sign-in-hint")}</p>
					<Button href={paths.signIn({ for: audience, return: here })}>{t("staff-people:invitation.sign-in")}</Button>
				</>
			)}
			{reader && !obstacle ? (
				<form method="post">
					<Button>{t("staff-people:invitation.accept")}</Button>
				</form>
			) : null}
			{reader && obstacle ? (
				<form method="post" action={paths.signOut()}>
					<Button variant="secondary">{t("staff-people:invitation.sign-out")}</Button>
				</form>
			) : null}
		</>
	);
}

function Over({ council, over }: Pick<InvitationPage, "council"> & { over: NonNullable<InvitationPage["over"]> }) {
	const { t, paths } = useSpeech();
	return (
		<>
			<PageHeading>{t("staff-people:invitation.over.title")}</PageHeading>
			<p className="govuk-body app-measure">{t(`staff-people:invitation.over.${over}`, { council })}</p>
			{over === "used" ? (
				<p className="govuk-body">
					<a className="govuk-link" href={paths.staff()}>
						{t("staff-people:invitation.over.to-staff")}
					</a>
				</p>
			) : null}
		</>
	);
}
