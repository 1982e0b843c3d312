import { BackLink, NotificationBanner, SummaryList } from "../../../../components/govuk";
import { LinkList } from "../../../../components/link-list";
import { PageHeading } from "../../../../components/page-heading";
import { useSpeech } from "../../../../platform/i18n/context";
import type { RecordOfficePage } from "../record-page.server";
import { DecisionNote } from "./decision-note";

/** One record: its guardians, what was decided, and what can be done. */
export function RecordOfficeView({ page }: { page: RecordOfficePage }) {
	const { t } = useSpeech();
	return (
		<>
			<BackLink href={page.backHref}>{t("staff-guardians:title")}</BackLink>
			{page.done ? <NotificationBanner success>{page.done}</NotificationBanner> : null}
			<PageHeading>{page.name}</PageHeading>
			<SummaryList rows={page.rows} />
			<h2 className="govuk-heading-m">{t("staff-guardians:notification.title")}</h2>
			<SummaryList rows={page.notification} />
			{page.claims.length > 0 ? (
				<>
					<h2 className="govuk-heading-m">{t("staff-guardians:claims.title")}</h2>
					<LinkList links={page.claims} />
				</>
			) : null}
			<h2 className="govuk-heading-m">{t("staff-guardians:record.guardians")}</h2>
			{page.guardians.length === 0 ? <p className="govuk-body">{t("staff-guardians:record.none")}</p> : null}
			<ul className="app-cards">
				{page.guardians.map(({ id, name, lines, steps }) => (
					<li key={id} className="app-card">
						<h3 className="govuk-heading-s">{name}</h3>
						{lines.map((line) => (
							<p key={line} className="govuk-body">
								{line}
							</p>
						))}
						<LinkList links={steps} />
					</li>
				))}
			</ul>
			<h2 className="govuk-heading-m">{t("staff-guardians:record.steps")}</h2>
			<LinkList links={page.steps} />
			<h2 className="govuk-heading-m">{t("staff-guardians:record.decisions")}</h2>
			{page.decisions.length === 0 ? <p className="govuk-body">{t("staff-guardians:record.noDecisions")}</p> : null}
			<ol className="app-cards">
				{page.decisions.map(({ href, ...decision }) => (
					<li key={decision.id} className="app-card">
						<DecisionNote {...decision} />
						{href ? <LinkList links={[{ href, text: t("staff-guardians:record.newRecord") }]} /> : null}
					</li>
				))}
			</ol>
		</>
	);
}
