import { useSpeech } from "../../platform/i18n/context";

export interface Crumb {
	text: string;
	href: string;
	/** When the words are in another language than the page. */
	lang?: string;
	dir?: "ltr" | "rtl";
}

/** The way up from this page; the page itself is not in it. */
export function Breadcrumbs({ items }: { items: readonly Crumb[] }) {
	const { t } = useSpeech();
	return (
		<nav className="govuk-breadcrumbs" aria-label={t("common:breadcrumbs")}>
			<ol className="govuk-breadcrumbs__list">
				{items.map(({ text, href, lang, dir }) => (
					<li key={href} className="govuk-breadcrumbs__list-item">
						<a className="govuk-breadcrumbs__link" href={href} lang={lang} dir={dir}>
							{text}
						</a>
					</li>
				))}
			</ol>
		</nav>
	);
}
