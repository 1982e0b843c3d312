import { Fold } from "../../../../components/fold";
import { Breadcrumbs } from "../../../../components/govuk";
import { PageHeading } from "../../../../components/page-heading";
import { ViewSwitch } from "../../../../components/view-switch";
import { Foreign, useSpeech } from "../../../../platform/i18n/context";
import { NameAndPlace } from "../../words/components/name-and-place";
import { sharesItsName } from "../../words/tell-apart";
import type { OfferEntry, OfferPage } from "../offer-page.server";
import type { OfferSection } from "../offer-parts.server";
import { ForewordWords, LevelTag, LevelWords, OwnWords, PhoneNumbers } from "./offer-parts";

/** Everything an area offers: its parts are folded, so that their headings are the contents. */
export function OfferView({ page }: { page: OfferPage }) {
	const { t, paths } = useSpeech();
	const { council, label, edition, by, count, sections, hubs, levels, lines } = page;
	const isShared = sharesItsName(sections.flatMap(({ services }) => services));
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
				.{" "}
				<a className="govuk-link" href={paths.familySheet(council.slug)}>
					{t("family-sheet:link")}
				</a>
				. {t("offer:ask")}
			</p>
			<OwnWords words={page.words} />
			<ViewSwitch
				label={t("offer:by.label")}
				items={[
					{ text: t("offer:by.stage"), href: paths.offer(council.slug), current: by === "stage" },
					{ text: t("offer:by.topic"), href: paths.offer(council.slug, { by: "topic" }), current: by === "topic" },
				]}
			/>
			<div className="app-folds">
				{sections.map((section) => (
					<Section key={section.key} section={section} levels={levels} isShared={isShared} />
				))}
				{hubs.length > 0 ? (
					<Fold id="hubs" title={t("offer:hubs.title")}>
						<ul className="govuk-list govuk-list--spaced">
							{hubs.map(({ slug, name, href }) => (
								<li key={slug}>
									<a className="govuk-link" href={href}>
										<Foreign text={name} />
									</a>
								</li>
							))}
						</ul>
					</Fold>
				) : null}
				<Fold id="helplines" title={t("offer:helplines.title")}>
					<PhoneNumbers lines={lines} />
				</Fold>
				<Fold id="levels" title={t("offer:levels.title")}>
					<LevelWords levels={levels} />
				</Fold>
				{page.foreword ? (
					<Fold id="foreword" title={t("offer:foreword", { name: page.foreword.name })}>
						<ForewordWords foreword={page.foreword} />
					</Fold>
				) : null}
			</div>
		</>
	);
}

interface SectionProps extends Pick<OfferPage, "levels"> {
	section: OfferSection<OfferEntry>;
	/** Whether another service of the offer has this one's name. */
	isShared: (entry: OfferEntry) => boolean;
}

/** A line for each service: its name, and what it is or whom it is for. */
function Section({ section: { key, heading, hint, strand, words, services }, levels, isShared }: SectionProps) {
	const { t } = useSpeech();
	const byLevel = [...levels, { level: null, name: "" }]
		.map(({ level, name }) => ({ level, name, services: services.filter((service) => service.level === level) }))
		.filter((level) => level.services.length > 0);
	return (
		<Fold id={key} title={heading} about={t("offer:count", { count: services.length })}>
			{hint ? <p className="govuk-body app-measure">{hint}</p> : null}
			{strand ? <p className="govuk-hint">{t("offer:strand")}</p> : null}
			<OwnWords words={words} />
			{services.length === 0 ? <p className="govuk-body app-measure">{t("offer:empty")}</p> : null}
			{byLevel.map(({ level, name: levelName, services: atLevel }) => (
				<div key={level ?? "unsaid"}>
					{level ? (
						<h3 className="govuk-heading-s">
							<LevelTag level={level}>{levelName}</LevelTag>
						</h3>
					) : null}
					<ul className="govuk-list govuk-list--spaced">
						{atLevel.map((entry) => (
							<li key={entry.slug}>
								<a className="govuk-link" href={entry.href}>
									<NameAndPlace name={entry.name} place={isShared(entry) ? entry.where : null} />
								</a>
								{": "}
								{entry.summary.text ? <Foreign text={entry.summary} /> : entry.who}
							</li>
						))}
					</ul>
				</div>
			))}
		</Fold>
	);
}
