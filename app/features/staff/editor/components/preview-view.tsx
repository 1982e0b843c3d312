import { NotificationBanner, SummaryList } from "../../../../components/govuk";
import { PageFrame } from "../../../../components/page-frame";
import { PageHeading } from "../../../../components/page-heading";
import { Foreign } from "../../../../platform/i18n/context";
import { ArticleView } from "../../../families/guidance/components/article-view";
import { HubView } from "../../../families/hubs/components/hub-view";
import { ServiceView } from "../../../families/service/components/service-view";
import type { Preview, PreviewPage } from "../preview-page.server";

interface Props {
	page: PreviewPage;
	/** Words of the band, which are English in every language. */
	band: { title: string; text: string; back: string };
	tiles: { url: string; attribution: string } | null;
}

/** The public page of a draft, under a band that says so. */
export function PreviewView({ page, band, tiles }: Props) {
	const { council, preview, backHref } = page;
	return (
		<PageFrame council={council}>
			<div lang="en" dir="ltr">
				<NotificationBanner title={band.title}>
					<p className="govuk-body">{band.text}</p>
					<a className="govuk-notification-banner__link" href={backHref}>
						{band.back}
					</a>
				</NotificationBanner>
			</div>
			<Shown preview={preview} council={council} tiles={tiles} />
		</PageFrame>
	);
}

function Shown({
	preview,
	council,
	tiles,
}: { preview: Preview } & Pick<PreviewPage, "council"> & Pick<Props, "tiles">) {
	switch (preview.as) {
		case "service":
			return <ServiceView page={preview.page} council={council} tiles={tiles} />;
		case "hub":
			return <HubView page={preview.page} council={council} tiles={tiles} />;
		case "article":
			return <ArticleView page={preview.page} />;
		case "text":
			return (
				<>
					<PageHeading>{preview.title}</PageHeading>
					{preview.paragraphs.map((paragraph) => (
						<Foreign key={paragraph.text} text={paragraph} as="p" className="govuk-body app-measure" />
					))}
				</>
			);
		case "facts":
			return (
				<div lang="en" dir="ltr">
					<PageHeading>{preview.name}</PageHeading>
					{preview.sections.map(({ slug, title, rows }) => (
						<section key={slug}>
							<h2 className="govuk-heading-m">{title}</h2>
							<SummaryList
								rows={rows.map(({ label, lines }) => ({
									key: label,
									value: lines.map((line) => <div key={line}>{line}</div>),
								}))}
							/>
						</section>
					))}
				</div>
			);
	}
}
