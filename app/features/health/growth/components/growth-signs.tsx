import { AlertBox } from "../../../../components/alert-box";
import { useSpeech } from "../../../../platform/i18n/context";
import type { SignWords } from "../describe-signs";
import type { GrowthView } from "../growth-view";

/** What somebody should do now, each with the rule it comes from; what no clinician has read in translation also in English. */
export function GrowthSigns({ signs }: Pick<GrowthView, "signs">) {
	const { t } = useSpeech();
	return signs.map(({ isUrgent, english, ...own }) => (
		<AlertBox
			key={own.rule}
			urgent={isUrgent}
			title={
				english ? (
					<span lang="en" dir="ltr">
						{english.action}
					</span>
				) : (
					own.action
				)
			}
		>
			{english ? (
				<>
					<div lang="en" dir="ltr">
						<SignBody sign={english} />
					</div>
					<p className="govuk-body-s">{t("health-growth:sign.not-reviewed")}</p>
					<p className="govuk-body">
						<strong>{own.action}</strong>
					</p>
				</>
			) : null}
			<SignBody sign={own} />
		</AlertBox>
	));
}

function SignBody({ sign: { seen, rule } }: { sign: SignWords }) {
	return (
		<>
			<p className="govuk-body">{seen}</p>
			<p className="govuk-body-s">{rule}</p>
		</>
	);
}
