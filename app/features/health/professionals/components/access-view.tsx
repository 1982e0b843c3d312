import { Table } from "../../../../components/govuk";
import { useSpeech } from "../../../../platform/i18n/context";
import { RecordFrame } from "../../record/components/record-frame";
import type { AccessPage } from "../who-looked.server";

/** Who has looked, when, and at what. */
export function AccessView({ page }: { page: AccessPage }) {
	const { t } = useSpeech();
	const { head, visits, newest } = page;
	return (
		<RecordFrame head={head} heading={t("health-record:access.title")} lead={t("health-record:access.lead")}>
			<Table
				caption={t("health-record:access.title")}
				captionHidden
				columns={[t("health-record:access.when"), t("health-record:access.who")]}
				rows={visits.map(({ when, who, through, what }, at) => ({
					key: String(at),
					// Two columns, since words of three are wider than a phone in some languages.
					cells: [
						when,
						<>
							<p className="govuk-body govuk-!-margin-bottom-1 app-looker">{who}</p>
							{through ? <p className="govuk-body-s govuk-!-margin-bottom-1">{through}</p> : null}
							<p className="govuk-body-s govuk-!-margin-bottom-0">
								{t("health-record:access.what")}: {what}
							</p>
						</>,
					],
				}))}
			/>
			{newest ? <p className="govuk-body">{newest}</p> : null}
		</RecordFrame>
	);
}
