import { Card, CardList } from "../../../../components/card";
import { Breadcrumbs } from "../../../../components/govuk";
import { PageHeading } from "../../../../components/page-heading";
import { ViewSwitch } from "../../../../components/view-switch";
import { Foreign, useSpeech } from "../../../../platform/i18n/context";
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
			{groups.map(({ key, heading, articles }) =>
				heading ? (
					<section key={key} aria-labelledby={key}>
						<h2 className="govuk-heading-l" id={key}>
							{heading}
						</h2>
						<ArticleLinks articles={articles} />
					</section>
				) : (
					<ArticleLinks key={key} articles={articles} level={2} topics />
				),
			)}
		</>
	);
}

interface ArticleLinksProps {
	articles: readonly ArticleLink[];
	level?: 2 | 3;
	/** Names the topic of each. */
	topics?: boolean;
}

/** Articles as cards, each in the language it is written in. */
export function ArticleLinks({ articles, level, topics }: ArticleLinksProps) {
	return (
		<CardList>
			{articles.map(({ href, topic, title, summary }) => (
				<Card key={href} href={href} level={level} kicker={topics ? topic : null} title={<Foreign text={title} />}>
					<Foreign as="p" className="govuk-body app-measure" text={summary} />
				</Card>
			))}
		</CardList>
	);
}
