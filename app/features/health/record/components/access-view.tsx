import { Table } from "../../../../components/govuk";
import { useSpeech } from "../../../../platform/i18n/context";
import type { AccessPage } from "../record-pages.server";
import { RecordFrame } from "./record-frame";

/** Who has looked, when, and at what. */
export function AccessView({ page }: { page: AccessPage }) {
	const { t } = useSpeech();
	const { head, readings, newest } = page;
	return (
		<RecordFrame head={head} heading={t("health-record:access.title")} lead={t("health-record:access.lead")}>
			<Table
				caption={t("health-record:access.title")}
				captionHidden
				columns={[t("health-record:access.when"), t("health-record:access.who"), t("health-record:access.what")]}
				rows={readings.map(({ when, who, what }, at) => ({ key: String(at), cells: [when, who, what] }))}
			/>
			{newest ? <p className="govuk-body">{newest}</p> : null}
		</RecordFrame>
	);
}
