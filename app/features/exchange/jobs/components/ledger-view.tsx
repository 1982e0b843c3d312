import { InsetText, SummaryList, Table, WarningText } from "../../../../components/govuk";
import { FATES } from "../../../../model/exchange/ledger";
import { useSpeech } from "../../../../platform/i18n/context";
import type { JobPage, ShownLedger } from "../job-page.server";

interface Props {
	ledger: ShownLedger;
	kind: JobPage["kind"];
}

/** What became of each field of a source, and what of it was not understood. */
export function LedgerView({ ledger: { lines, total, notes, cut }, kind }: Props) {
	const { t, format } = useSpeech();
	if (lines.length === 0) return null;
	const became = (line: ShownLedger["total"]) => (
		<span className="app-raw">
			{(["said", ...FATES] as const)
				.filter((one) => line[one] > 0)
				.map((one) => t(`staff-exchange:ledger.count.${one}`, { number: format.number(line[one]) }))
				.join(" · ")}
		</span>
	);
	return (
		<section>
			<h2 className="govuk-heading-m">{t("staff-exchange:ledger.title")}</h2>
			<p className="govuk-body app-measure">{t("staff-exchange:ledger.intro")}</p>
			{total.lost > 0 ? (
				<WarningText>{t("staff-exchange:ledger.lost", { count: total.lost })}</WarningText>
			) : (
				<InsetText>
					{total.refused > 0
						? t("staff-exchange:ledger.rest-not-lost", { count: total.refused })
						: t("staff-exchange:ledger.nothing-lost")}
				</InsetText>
			)}
			<SummaryList
				rows={[
					...lines.map((line) => ({ key: line.name, value: became(line) })),
					{ key: t("staff-exchange:ledger.total"), value: became(total) },
				]}
			/>
			{notes.length > 0 ? (
				<Table
					caption={t("staff-exchange:ledger.notes")}
					columns={[
						t(kind === "sheet" ? "staff-exchange:job.where" : "staff-exchange:job.item"),
						t("staff-exchange:job.problem"),
					]}
					rows={notes.map(({ where, name, words, fate, reason }, at) => ({
						key: `${at} ${where} ${name}`,
						cells: [
							<span key="where" className="app-raw">
								{where}
							</span>,
							<div key="what" className="app-raw">
								{t(`staff-exchange:ledger.fate.${fate}`, { field: name, words })}
								{reason ? <div className="govuk-hint">{t("staff-exchange:ledger.why", { reason })}</div> : null}
							</div>,
						],
					}))}
				/>
			) : null}
			{cut ? <p className="govuk-body">{t("staff-exchange:job.refused-more", { count: notes.length })}</p> : null}
		</section>
	);
}
