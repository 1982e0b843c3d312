import type { ReactNode } from "react";
import { useSpeech } from "../../platform/i18n/context";

export interface SummarisedError {
	/** The id of the field to mend. */
	field?: string;
	text: ReactNode;
}

/** Stands at the top of `<main>` when a form came back with errors; each one links to its field. */
export function ErrorSummary({ errors }: { errors: SummarisedError[] }) {
	const { t } = useSpeech();
	if (errors.length === 0) return null;
	return (
		<div className="govuk-error-summary">
			<div role="alert">
				<h2 className="govuk-error-summary__title">{t("common:form.problem")}</h2>
				<div className="govuk-error-summary__body">
					<ul className="govuk-list govuk-error-summary__list">
						{errors.map(({ field, text }, index) => (
							<li key={field ?? index}>{field ? <a href={`#${field}`}>{text}</a> : text}</li>
						))}
					</ul>
				</div>
			</div>
		</div>
	);
}
