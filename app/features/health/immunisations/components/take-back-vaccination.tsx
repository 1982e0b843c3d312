import { Button, InsetText } from "../../../../components/govuk";
import { OneTimeMark } from "../../../../components/one-time-mark";
import { useSpeech } from "../../../../platform/i18n/context";
import { RecordFrame } from "../../record/components/record-frame";
import type { TakeBackPage } from "../immunisations-page.server";

/** What somebody wrote by mistake, and the button that takes it back. */
export function TakeBackVaccination({ page }: { page: TakeBackPage }) {
	const { t, paths } = useSpeech();
	const { head, what, when, isDone } = page;
	return (
		<RecordFrame
			head={head}
			heading={t("health-immunisations:takeBack.title")}
			lead={t("health-immunisations:takeBack.lead")}
		>
			<InsetText>
				{what}. {when}
			</InsetText>
			{isDone ? (
				<p className="govuk-body">{t("health-immunisations:takeBack.done")}</p>
			) : (
				<form method="post">
					<OneTimeMark />
					<Button variant="warning">{t("health-immunisations:takeBack.title")}</Button>
				</form>
			)}
			<p className="govuk-body">
				<a className="govuk-link" href={paths.childRecord(head.child.id, "/immunisations")}>
					{t("health-record:section.immunisations")}
				</a>
			</p>
		</RecordFrame>
	);
}
