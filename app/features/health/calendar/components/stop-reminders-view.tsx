import { Button } from "../../../../components/govuk";
import { PageHeading } from "../../../../components/page-heading";
import { useSpeech } from "../../../../platform/i18n/context";

/** Behind the link in an e-mail. It names nobody, and says of an unknown link what it says of one that was used. */
export function StopRemindersView({ isOn }: { isOn: boolean }) {
	const { t } = useSpeech();
	if (!isOn)
		return <PageHeading lead={t("health-calendar:stop.done-text")}>{t("health-calendar:stop.done")}</PageHeading>;
	return (
		<>
			<PageHeading lead={t("health-calendar:stop.text")}>{t("health-calendar:stop.title")}</PageHeading>
			<form method="post">
				<Button>{t("health-calendar:reminders.end")}</Button>
			</form>
		</>
	);
}
