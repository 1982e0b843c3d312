import { Details, InsetText } from "../../../../components/govuk";
import { useSpeech } from "../../../../platform/i18n/context";
import { BesideEntry } from "../../record/components/beside-entry";
import { EntrySourceLine } from "../../record/components/entry-source";
import type { GrowthView } from "../growth-view";
import { GrowthActions } from "./growth-actions";
import { GrowthMeasure } from "./growth-measure";

/** A child's growth: what to do now, each measure, what the page cannot say. */
export function GrowthOverview({ view, childId }: { view: GrowthView; childId: string }) {
	const { t, format } = useSpeech();
	const { age, corrected, actions, notSaid, caution, rulesOff, measures, replaced, attribution } = view;
	return (
		<>
			<p className="govuk-body-l">
				{corrected ? t("health-growth:today-corrected", { age, corrected }) : t("health-growth:today", { age })}
			</p>
			{corrected ? <p className="govuk-body app-measure">{t("health-growth:corrected-what")}</p> : null}
			{notSaid ? <InsetText>{notSaid}</InsetText> : null}
			<GrowthActions actions={actions} />
			{caution ? <p className="govuk-body app-measure">{caution}</p> : null}
			<nav aria-label={t("health-growth:contents")} className="app-no-print">
				<h2 className="govuk-heading-s">{t("health-growth:contents")}</h2>
				<ul className="govuk-list">
					{measures.map(({ measure, title }) => (
						<li key={measure}>
							<a className="govuk-link" href={`#${measure}`}>
								{title}
							</a>
						</li>
					))}
				</ul>
			</nav>
			{measures.map((view) => (
				<GrowthMeasure key={view.measure} view={view} childId={childId} />
			))}
			<h2 className="govuk-heading-m">{t("health-growth:limits.title")}</h2>
			{[t("health-growth:no-line-is-best"), ...rulesOff, attribution].map((one) => (
				<p key={one} className="govuk-body app-measure">
					{one}
				</p>
			))}
			{replaced.length > 0 ? (
				<Details summary={t("health-growth:replaced")}>
					<ul className="govuk-list">
						{replaced.map(({ id, date, amounts, source }) => (
							<li key={id}>
								{date}: <s>{format.list(amounts)}</s>
								<EntrySourceLine source={source} />
								<BesideEntry id={id} what={date} />
							</li>
						))}
					</ul>
				</Details>
			) : null}
		</>
	);
}
