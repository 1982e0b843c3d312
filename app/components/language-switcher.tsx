import { inLanguage } from "../paths";
import { useSpeech } from "../platform/i18n/context";
import { LANGUAGES } from "../platform/i18n/languages";
import { usePagePath } from "./page-path";

/**
 * This page in each other language, under the language's own name. `app/islands/page/offer-language.ts` puts the one that
 * the browser asks for first into a line of its own. `codes`: those to offer; all unless given. */
export function LanguageSwitcher({ codes }: { codes?: readonly string[] }) {
	const { t, language } = useSpeech();
	const path = usePagePath();
	const offered = LANGUAGES.filter(({ code }) => code === language.code || !codes || codes.includes(code));
	if (offered.length < 2) return null;
	return (
		<nav className="app-languages app-no-print" aria-label={t("common:languages")}>
			<div className="app-languages__offer govuk-width-container" data-language-offer hidden />
			<ul className="app-languages__list govuk-width-container">
				{offered.map(({ code, name, offer, dir }) => (
					<li key={code}>
						{code === language.code ? (
							<span aria-current="true" lang={code} dir={dir}>
								{name}
							</span>
						) : (
							<a href={inLanguage(code, path)} rel="alternate" hrefLang={code} lang={code} dir={dir} data-offer={offer}>
								{name}
							</a>
						)}
					</li>
				))}
			</ul>
		</nav>
	);
}
