import { BackLink, Button } from "../../../../components/govuk";
import { PageHeading } from "../../../../components/page-heading";
import { useSpeech } from "../../../../platform/i18n/context";
import type { PortalArticles } from "../portal-articles.server";

/** The portal's articles, each with a way to make a council's own version of it. */
export function PortalArticlesView({ page: { articles, listHref } }: { page: PortalArticles }) {
	const { t, format } = useSpeech();
	return (
		<>
			<BackLink href={listHref}>{t("staff:nav.guidance")}</BackLink>
			<PageHeading lead={t("staff-guidance:portal.lead")}>{t("staff-guidance:portal.title")}</PageHeading>
			<ul className="app-ledger">
				{articles.map(({ slug, title, summary, reviewedOn, href, councilVersionHref }) => (
					<li key={slug} className="app-ledger__row">
						<div>
							<h2 className="govuk-heading-s govuk-!-margin-bottom-1">
								<a className="govuk-link" href={href}>
									{title}
								</a>
							</h2>
							<p className="govuk-body govuk-!-margin-bottom-1">{summary}</p>
							<p className="govuk-hint govuk-!-margin-bottom-0">
								{t("staff-guidance:portal.reviewed", { date: format.date(reviewedOn) })}
							</p>
						</div>
						{councilVersionHref ? (
							<a className="govuk-link" href={councilVersionHref}>
								{t("staff-guidance:portal.own")}
								<span className="govuk-visually-hidden">: {title}</span>
							</a>
						) : (
							<form method="post">
								<input type="hidden" name="article" value={slug} />
								<Button variant="secondary">
									{t("staff-guidance:portal.make")}
									<span className="govuk-visually-hidden">: {title}</span>
								</Button>
							</form>
						)}
					</li>
				))}
			</ul>
		</>
	);
}
