import { Table } from "../../../components/govuk";
import { PageHeading } from "../../../components/page-heading";
import { useSpeech } from "../../../platform/i18n/context";
import type { StuckPage } from "../stuck-page.server";

/** How many referrals are late, by service and by what is awaited. */
export function StuckView({ page: { rows, standards, settingsHref } }: { page: StuckPage }) {
	const { t } = useSpeech();
	return (
		<>
			<PageHeading lead={t("staff-referrals:stuck.lead")}>{t("staff-referrals:stuck.title")}</PageHeading>
			{rows.length === 0 ? (
				<p className="govuk-body">{t("staff-referrals:stuck.none")}</p>
			) : (
				<Table
					caption={t("staff-referrals:stuck.title")}
					captionHidden
					columns={[
						t("staff-referrals:stuck.service"),
						t("staff-referrals:stuck.late"),
						t("staff-referrals:stuck.longest"),
					]}
					rows={rows.map(({ key, service, organisation, awaited, late, told, longest }) => ({
						key,
						cells: [
							<>
								{service}
								<span className="app-records__under">{organisation}</span>
								<span className="app-records__under">{awaited}</span>
							</>,
							<>
								{late}
								<span className="app-records__under">{t("staff-referrals:stuck.told", { number: told })}</span>
							</>,
							longest,
						],
					}))}
				/>
			)}
			<h2 className="govuk-heading-m">{t("staff-referrals:stuck.standards")}</h2>
			<ul className="govuk-list govuk-list--bullet">
				{standards.map((line) => (
					<li key={line}>{line}</li>
				))}
			</ul>
			{settingsHref ? (
				<p className="govuk-body">
					<a className="govuk-link" href={settingsHref}>
						{t("staff-referrals:stuck.settings")}
					</a>
				</p>
			) : null}
		</>
	);
}
