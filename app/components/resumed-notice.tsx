import { useRouteError, useRouteLoaderData } from "@remix-run/react";
import { useSpeech } from "../platform/i18n/context";
import { NotificationBanner } from "./govuk";

/**
 * After somebody who had sent a form had to sign in: above the form that nothing of it is saved yet, or above the page
 * of a button that it did nothing. The page of an error has neither.
 */
export function ResumedNotice() {
	const { t } = useSpeech();
	const failed = Boolean(useRouteError());
	const resumed = useRouteLoaderData<() => { resumed: "form" | "button" | null }>("root")?.resumed;
	if (!resumed || failed) return null;
	return <NotificationBanner>{t(resumed === "form" ? "common:resumed" : "common:not-done")}</NotificationBanner>;
}
