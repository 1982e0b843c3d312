import { Button, NotificationBanner } from "../../../../components/govuk";
import { useSpeech } from "../../../../platform/i18n/context";
import { RecordFrame } from "../../record/components/record-frame";
import type { GrowthPage } from "../growth-page.server";
import { GrowthOverview } from "./growth-overview";

export function GrowthPageView({ page: { head, view, saved } }: { page: GrowthPage }) {
	const { t, paths } = useSpeech();
	return (
		<RecordFrame
			head={head}
			heading={t("health-record:section.growth")}
			notice={saved ? <NotificationBanner success>{t("health-growth:form.saved")}</NotificationBanner> : null}
		>
			{head.died ? null : (
				<Button href={paths.childRecord(head.child.id, "/growth/add")}>{t("health-growth:form.add")}</Button>
			)}
			<GrowthOverview view={view} childId={head.child.id} />
		</RecordFrame>
	);
}
