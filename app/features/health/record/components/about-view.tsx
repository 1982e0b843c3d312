import { SummaryList } from "../../../../components/govuk";
import { useSpeech } from "../../../../platform/i18n/context";
import type { AboutPage } from "../record-pages.server";
import { RecordFrame } from "./record-frame";

export function AboutView({ page }: { page: AboutPage }) {
	const { t } = useSpeech();
	return (
		<RecordFrame head={page.head} heading={t("health-record:section.about")}>
			<SummaryList rows={page.rows.map(({ key, value }) => ({ key, value: <bdi>{value}</bdi> }))} />
		</RecordFrame>
	);
}
