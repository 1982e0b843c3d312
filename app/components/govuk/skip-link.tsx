import { useSpeech } from "../../platform/i18n/context";

export function SkipLink() {
	const { t } = useSpeech();
	return (
		<a href="#main-content" className="govuk-skip-link">
			{t("common:skip")}
		</a>
	);
}
