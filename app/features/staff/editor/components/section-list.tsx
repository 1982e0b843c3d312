import { Tag } from "../../../../components/govuk";
import { useSpeech } from "../../../../platform/i18n/context";
import type { SectionSlug } from "../../../publishing/section-slug";

export interface ListedSection {
	slug: SectionSlug;
	href: string;
	current: boolean;
	/** What it still lacks before families may read the entry. */
	missing: number;
}

/** The way through an entry's sections: which one this is, and which lack something. */
export function SectionList({ sections, checkHref }: { sections: readonly ListedSection[]; checkHref: string }) {
	const { t } = useSpeech();
	return (
		<nav className="app-sections" aria-label={t("staff-editorial:sections")}>
			<details className="app-unfolds">
				<summary className="app-sections__summary">{t("staff-editorial:sections")}</summary>
				<ol className="app-sections__list">
					{sections.map(({ slug, href, current, missing }) => (
						<li key={slug} className="app-sections__item">
							<a className="app-sections__link" href={href} aria-current={current ? "page" : undefined}>
								{t(`staff-editorial:section.${slug}`)}
							</a>
							{missing > 0 ? <Tag colour="blue">{t("staff-editorial:incomplete")}</Tag> : null}
						</li>
					))}
					<li className="app-sections__item">
						<a className="app-sections__link" href={checkHref}>
							{t("staff-editorial:edit.check")}
						</a>
					</li>
				</ol>
			</details>
		</nav>
	);
}
