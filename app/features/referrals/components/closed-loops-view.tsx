import { BackLink, SummaryList } from "../../../components/govuk";
import { PageHeading } from "../../../components/page-heading";
import { useSpeech } from "../../../platform/i18n/context";
import type { ClosedLoopsPage } from "../closed-loops-page.server";

/** How many loops are closed, service by service. */
export function ClosedLoopsView({ page: { services } }: { page: ClosedLoopsPage }) {
	const { t, paths } = useSpeech();
	return (
		<>
			<BackLink href={paths.referrals()}>{t("staff-referrals:title")}</BackLink>
			<PageHeading lead={t("staff-referrals:loops.lead")}>{t("staff-referrals:loops.title")}</PageHeading>
			{services.length === 0 ? <p className="govuk-body">{t("staff-referrals:none.service")}</p> : null}
			{services.map(({ id, name, closed, open }) => (
				<section key={id} className="app-measure">
					<h2 className="govuk-heading-m">{name}</h2>
					<SummaryList
						rows={[
							{ key: t("staff-referrals:loops.closed"), value: closed },
							{ key: t("staff-referrals:loops.open"), value: open },
						]}
					/>
				</section>
			))}
		</>
	);
}
