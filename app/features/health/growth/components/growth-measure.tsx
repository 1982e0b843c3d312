import { Tag } from "../../../../components/govuk";
import { ViewSwitch } from "../../../../components/view-switch";
import { useSpeech } from "../../../../platform/i18n/context";
import { BesideEntry } from "../../record/components/beside-entry";
import type { MeasureView } from "../growth-view";
import type { RowView } from "../readings";
import { GrowthChart } from "./growth-chart";

/** One measure: the sentence, the picture, the table. */
export function GrowthMeasure({ view, childId }: { view: MeasureView; childId: string }) {
	const { t } = useSpeech();
	const { measure, title, words, chart, rows, reasons } = view;
	return (
		<section aria-labelledby={measure}>
			<h2 className="govuk-heading-l" id={measure}>
				{title}
			</h2>
			{words.map((sentence) => (
				<p key={sentence} className="govuk-body app-measure">
					{sentence}
				</p>
			))}
			{chart ? (
				<>
					{chart.zooms.length > 0 ? (
						<ViewSwitch
							label={t("health-growth:chart.zoom.label", { measure: title })}
							items={chart.zooms.map(({ zoom, text }) => ({
								text,
								href: `?zoom=${zoom}#${measure}`,
								current: zoom === chart.zoom,
							}))}
						/>
					) : null}
					<GrowthChart chart={chart} prefix={measure} />
				</>
			) : null}
			{rows.length > 0 ? <Rows view={view} childId={childId} /> : null}
			{reasons.map((reason) => (
				<p key={reason} className="govuk-body-s app-measure">
					{reason}
				</p>
			))}
		</section>
	);
}

function Rows({ view: { measure, title, rows }, childId }: { view: MeasureView; childId: string }) {
	const { t } = useSpeech();
	return (
		<table className="govuk-table app-growth">
			<caption className="govuk-table__caption govuk-table__caption--s">
				{t("health-growth:table.caption", { measure: title })}
			</caption>
			<thead className="govuk-table__head">
				<tr className="govuk-table__row">
					<th scope="col" className="govuk-table__header">
						{t("health-growth:table.date")}
					</th>
					<th scope="col" className="govuk-table__header">
						{t("health-growth:table.amount")}
					</th>
				</tr>
			</thead>
			<tbody className="govuk-table__body">
				{rows.map((row) => (
					<tr key={row.id} id={`${measure}-${row.id}`} className="govuk-table__row">
						<Row row={row} childId={childId} />
					</tr>
				))}
			</tbody>
		</table>
	);
}

function Row({ row, childId }: { row: RowView; childId: string }) {
	const { t, paths } = useSpeech();
	const { id, date, age, corrected, amount, place, note, source, isOwn } = row;
	return (
		<>
			<th scope="row" className="govuk-table__header">
				{date}
				<span className="app-growth__more">{id === "birth" ? t("health-growth:table.birth") : age}</span>
				{corrected ? (
					<span className="app-growth__more">{t("health-growth:table.corrected", { age: corrected })}</span>
				) : null}
			</th>
			<td className="govuk-table__cell">
				<strong>{amount}</strong>
				<span className="app-growth__more">{place}</span>
				{note ? <span className="app-growth__more">{note}</span> : null}
				<span className="app-growth__more">
					<Tag colour={source.kind === "guardian" ? "yellow" : "teal"}>{source.group}</Tag> {source.by}
					{source.recorded ? `. ${source.recorded}` : null}
				</span>
				{isOwn ? (
					<a className="govuk-link app-growth__more" href={paths.childRecord(childId, `/growth/${id}`)}>
						{t("health-growth:form.correct")}
						<span className="govuk-visually-hidden"> ({date})</span>
					</a>
				) : null}
				<BesideEntry id={id} what={date} />
			</td>
		</>
	);
}
