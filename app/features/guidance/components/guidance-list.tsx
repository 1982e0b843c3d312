import { Card, CardList } from "../../../components/card";
import { Breadcrumbs } from "../../../components/govuk";
import { PageHeading } from "../../../components/page-heading";
import { ViewSwitch } from "../../../components/view-switch";
import { Foreign, useSpeech } from "../../../platform/i18n/context";
import type { ArticleLink, GuidanceIndex } from "../guidance-pages.server";

/** All articles, under headings by topic or by age. */
export function GuidanceList({ page }: { page: GuidanceIndex }) {
	const { t, paths } = useSpeech();
	const { council, by, groups } = page;
	return (
		<>
			<Breadcrumbs items={[{ text: council.name, href: paths.council(council.slug), lang: "en" }]} />
			<PageHeading lead={t("guidance:lead")}>{t("guidance:title")}</PageHeading>
			<ViewSwitch
				label={t("guidance:by.label")}
				items={[
					{ text: t("guidance:by.topic"), href: paths.guidance(council.slug), current: by === "topic" },
					{
						text: t("guidance:by.stage"),
						href: paths.guidance(council.slug, { by: "stage" }),
						current: by === "stage",
					},
				]}
			/>
			{groups.map(({ key, heading, articles }) => (
				<section key={key} id={key} aria-labelledby={`${key}-heading`}>
					<h2 className="govuk-heading-l" id={`${key}-heading`}>
						{heading}
					</h2>
					<ArticleLinks articles={articles} />
				</section>
			))}
		</>
	);
}

/** Articles as cards, each in the language it is written in. */
export function ArticleLinks({ articles }: { articles: readonly ArticleLink[] }) {
	return (
		<CardList>
			{articles.map(({ href, title, summary }) => (
				<Card key={href} href={href} title={<Foreign told={title} />}>
					<Foreign as="p" className="govuk-body app-measure" told={summary} />
				</Card>
			))}
		</CardList>
	);
}
