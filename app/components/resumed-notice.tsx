import { useRouteLoaderData } from "@remix-run/react";
import { useSpeech } from "../platform/i18n/context";
import { NotificationBanner } from "./govuk";

/** Above a form that is shown again after its sender had to sign in: that nothing of it is saved yet. */
export function ResumedNotice() {
	const { t } = useSpeech();
	if (!useRouteLoaderData<() => { resumed: boolean }>("root")?.resumed) return null;
	return <NotificationBanner>{t("common:resumed")}</NotificationBanner>;
}
