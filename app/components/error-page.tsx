import { isRouteErrorResponse, useRouteError } from "@remix-run/react";
import { reasonOf } from "../platform/errors";
import { useSpeech } from "../platform/i18n/context";

/** What a reader sees when a page cannot be shown: what happened and what to do, in their language. */
export function ErrorPage() {
	const { t } = useSpeech();
	const error = useRouteError();
	const reason = isRouteErrorResponse(error)
		? (reasonOf(error.data) ?? (error.status === 404 ? "not-found" : "fault"))
		: "fault";
	return (
		<main id="main-content">
			<h1 className="govuk-heading-l">{t(`errors:page.${reason}.title`)}</h1>
		</main>
	);
}
