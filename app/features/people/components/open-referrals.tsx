import { Checkboxes } from "../../../components/govuk";
import { useSpeech } from "../../../platform/i18n/context";
import type { Minded } from "../members/leaving";

/**
 * How many open referrals hang on a role, what to do about them first, and going on although they are there.
 * @param hanging null where nobody can say
 */
export function OpenReferrals({ hanging }: Pick<Minded, "hanging">) {
	const { t } = useSpeech();
	const { service, referrer } = hanging ?? { service: 0, referrer: 0 };
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
				choices={[{ value: "yes", label: t(`staff-people:open.${hanging ? "anyway" : "untold"}`) }]}
			/>
		</>
	);
}
