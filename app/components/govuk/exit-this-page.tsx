import { useSpeech } from "../../platform/i18n/context";

/** A harmless page that any browser may have open. */
const ELSEWHERE = "https://www.bbc.co.uk/weather";

/**
 * The way out for someone who is watched. A plain link, so that it works before, and without, any script;
 * `app/islands/page/exit.ts` adds the key, the blank page and that nobody comes back by Back.
 */
export function ExitThisPage() {
	const { t } = useSpeech();
	return (
		<div
			className="govuk-exit-this-page"
			data-activated={t("common:exiting.activated")}
			data-press-twice={t("common:exiting.twice")}
			data-press-once={t("common:exiting.once")}
			data-timed-out={t("common:exiting.timedOut")}
		>
			<a
				href={ELSEWHERE}
				draggable={false}
				className="govuk-button govuk-button--warning govuk-exit-this-page__button"
				rel="nofollow noreferrer noopener"
			>
				{t("common:exit")}
				<span className="govuk-exit-this-page__indicator" aria-hidden="true">
					<span className="govuk-exit-this-page__indicator-light" />
					<span className="govuk-exit-this-page__indicator-light" />
					<span className="govuk-exit-this-page__indicator-light" />
				</span>
			</a>
		</div>
	);
}
