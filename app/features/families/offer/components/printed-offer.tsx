import type { ReactNode } from "react";
import { BackLink, InsetText } from "../../../../components/govuk";
import type { LocalText } from "../../../../model/local-text";
import { Foreign, useSpeech } from "../../../../platform/i18n/context";
import type { KeptEdition } from "../editions.server";
import type { OfferSection } from "../offer-parts.server";
import type { PrintedOffer as Page, PrintedHub, PrintedService } from "../printed-offer.server";
import { Foreword, LevelTag, LevelWords, OwnWords, PhoneNumbers } from "./offer-parts";

/**
 * The guide on paper: cover, contents, numbers to call, places, then every service by topic.
 * `kept` says of an edition as it was when that was; null for the offer of today.
 */
export function PrintedOffer({ page, kept }: { page: Page; kept: Omit<KeptEdition, "page"> | null }) {
	const { t, paths, language } = useSpeech();
	const { council, sections, hubs, lines, levels } = page;
	return (
		<div className="offer-print" {...(kept && kept.lang !== language.code ? { lang: kept.lang, dir: kept.dir } : {})}>
			<div className="app-no-print">
				<BackLink href={paths.offer(council.slug)}>{t("offer:back")}</BackLink>
				{kept ? <InsetText>{t("offer:editions.kept", { date: kept.date })}</InsetText> : null}
				<p className="govuk-body app-measure">{t("offer:howToPrint")}</p>
			</div>
			<Cover page={page} />
			<section className="offer-print__page" aria-labelledby="contents">
				<h2 className="govuk-heading-l" id="contents">
					{t("offer:contents")}
				</h2>
				<ol className="offer-print__contents">
					{contents(page, t("offer:helplines.title"), t("offer:hubs.title")).map(({ key, heading }) => (
						<li key={key}>
							<a className="govuk-link" href={`#${key}`}>
								{heading}
							</a>
						</li>
					))}
				</ol>
				<section aria-labelledby="levels">
					<h2 className="govuk-heading-m" id="levels">
						{t("offer:levels.title")}
					</h2>
					<p className="govuk-body">{t("offer:levels.lead")}</p>
					<LevelWords levels={levels} />
				</section>
			</section>
			<section className="offer-print__page" aria-labelledby="helplines">
				<h2 className="govuk-heading-l" id="helplines">
					{t("offer:helplines.title")}
				</h2>
				<PhoneNumbers lines={lines} />
			</section>
			<div className="offer-print__page offer-print__body">
				{hubs.length > 0 ? (
					<section className="offer-print__section" aria-labelledby="hubs">
						<h2 className="govuk-heading-l" id="hubs">
							{t("offer:hubs.title")}
						</h2>
						{hubs.map((hub) => (
							<Hub key={hub.slug} hub={hub} />
						))}
					</section>
				) : null}
				{sections.map((section) => (
					<Section key={section.key} section={section} />
				))}
			</div>
		</div>
	);
}

function contents({ sections, hubs }: Page, helplines: string, places: string) {
	return [
		{ key: "helplines", heading: helplines },
		...(hubs.length > 0 ? [{ key: "hubs", heading: places }] : []),
		...sections.map(({ key, heading }) => ({ key, heading })),
	];
}

function Cover({ page: { council, label, edition, foreword, words, web, asks } }: { page: Page }) {
	const { t } = useSpeech();
	return (
		<header className="offer-print__cover">
			<h1 className="govuk-heading-xl">
				<Foreign as="span" className="govuk-caption-xl" text={{ text: council.name, lang: "en", dir: "ltr" }} />{" "}
				<Foreign text={label} />
			</h1>
			<p className="govuk-body-l">{edition}</p>
			<OwnWords words={words} />
			<Foreword foreword={foreword} />
			{asks.length > 0 ? (
				<ul className="offer-print__asks">
					{asks.map(({ code, dir, name, text }) => (
						<li key={code} lang={code} dir={dir}>
							<strong>{name}</strong> {text}
						</li>
					))}
				</ul>
			) : null}
			<div className="offer-print__web">
				<svg viewBox={`0 0 ${web.qr.size} ${web.qr.size}`} role="img" aria-label={t("offer:cover.qr")}>
					<path d={web.qr.path} />
				</svg>
				<p className="govuk-body">
					{t("offer:cover.website")}{" "}
					<a className="govuk-link" href={web.href} dir="ltr">
						{web.words}
					</a>
					<br />
					{t("offer:cover.printed")}
				</p>
			</div>
		</header>
	);
}

