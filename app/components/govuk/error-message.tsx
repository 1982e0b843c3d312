import type { ReactNode } from "react";
import { useSpeech } from "../../platform/i18n/context";

export function ErrorMessage({ id, children }: { id: string; children: ReactNode }) {
	const { t } = useSpeech();
	return (
		<p id={id} className="govuk-error-message">
			<span className="govuk-visually-hidden">{t("common:form.error")}</span> {children}
		</p>
	);
}
