import type { ReactNode } from "react";
import { useSpeech } from "../../platform/i18n/context";

export function WarningText({ children }: { children: ReactNode }) {
	const { t } = useSpeech();
	return (
		<div className="govuk-warning-text">
			<span className="govuk-warning-text__icon" aria-hidden="true">
				!
			</span>
			<strong className="govuk-warning-text__text">
				<span className="govuk-visually-hidden">{t("common:warning")}</span> {children}
			</strong>
		</div>
	);
}
