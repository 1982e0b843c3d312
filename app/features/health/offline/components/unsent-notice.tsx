import { NotificationBanner } from "../../../../components/govuk";
import { useSpeech } from "../../../../platform/i18n/context";

/** On every page of the red book, while something that was written down without a network waits on this phone. */
export function UnsentNotice({ count }: { count: number }) {
	const { t, paths } = useSpeech();
	if (count === 0) return null;
	return (
		<div className="app-no-print">
			<NotificationBanner>
				<p className="govuk-notification-banner__heading">
					{t("health-offline:unsent.count", { count: String(count) })}
				</p>
				<a className="govuk-notification-banner__link" href={paths.openOffline()}>
					{t("health-offline:unsent.send")}
				</a>
			</NotificationBanner>
		</div>
	);
}
