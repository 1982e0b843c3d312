import { useSpeech } from "../../../../platform/i18n/context";
import type { AboutPage } from "../record-pages.server";
import { AboutRows } from "./about-rows";
import { RecordFrame } from "./record-frame";

export function AboutView({ page }: { page: AboutPage }) {
	const { t } = useSpeech();
	return (
		<RecordFrame head={page.head} heading={t("health-record:section.about")}>
			<AboutRows rows={page.rows} />
		</RecordFrame>
	);
}
