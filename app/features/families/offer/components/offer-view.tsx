import { Breadcrumbs } from "../../../../components/govuk";
import { PageHeading } from "../../../../components/page-heading";
import { ViewSwitch } from "../../../../components/view-switch";
import { Foreign, useSpeech } from "../../../../platform/i18n/context";
import type { OfferEntry, OfferPage } from "../offer-page.server";
import type { OfferSection } from "../offer-parts.server";
import { Foreword, LevelTag, LevelWords, OwnWords, PhoneNumbers } from "./offer-parts";

/** Everything an area offers, with contents to jump from. */
export function OfferView({ page }: { page: OfferPage }) {
	const { t, paths } = useSpeech();
	const { council, label, edition, by, count, sections, hubs, levels, lines } = page;
	return (
		<>
			<Breadcrumbs items={[{ text: council.name, href: paths.council(council.slug), lang: "en" }]} />
			<PageHeading lead={t("offer:lead", { council: council.name })}>
				<Foreign text={label} />
			</PageHeading>
			<p className="govuk-body">
				{edition}. {t("offer:count", { count })}.
				{page.signed ? (
					<>
						{" "}
						<a className="govuk-link" href={paths.offerEditions(council.slug)}>
							{t("offer:editions.title")}
						</a>
					</>
				) : null}
			</p>
			<p className="govuk-body app-measure">
				<a className="govuk-link" href={paths.offerPrint(council.slug)}>
					{t("offer:print")}
				</a>
				. {t("offer:ask")}
			</p>
			<OwnWords words={page.words} />
			<Foreword foreword={page.foreword} />
			<section aria-labelledby="levels">
				<h2 className="govuk-heading-m" id="levels">
					{t("offer:levels.title")}
				</h2>
				<LevelWords levels={levels} />
			</section>
			<Contents page={page} />
			{sections.map((section) => (
				<Section key={section.key} section={section} levels={levels} short={by === "stage"} />
			))}
			{hubs.length > 0 ? (
				<section aria-labelledby="hubs">
					<h2 className="govuk-heading-l" id="hubs">
						{t("offer:hubs.title")}
					</h2>
					<ul className="govuk-list govuk-list--spaced">
						{hubs.map(({ slug, name, href }) => (
							<li key={slug}>
								<a className="govuk-link" href={href}>
									<Foreign text={name} />
								</a>
							</li>
						))}
					</ul>
				</section>
			) : null}
			<section aria-labelledby="helplines">
				<h2 className="govuk-heading-l" id="helplines">
					{t("offer:helplines.title")}
				</h2>
				<PhoneNumbers lines={lines} />
			</section>
		</>
	);
}

function Contents({ page: { council, by, sections, hubs } }: { page: OfferPage }) {
	const { t, paths } = useSpeech();
	const links = [
		...sections.map(({ key, heading }) => ({ key, heading })),
		...(hubs.length > 0 ? [{ key: "hubs", heading: t("offer:hubs.title") }] : []),
		{ key: "helplines", heading: t("offer:helplines.title") },
	];
	return (
		<section aria-labelledby="contents">
			<h2 className="govuk-heading-m" id="contents">
				{t("offer:contents")}
			</h2>
			<ViewSwitch
				label={t("offer:by.label")}
				items={[
					{ text: t("offer:by.stage"), href: paths.offer(council.slug), current: by === "stage" },
					{ text: t("offer:by.topic"), href: paths.offer(council.slug, { by: "topic" }), current: by === "topic" },
				]}
			/>
			<ul className="govuk-list app-list-columns">
				{links.map(({ key, heading }) => (
					<li key={key}>
						<a className="govuk-link" href={`#${key}`}>
							{heading}
						</a>
					</li>
				))}
			</ul>
		</section>
	);
}

interface SectionProps extends Pick<OfferPage, "levels"> {
	section: OfferSection<OfferEntry>;
	/** Names only: by age a service stands in several sections. */
	short: boolean;
}

function Section({ section: { key, heading, hint, strand, words, services }, levels, short }: SectionProps) {
	const { t } = useSpeech();
	const byLevel = levels
		.map((level) => ({ ...level, services: services.filter((service) => service.level === level.level) }))
		.filter((level) => level.services.length > 0);
	return (
		<section aria-labelledby={key}>
			<h2 className="govuk-heading-l" id={key}>
				{heading}
			</h2>
			{hint ? <p className="govuk-body app-measure">{hint}</p> : null}
			{strand ? <p className="govuk-hint">{t("offer:strand")}</p> : null}
			<OwnWords words={words} />
			{services.length === 0 ? <p className="govuk-body app-measure">{t("offer:empty")}</p> : null}
			{byLevel.map(({ level, name: levelName, services: atLevel }) => (
				<div key={level}>
					<h3 className="govuk-heading-s">
						<LevelTag level={level}>{levelName}</LevelTag>
					</h3>
					<ul className={`govuk-list govuk-list--spaced ${short ? "app-list-columns" : "app-measure"}`}>
						{atLevel.map(({ slug, href, name, summary, who }) => (
							<li key={slug}>
								<a className="govuk-link" href={href}>
									<Foreign text={name} />
								</a>
								{short ? null : (
									<>
										<Foreign as="div" text={summary} />
										<div>{who}</div>
									</>
								)}
							</li>
						))}
					</ul>
				</div>
			))}
			<p className="govuk-body-s app-no-print">
				<a className="govuk-link" href="#contents">
					{t("offer:backToContents")}
				</a>
			</p>
		</section>
	);
}
