import { Checkboxes } from "../../../components/govuk";
import { useSpeech } from "../../../platform/i18n/context";
import type { HangingCount } from "../members/leaving";

/** How many open referrals hang on a role, what to do about them first, and going on although they are there. */
export function OpenReferrals({ hanging: { service, referrer } }: { hanging: HangingCount }) {
	const { t } = useSpeech();
	return (
		<>
			{service > 0 ? (
				<p className="govuk-body app-measure">{t("staff-people:open.service", { count: service })}</p>
			) : null}
			{referrer > 0 ? (
				<p className="govuk-body app-measure">{t("staff-people:open.referrer", { count: referrer })}</p>
			) : null}
			<Checkboxes
				name="anyway"
				legend={t("staff-people:open.legend")}
				legendSize="s"
				choices={[{ value: "yes", label: t("staff-people:open.anyway") }]}
			/>
		</>
	);
}
