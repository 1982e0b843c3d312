import { useSpeech } from "../platform/i18n/context";
import { Icon } from "./icon";

/** Says, in the page's language, that what follows is in English for want of a translation. */
export function NotTranslated() {
	const { t, format, language } = useSpeech();
	return (
		<div className="app-not-translated">
			<Icon name="language" />
			<p>
				{t("common:not-translated", {
					language: format.languageName(language.code),
					english: format.languageName("en"),
				})}
			</p>
		</div>
	);
}
