import { useSpeech } from "../../../platform/i18n/context";
import type { WhatsOnPage } from "../whats-on.server";

/** The days of a week side by side, each with how much is on, and the ways to the weeks beside it. */
export function WeekStrip({ page: { week, previousWeek, nextWeek } }: { page: WhatsOnPage }) {
	const { t } = useSpeech();
	return (
		<nav className="app-week app-no-print" aria-label={t("calendar:whatsOn.week")}>
			<ol className="app-week__days">
				{week.map(({ date, weekday, day, count, href, current }) => (
					<li key={date}>
						<a className="app-week__day" href={href} aria-current={current ? "date" : undefined}>
							<span className="app-week__name">{weekday}</span> <span className="app-week__date">{day}</span>{" "}
							<span className="app-week__count">{count}</span>
						</a>
					</li>
				))}
			</ol>
			<p className="app-week__others">
				{previousWeek ? (
					<a className="govuk-link" href={previousWeek} rel="prev">
						{t("calendar:whatsOn.previousWeek")}
					</a>
				) : null}
				{nextWeek ? (
					<a className="govuk-link" href={nextWeek} rel="next">
						{t("calendar:whatsOn.nextWeek")}
					</a>
				) : null}
			</p>
		</nav>
	);
}
