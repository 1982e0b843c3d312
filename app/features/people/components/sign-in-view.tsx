import { Button, ErrorSummary, InsetText, NotificationBanner } from "../../../components/govuk";
import { PageHeading } from "../../../components/page-heading";
import { useSpeech } from "../../../platform/i18n/context";
import type { SignInPage } from "../sign-in/sign-in-page.server";

/** The ways in. Each is a link, which leads to the provider and back. */
export function SignInView({ page }: { page: SignInPage }) {
	const { t, paths } = useSpeech();
	const { groups, none, problem, again, signedOut, unsaved, returns, person } = page;
	return (
		<>
			{problem ? <ErrorSummary errors={[{ text: problem }]} /> : null}
			{signedOut ? <NotificationBanner success>{t("accounts:sign-in.signed-out")}</NotificationBanner> : null}
			{unsaved ? <NotificationBanner>{t("accounts:sign-in.unsaved")}</NotificationBanner> : null}
			<PageHeading>{t("accounts:sign-in.title")}</PageHeading>
			{person ? (
				<InsetText>
					{again ? t("accounts:sign-in.again") : t("accounts:sign-in.signed-in", { name: person })}{" "}
					{again ? null : (
						<a className="govuk-link" href={paths.account()}>
							{t("accounts:sign-in.to-account")}
						</a>
					)}
				</InsetText>
			) : null}
			{none ? <p className="govuk-body app-measure">{none}</p> : null}
			{groups.map(({ audience, ways }) => (
				<section key={audience}>
					<h2 className="govuk-heading-m">{t(`accounts:sign-in.audience.${audience}`)}</h2>
					{ways.map(({ href, text }) => (
						<div key={href}>
							<Button href={href}>{text}</Button>
						</div>
					))}
				</section>
			))}
			{returns && groups.length > 0 ? <p className="govuk-body">{t("accounts:sign-in.return")}</p> : null}
		</>
	);
}
