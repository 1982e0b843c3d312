import { BackLink, Button, ErrorSummary, NotificationBanner, SummaryList } from "../../../components/govuk";
import { PageHeading } from "../../../components/page-heading";
import { listErrors } from "../../../platform/forms/field-errors";
import { useSpeech } from "../../../platform/i18n/context";
import type { MemberPage } from "../members/member-page.server";
import type { PostedMember } from "../members/post-member.server";
import { OpenReferrals } from "./open-referrals";
import { RoleFields } from "./role-fields";

type Failed = Extract<PostedMember, { errors: unknown }>;

/** One person: what they may do in this council, and what an administrator can change about it. */
export function MemberView({ page, failed }: { page: MemberPage; failed?: Failed }) {
	const { t } = useSpeech();
	const { name, email, council, signedIn, deactivated, grants, passkeys, done } = page;
	const errors = listErrors(failed?.errors ?? {}, (reason) => t(`staff-people:error.${reason}`));
	const whole = failed?.refused ? [{ text: t(`staff-people:error.${failed.refused}`) }] : [];
	return (
		<>
			<BackLink href={page.backHref} />
			<ErrorSummary errors={[...errors, ...whole]} />
			{done && !failed ? <NotificationBanner success>{t(`staff-people:done.${done}`)}</NotificationBanner> : null}
			<PageHeading>{name}</PageHeading>
			<SummaryList
				rows={[
					{ key: t("staff-people:person.email"), value: email },
					{ key: t("staff-people:person.signed-in"), value: signedIn ?? t("staff-people:never") },
					{ key: t("staff-people:person.since"), value: deactivated },
				]}
			/>
			<h2 className="govuk-heading-m">{t("staff-people:person.roles", { council })}</h2>
			<p className="govuk-body app-measure">{t("staff-people:person.take-hint")}</p>
			<ul className="app-cards">
				{grants.map(({ id, role }) => (
					<li key={id}>
						<form className="app-card" method="post">
							<p>{role}</p>
							<input type="hidden" name="id" value={id} />
							{failed && "hanging" in failed && failed.grant === id ? <OpenReferrals hanging={failed.hanging} /> : null}
							<Button variant="secondary" name="do" value="take-role">
								{t("staff-people:person.take", { role })}
							</Button>
						</form>
					</li>
				))}
			</ul>
			<form method="post">
				<h2 className="govuk-heading-m">{t("staff-people:person.give")}</h2>
				<RoleFields
					roles={page.roles}
					organisations={page.organisations}
					typed={failed?.typed}
					errors={{
						role: failed?.errors.role && t(`staff-people:error.${failed.errors.role.reason}`),
						organisation: failed?.errors.organisation && t("staff-people:error.organisation"),
					}}
				/>
				<Button name="do" value="give-role">
					{t("staff-people:person.give-submit")}
				</Button>
			</form>
			{passkeys ? (
				<form method="post">
					<h2 className="govuk-heading-m">{t("staff-people:person.passkeys")}</h2>
					<p className="govuk-body app-measure">{t("staff-people:person.passkeys-hint")}</p>
					<Button variant="warning" name="do" value="remove-passkeys">
						{t("staff-people:person.passkeys-submit")}
					</Button>
				</form>
			) : null}
			{deactivated ? (
				<form method="post">
					<h2 className="govuk-heading-m">{t("staff-people:person.back-in")}</h2>
					<p className="govuk-body app-measure">{t("staff-people:person.back-in-hint")}</p>
					<Button name="do" value="reactivate">
						{t("staff-people:person.back-in-submit", { name })}
					</Button>
				</form>
			) : (
				<>
					<h2 className="govuk-heading-m">{t("staff-people:person.out")}</h2>
					<p className="govuk-body">
						<a className="govuk-link" href={page.deactivateHref}>
							{t("staff-people:person.out-link", { name })}
						</a>
					</p>
				</>
			)}
		</>
	);
}
