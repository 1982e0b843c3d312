import type { ReactNode } from "react";
import { useSpeech } from "../../platform/i18n/context";

export function BackLink({ href, children }: { href: string; children?: ReactNode }) {
	const { t } = useSpeech();
	return (
		<a href={href} className="govuk-back-link">
			{children ?? t("common:back")}
		</a>
	);
}
