import { useSpeech } from "../../../../platform/i18n/context";
import type { DescribedEntry } from "../../entries/describe-entry";
import { GrowthChart } from "../../growth/components/growth-chart";
import { AboutRows } from "../../record/components/about-rows";
import { EntrySourceLine } from "../../record/components/entry-source";
import { RecordFrame } from "../../record/components/record-frame";
import type { PrintPage } from "../print-page.server";
import type { PrintedMeasure, PrintedRecord } from "../print-view";

/** The whole record, one section after the other. */
export function PrintView({ page }: { page: PrintPage }) {
	const { t } = useSpeech();
	const { head, asOf, about, record, photos } = page;
	return (
		<RecordFrame head={head} heading={t("health-exchange:print.title")} lead={asOf}>
			<p className="govuk-body app-no-print">{t("health-exchange:print.how")}</p>
			<h2 className="govuk-heading-l">{t("health-record:section.about")}</h2>
			<AboutRows rows={about} />
			<PrintedSections record={record} photos={photos} />
			<p className="govuk-hint app-measure">{t("health-exchange:print.notReviewed")}</p>
		</RecordFrame>
	);
}

interface PrintedSectionsProps {
	record: PrintedRecord;
	/** The address of the photo of an entry, by its id; none where no photo is shown. */
	photos?: Readonly<Record<string, string>>;
}

/** Each section of a record, to be read and not written into. */
export function PrintedSections({ record, photos = {} }: PrintedSectionsProps) {
	const { t } = useSpeech();
	return record.sections.map(({ section, title, entries }) => (
		<section key={section}>
			<h2 className="govuk-heading-l">{title}</h2>
			{section === "growth" ? (
				<>
					{record.measures.map((measure) => (
						<Measure key={measure.measure} measure={measure} />
					))}
					<p className="govuk-body-s">{record.attribution}</p>
				</>
			) : null}
			{entries.length === 0 ? <p className="govuk-body">{t("health-exchange:print.none")}</p> : null}
			{entries.map((entry) => (
				<Entry key={entry.id} entry={entry} photo={photos[entry.id]} />
			))}
		</section>
	));
}

function Measure({ measure: { measure, title, words, charts, rows } }: { measure: PrintedMeasure }) {
	const { t } = useSpeech();
	return (
		<section>
			<h3 className="govuk-heading-m">{title}</h3>
			{words.map((sentence) => (
				<p key={sentence} className="govuk-body app-measure">
					{sentence}
				</p>
			))}
			{charts.map((chart) => (
				<GrowthChart key={chart.zoom} chart={chart} prefix={measure} />
			))}
			{rows.length > 0 ? (
				<table className="govuk-table app-growth">
					<caption className="govuk-table__caption govuk-table__caption--s">
						{t("health-growth:table.caption", { measure: title })}
					</caption>
					<tbody className="govuk-table__body">
						{rows.map(({ id, date, amount, place }) => (
							<tr key={id} id={`${measure}-${id}`} className="govuk-table__row">
								<th scope="row" className="govuk-table__header">
									{date}
								</th>
								<td className="govuk-table__cell">
									<strong>{amount}</strong>
									<span className="app-growth__more">{place}</span>
								</td>
							</tr>
						))}
					</tbody>
				</table>
			) : null}
		</section>
	);
}

function Entry({ entry: { what, lines, source }, photo }: { entry: DescribedEntry; photo: string | undefined }) {
	const { t } = useSpeech();
	const isOver = source.status !== null;
	return (
		<article className="app-answer">
			<h3 className="govuk-heading-s" dir="auto">
				{isOver ? <s>{what}</s> : what}
			</h3>
			{lines.map((line) => (
				<p key={line} className="govuk-body govuk-!-margin-bottom-1" dir="auto">
					{line}
				</p>
			))}
			{photo ? (
				<p className="app-photo">
					<img
						src={photo}
						alt={t("health-sections:development.photo-of", { title: what, what: lines.join(" ") })}
						decoding="async"
					/>
				</p>
			) : null}
			<EntrySourceLine source={source} />
		</article>
	);
}
