import type { ReactNode } from "react";

export function PhaseBanner({ tag, children }: { tag: ReactNode; children: ReactNode }) {
	return (
		<div className="govuk-phase-banner govuk-width-container">
			<p className="govuk-phase-banner__content">
				<strong className="govuk-tag govuk-phase-banner__content__tag">{tag}</strong>
				<span className="govuk-phase-banner__text">{children}</span>
			</p>
		</div>
	);
}
