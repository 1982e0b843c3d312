import type { ReactNode } from "react";

/** What the script shows when it comes to that, and hides again. */
export function Say({ when, children, error }: { when: string; children: ReactNode; error?: boolean }) {
	return (
		<p className={error ? "govuk-error-message" : "govuk-body"} data-offline-say={when} hidden>
			{children}
		</p>
	);
}
