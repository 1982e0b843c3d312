import { InsetText } from "../../../../components/govuk";
import { islandUrl } from "../../../../components/island";
import { Tile, TileList } from "../../../../components/tiles";
import { useSpeech } from "../../../../platform/i18n/context";
import { RecordFrame } from "../../record/components/record-frame";
import type { ExportPage } from "../export-page.server";

/** Where a guardian takes the whole record: on paper, as sheets, or for another system. */
export function ExportView({ page: { head, holds, photos } }: { page: ExportPage }) {
	const { t, paths } = useSpeech();
	const to = (rest: string) => paths.childRecord(head.child.id, rest);
	return (
		<RecordFrame head={head} heading={t("health-exchange:title")} lead={t("health-exchange:lead")}>
			<TileList columns={2}>
				<Tile href={to("/print")} title={t("health-exchange:print.title")}>
					{t("health-exchange:print.door")}
				</Tile>
				<Tile href={to("/export/record.zip")} title={t("health-exchange:sheets")}>
					{t("health-exchange:sheetsText")}
				</Tile>
				<Tile href={to("/export/record.json")} title={t("health-exchange:fhir")}>
					{t("health-exchange:fhirText")}
				</Tile>
			</TileList>
			<p className="govuk-body" data-offline="offer" hidden>
				<a className="govuk-link govuk-!-font-weight-bold" href={paths.keepOffline()}>
					{t("health-offline:title")}
				</a>
				<br />
				{t("health-offline:door")}
			</p>
			<h2 className="govuk-heading-m">{t("health-exchange:what")}</h2>
			{holds.length === 0 ? <p className="govuk-body">{t("health-exchange:birthOnly")}</p> : null}
			<ul className="govuk-list">
				{holds.map((line) => (
					<li key={line}>{line}</li>
				))}
			</ul>
			{photos ? <p className="govuk-body app-measure">{photos}</p> : null}
			<InsetText>{t("health-exchange:keepSafe")}</InsetText>
			<script type="module" src={islandUrl("offline")} />
		</RecordFrame>
	);
}
