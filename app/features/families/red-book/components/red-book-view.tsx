import { Breadcrumbs, Button, InsetText } from "../../../../components/govuk";
import { PageHeading } from "../../../../components/page-heading";
import { Foreign, useSpeech } from "../../../../platform/i18n/context";
import { ArticleLinks } from "../../guidance/components/guidance-list";
import type { RedBookPage } from "../red-book-page.server";

const SECTIONS = {
	inside: ["growth", "vaccinations", "checks", "notes"],
	see: ["you", "staff", "share", "safe"],
	lost: ["paper", "phone", "wrong"],
} as const;

/** What the digital red book is, how to reach it, who sees it and what to do when something is lost. */
export function RedBookView({ page }: { page: RedBookPage }) {
	const { t, paths } = useSpeech();
	const { council, articles } = page;
	return (
		<>
			<Breadcrumbs items={[{ text: council.name, href: paths.council(council.slug), lang: "en" }]} />
			<PageHeading lead={t("red-book:lead")}>{t("red-book:title")}</PageHeading>
			<HowToReach page={page} />
			<Points
				id="inside"
				title={t("red-book:inside.title")}
				points={SECTIONS.inside.map((key) => t(`red-book:inside.${key}`))}
			/>
			<Points id="see" title={t("red-book:see.title")} points={SECTIONS.see.map((key) => t(`red-book:see.${key}`))} />
			<Points
				id="lost"
				title={t("red-book:lost.title")}
				points={SECTIONS.lost.map((key) => t(`red-book:lost.${key}`))}
			/>
			<section aria-labelledby="more">
				<h2 className="govuk-heading-m" id="more">
					{t("red-book:more.title")}
				</h2>
				<ArticleLinks articles={articles} />
				<p className="govuk-body">
					<a className="govuk-link" href={paths.help(council.slug)}>
						{t("red-book:more.help")}
					</a>
				</p>
			</section>
		</>
	);
}

function HowToReach({ page: { url, note } }: { page: RedBookPage }) {
	const { t } = useSpeech();
	return (
		<section aria-labelledby="reach">
			<h2 className="govuk-heading-m" id="reach">
				{t("red-book:reach.title")}
			</h2>
			{url ? (
				<>
					<p className="govuk-body app-measure">{t("red-book:reach.how")}</p>
					{note ? <Foreign as="p" className="govuk-body app-measure" text={note} /> : null}
					<Button href={url} start>
						{t("red-book:reach.open")}
					</Button>
				</>
			) : (
				<>
					<InsetText>{t("red-book:reach.notYet")}</InsetText>
					{note ? <Foreign as="p" className="govuk-body app-measure" text={note} /> : null}
					<p className="govuk-body app-measure">{t("red-book:reach.paper")}</p>
				</>
			)}
		</section>
	);
}

function Points({ id, title, points }: { id: string; title: string; points: readonly string[] }) {
	return (
		<section aria-labelledby={id}>
			<h2 className="govuk-heading-m" id={id}>
				{title}
			</h2>
			<ul className="govuk-list govuk-list--bullet app-measure">
				{points.map((point) => (
					<li key={point}>{point}</li>
				))}
			</ul>
		</section>
	);
}
