import { AlertBox } from "../../../../components/alert-box";
import { Breadcrumbs, Button, Input, InsetText, SummaryList } from "../../../../components/govuk";
import { NotTranslated } from "../../../../components/not-translated";
import { PageHeading } from "../../../../components/page-heading";
import { Prose } from "../../../../components/prose";
import { SearchPanel } from "../../../../components/search-panel";
import type { LocalHtml } from "../../../../model/guidance/article";
import { Foreign, useSpeech } from "../../../../platform/i18n/context";
import { ListingCards } from "../../words/components/listing-card";
import type { ArticlePage } from "../guidance-pages.server";
import { ArticleLinks } from "./guidance-list";

/** An article: the short answer, when to get help now, the detail, and who can help nearby. */
export function ArticleView({ page }: { page: ArticlePage }) {
	const { t, paths } = useSpeech();
	const { council, article, translated, more } = page;
	return (
		<>
			<Breadcrumbs
				items={[
					{ text: council.name, href: paths.council(council.slug), lang: "en" },
					{ text: t("guidance:title"), href: paths.guidance(council.slug) },
				]}
			/>
			{translated ? null : <NotTranslated />}
			{article.outdated || article.machine ? <Caveats page={page} /> : null}
			<PageHeading lead={<Foreign text={article.summary} />}>
				<Foreign text={article.title} />
			</PageHeading>
			{article.urgent ? (
				<AlertBox urgent title={t("guidance:urgent")}>
					<ForeignProse content={article.urgent} />
				</AlertBox>
			) : null}
			<ForeignProse content={article.body} />
			<NearbyHelp page={page} />
			{more.length > 0 ? (
				<section aria-labelledby="more">
					<h2 className="govuk-heading-l" id="more">
						{t("guidance:more")}
					</h2>
					<ArticleLinks articles={more} />
				</section>
			) : null}
			<AboutThePage page={page} />
		</>
	);
}

/** Running text, which says its language where that is not the page's. */
function ForeignProse({ content: { html, lang, dir } }: { content: LocalHtml }) {
	const { language } = useSpeech();
	return <Prose html={html} {...(lang === language.code ? {} : { lang, dir })} />;
}

/** How far the translation can be relied on, and where the English stands. */
function Caveats({ page: { article, languages } }: { page: ArticlePage }) {
	const { t } = useSpeech();
	const english = languages.find(({ code }) => code === "en");
	return (
		<InsetText>
			{article.outdated ? <p>{t("guidance:outdated")}</p> : null}
			{article.machine ? <p>{t("guidance:machine")}</p> : null}
			{english ? (
				<a className="govuk-link" href={english.href} hrefLang="en">
					{t("common:translation.english")}
				</a>
			) : null}
		</InsetText>
	);
}

function NearbyHelp({ page }: { page: ArticlePage }) {
	const { t, paths } = useSpeech();
	const { council, topic, services } = page;
	return (
		<section aria-labelledby="services">
			<h2 className="govuk-heading-l" id="services">
				{t("guidance:services.title")}
			</h2>
			{services.length > 0 ? (
				<ListingCards cards={services} />
			) : (
				<p className="govuk-body app-measure">{t("guidance:services.none")}</p>
			)}
			<p className="govuk-body">
				<a className="govuk-link" href={paths.services(council.slug, { topic: topic.slug })}>
					{t("guidance:services.all", { topic: topic.name })}
				</a>
			</p>
			<SearchPanel action={paths.services(council.slug)} label={t("guidance:services.search")}>
				<input type="hidden" name="topic" value={topic.slug} />
				<Input
					name="postcode"
					label={t("guidance:services.postcode")}
					labelSize="s"
					width={10}
					autoComplete="postal-code"
					maxLength={10}
				/>
				<Button>{t("guidance:services.search")}</Button>
			</SearchPanel>
		</section>
	);
}

function AboutThePage({ page }: { page: ArticlePage }) {
	const { t, format } = useSpeech();
	const { article, languages } = page;
	const links = languages.map(({ code, name, dir, href }) => (
		<li key={code}>
			<a className="govuk-link" href={href} hrefLang={code} lang={code} dir={dir}>
				{name}
			</a>
		</li>
	));
	return (
		<section aria-labelledby="about">
			<h2 className="govuk-heading-m" id="about">
				{t("guidance:about")}
			</h2>
			<SummaryList
				rows={[
					{
						key: t("guidance:languages"),
						value: links.length > 0 && <ul className="govuk-list govuk-!-margin-bottom-0">{links}</ul>,
					},
					{ key: t("guidance:reviewed"), value: format.date(article.reviewedOn) },
					{
						key: t("guidance:source"),
						value: article.sourceUrl ? (
							<a className="govuk-link" href={article.sourceUrl} rel="noopener">
								<Foreign text={article.source} />
							</a>
						) : (
							article.source.text && <Foreign text={article.source} />
						),
					},
				]}
			/>
		</section>
	);
}