function Hub({ hub: { name, address, hours, phones } }: { hub: PrintedHub }) {
	const { t } = useSpeech();
	return (
		<article className="offer-print__item">
			<h3 className="govuk-heading-s">
				<Foreign text={name} />
			</h3>
			<dl className="offer-print__facts">
				<Fact term={t("offer:service.where")}>
					<bdi>{address}</bdi>
				</Fact>
				<Fact term={t("offer:hubs.hours")} lines={hours} />
				<Fact term={t("offer:hubs.phone")} lines={phones} />
			</dl>
		</article>
	);
}

function Section({ section }: { section: OfferSection<PrintedService> }) {
	const { t } = useSpeech();
	const { key, heading, hint, strand, words, services } = section;
	return (
		<section className="offer-print__section" aria-labelledby={key}>
			<div className="offer-print__heading">
				<h2 className="govuk-heading-l" id={key}>
					{heading}
				</h2>
				{hint ? <p className="govuk-body">{hint}</p> : null}
				{strand ? <p className="govuk-hint">{t("offer:strand")}</p> : null}
				<OwnWords words={words} />
			</div>
			{services.length === 0 ? <p className="govuk-body">{t("offer:empty")}</p> : null}
			{services.map((service) => (
				<Service key={service.slug} service={service} />
			))}
		</section>
	);
}

function Service({ service }: { service: PrintedService }) {
	const { t } = useSpeech();
	const { name, englishName, summary, level, levelName, who, places, when, delivery } = service;
	return (
		<article className="offer-print__item">
			<h3 className="govuk-heading-s">
				<Foreign text={name} /> {level ? <LevelTag level={level}>{levelName}</LevelTag> : null}
			</h3>
			{englishName ? <Foreign as="p" className="govuk-hint" text={englishName} /> : null}
			{summary.text ? <Foreign as="p" className="govuk-body" text={summary} /> : null}
			<dl className="offer-print__facts">
				<Fact term={t("offer:service.who")}>{who}</Fact>
				{places.length > 0 ? (
					<Fact term={t("offer:service.where")}>
						{places.map((place) => (
							<div key={place.id} className="offer-print__place">
								<Foreign text={place.name} />
								{place.address ? (
									<div>
										<bdi>{place.address}</bdi>
									</div>
								) : null}
								{place.when.map((line) => (
									<div key={line}>{line}</div>
								))}
							</div>
						))}
						{delivery.map((line) => (
							<div key={line}>{line}</div>
						))}
					</Fact>
				) : (
					<Fact term={t("offer:service.where")} lines={delivery} />
				)}
				<Fact term={t("offer:service.when")} lines={when} />
				<Fact term={t("offer:service.join")} texts={service.join} />
				<Fact term={t("offer:service.cost")} texts={service.cost} />
				<Fact term={t("offer:service.contact")} lines={service.contact} />
				<Fact term={t("offer:service.languages")}>{service.languages}</Fact>
			</dl>
		</article>
	);
}

interface FactProps {
	term: string;
	lines?: readonly string[];
	texts?: readonly LocalText[];
	children?: ReactNode;
}

/** A term with its lines; nothing when there are none. */
function Fact({ term, lines = [], texts = [], children }: FactProps) {
	if (lines.length + texts.length === 0 && !children) return null;
	return (
		<div>
			<dt>{term}</dt>
			<dd>
				{lines.map((line) => (
					<div key={line}>
						<bdi>{line}</bdi>
					</div>
				))}
				{texts.map((line) => (
					<Foreign key={line.text} as="div" text={line} />
				))}
				{children}
			</dd>
		</div>
	);
}
