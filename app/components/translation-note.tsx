import { useSpeech } from "../platform/i18n/context";
import { Icon } from "./icon";

interface TranslationNoteProps {
	/** A machine translated something of the page, and nobody has checked it. */
	machine: boolean;
	/** The English has changed since something of the page was translated. */
	outdated: boolean;
	englishHref: string;
}

/** Says, in the page's language, how far its translation can be relied on. Nothing when there is nothing to say. */
export function TranslationNote({ machine, outdated, englishHref }: TranslationNoteProps) {
	const { t } = useSpeech();
	if (!machine && !outdated) return null;
	return (
		<div className="app-not-translated">
			<Icon name="language" />
			<p>
				{machine ? `${t("common:translation.machine")} ` : null}
				{outdated ? `${t("common:translation.outdated")} ` : null}
				<a className="govuk-link" href={englishHref} hrefLang="en">
					{t("common:translation.english")}
				</a>
			</p>
		</div>
	);
}
