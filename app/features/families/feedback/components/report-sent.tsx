import { Panel } from "../../../../components/govuk";
import { Foreign, useSpeech } from "../../../../platform/i18n/context";
import type { ReportPage } from "../report-page.server";

export function ReportSent({ page: { council, service } }: { page: ReportPage }) {
	const { t, paths } = useSpeech();
	return (
		<>
			<Panel title={t("directory:report.sent")}>{t("directory:report.sentBody", { council: council.name })}</Panel>
			<p className="govuk-body">
				<a className="govuk-link" href={paths.service(council.slug, service.slug)}>
					{t("directory:report.backTo")} <Foreign text={service.name} />
				</a>
			</p>
			<p className="govuk-body">
				<a className="govuk-link" href={paths.help(council.slug)}>
					{t("directory:report.sentHelp")}
				</a>
			</p>
		</>
	);
}
