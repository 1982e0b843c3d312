import { useSpeech } from "../../platform/i18n/context";

/** A harmless page that any browser may have open. */
const ELSEWHERE = "https://www.bbc.co.uk/weather";

/** The way out for someone who is watched. A plain link, so that it works before, and without, any script. */
export function ExitThisPage() {
	const { t } = useSpeech();
	return (
		<div className="govuk-exit-this-page">
			<a
				href={ELSEWHERE}
				draggable={false}
				className="govuk-button govuk-button--warning govuk-exit-this-page__button"
				rel="nofollow noreferrer noopener"
			>
				{t("common:exit")}
			</a>
		</div>
	);
}
