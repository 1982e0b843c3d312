import { Table } from "../../../../components/govuk";
import { useSpeech } from "../../../../platform/i18n/context";
import { BesideEntry } from "../../record/components/beside-entry";
import { EntrySourceLine } from "../../record/components/entry-source";
import type { AsqScores } from "../asq-scores";

/** The scores of reviews. They say nothing by themselves, and the page says so. */
export function Scores({ scores }: { scores: AsqScores[] }) {
	const { t } = useSpeech();
	if (scores.length === 0) return null;
	return (
		<section className="app-measure">
			<h2 className="govuk-heading-m">{t("health-sections:asq.title")}</h2>
			<p className="govuk-body">{t("health-sections:asq.lead")}</p>
			{scores.map(({ id, when, ages, rows, source }) => (
				<article key={id} className={`app-answer app-answer--${source.kind}`}>
					<h3 className="govuk-heading-s">{when}</h3>
					{ages.map((line) => (
						<p key={line} className="govuk-body">
							{line}
						</p>
					))}
					<Table
						caption={t("health-sections:asq.title")}
						captionHidden
						columns={[t("health-sections:asq.part"), t("health-sections:asq.points")]}
						rows={rows.map(({ key, name, term, score }) => ({
							key,
							cells: [
								<>
									{name}{" "}
									<span className="govuk-hint" lang="en" dir="ltr">
										{term}
									</span>
								</>,
								score,
							],
						}))}
					/>
					<EntrySourceLine source={source} />
					<BesideEntry id={id} what={when} />
				</article>
			))}
		</section>
	);
}
