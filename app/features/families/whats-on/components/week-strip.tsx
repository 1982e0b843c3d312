import type { ReactNode } from "react";
import { useSpeech } from "../../../../platform/i18n/context";
import type { WhatsOnPage } from "../whats-on.server";

/** The days of a week and the whole of it, each with how much is on; and the ways to the weeks beside it. */
export function WeekStrip({ page: { week, wholeWeek, previousWeek, nextWeek } }: { page: WhatsOnPage }) {
	const { t } = useSpeech();
	return (
		<nav className="app-week app-no-print" aria-label={t("calendar:whatsOn.choose")}>
			<ol className="app-week__days">
				{week.map(({ date, weekday, day, ...choice }) => (
					<Choice key={date} {...choice}>
						<span className="app-week__name">{weekday}</span> <span className="app-week__date">{day}</span>
					</Choice>
				))}
				<Choice {...wholeWeek}>
					<span className="app-week__name app-week__name--all">{t("calendar:whatsOn.wholeWeek")}</span>
				</Choice>
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

interface ChoiceProps {
	href: string;
	current: boolean;
	count: string;
	children: ReactNode;
}

function Choice({ href, current, count, children }: ChoiceProps) {
	return (
		<li>
			<a className="app-week__day" href={href} aria-current={current ? "true" : undefined}>
				{children} <span className="app-week__count">{count}</span>
			</a>
		</li>
	);
}
