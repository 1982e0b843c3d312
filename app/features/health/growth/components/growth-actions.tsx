import { AlertBox } from "../../../../components/alert-box";
import { useSpeech } from "../../../../platform/i18n/context";
import type { ActionWords } from "../describe-signs";
import type { GrowthView } from "../growth-view";

/** What to do, each with the rule it comes from; what no clinician has read in translation stands in English first. */
export function GrowthActions({ actions }: Pick<GrowthView, "actions">) {
	const { t } = useSpeech();
	return actions.map(({ kind, english, ...own }) => (
		<AlertBox
			key={kind}
			urgent={kind === "call-today"}
			title={english ? <InEnglish>{english.action}</InEnglish> : own.action}
		>
			{english ? (
				<>
					<div lang="en" dir="ltr">
						<Signs {...english} />
					</div>
					<p className="govuk-body-s">{t("health-growth:sign.not-reviewed")}</p>
					<p className="govuk-heading-m">{own.action}</p>
				</>
			) : null}
			<Signs {...own} />
		</AlertBox>
	));
}

function InEnglish({ children }: { children: string }) {
	return (
		<span lang="en" dir="ltr">
			{children}
		</span>
	);
}

function Signs({ signs }: ActionWords) {
	return signs.map(({ seen, rule }) => (
		<div key={rule}>
			<p className="govuk-body app-chart__seen">{seen}</p>
			<p className="govuk-body-s">{rule}</p>
		</div>
	));
}
