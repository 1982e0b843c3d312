import { Button, NotificationBanner } from "../../../../components/govuk";
import { LinkList } from "../../../../components/link-list";
import { PageHeading } from "../../../../components/page-heading";
import { useSpeech } from "../../../../platform/i18n/context";
import type { CheckedArea, MissingLine } from "../../../families/offer/describe-check";
import { StatusTag } from "../../../publishing/components/status-tag";
import type { OfferDesk } from "../offer-desk.server";

/** The offer for those who keep it: what is missing, what is covered, its own words. */
export function OfferDeskView({ page }: { page: OfferDesk }) {
	const { t } = useSpeech();
	const links = [
		{ href: page.publicHref, text: t("staff-offer:links.see") },
		{ href: page.printHref, text: t("staff-offer:links.print") },
		{ href: page.editionsHref, text: t("staff-offer:links.editions") },
	];
	return (
		<>
			{page.signed ? <NotificationBanner success>{t("staff-offer:signed")}</NotificationBanner> : null}
			<PageHeading caption={page.label} lead={t("staff-offer:lead")}>
				{t("staff-offer:title")}
			</PageHeading>
			<p className="govuk-body">{t("staff-offer:now", { edition: page.edition })}</p>
			<LinkList links={links} />
			{page.signHref ? (
				<Button href={page.signHref}>{t("staff-offer:links.sign")}</Button>
			) : (
				<p className="govuk-hint">{t("staff-offer:whoSigns")}</p>
			)}
			<section aria-labelledby="complete">
				<h2 className="govuk-heading-l" id="complete">
					{t("staff-offer:complete.title")}
				</h2>
				<p className="govuk-body">{t("staff-offer:complete.services", { count: page.services })}</p>
				<MissingPanel missing={page.missing} lines={page.missingLines} />
				{page.areas.map((area) => (
					<Area key={area.area} area={area} />
				))}
			</section>
			<OwnParts parts={page.parts} />
		</>
	);
}

/** Everything that is missing, each with the way to mend it. */
export function MissingPanel({ missing, lines }: { missing: number; lines: readonly MissingLine[] }) {
	const { t } = useSpeech();
	if (missing === 0) return <p className="govuk-body app-ledger__done">{t("staff-offer:complete.yes")}</p>;
	return (
		<div className="app-missing">
			<h3 className="govuk-heading-m">{t("staff-offer:complete.missing", { count: missing })}</h3>
			<ul className="govuk-list govuk-list--bullet">
				{lines.map(({ key, text, href }) => (
					<li key={key}>
						<a className="govuk-link" href={href}>
							{text}
						</a>
					</li>
				))}
			</ul>
		</div>
	);
}

function Area({ area: { area, heading, covered, rows } }: { area: CheckedArea }) {
	const { t } = useSpeech();
	return (
		<section aria-labelledby={area}>
			<h3 className="govuk-heading-m" id={area}>
				{heading} <span className="app-quiet">{covered}</span>
			</h3>
			<ul className="app-ledger">
				{rows.map(({ key, name, services, missing, note }) => (
					<li key={key} className="app-ledger__row">
						<div>
							<strong>{name}</strong>
							{note ? <div className="govuk-hint govuk-!-margin-bottom-0">{note}</div> : null}
						</div>
						<div className="app-ledger__end">
							<div>{services}</div>
							{missing.length === 0 ? <div className="app-ledger__done">{t("staff-offer:there")}</div> : null}
							{missing.map((line) => (
								<div key={line.key}>
									<a className="govuk-link" href={line.href}>
										<span className="govuk-visually-hidden">{name}: </span>
										{line.text}
									</a>
								</div>
							))}
						</div>
					</li>
				))}
			</ul>
		</section>
	);
}

function OwnParts({ parts: groups }: Pick<OfferDesk, "parts">) {
	const { t } = useSpeech();
	return (
		<section aria-labelledby="words">
			<h2 className="govuk-heading-l" id="words">
				{t("staff-offer:parts.title")}
			</h2>
			<p className="govuk-body app-measure">{t("staff-offer:parts.lead")}</p>
			{groups.map(({ key, parts }) => (
				<section key={key} aria-labelledby={`words-${key}`}>
					<h3 className="govuk-heading-m" id={`words-${key}`}>
						{t(`staff-offer:parts.${key}`)}
					</h3>
					<ul className="app-ledger">
						{parts.map(({ slug, name, status, href }) => (
							<li key={slug} className="app-ledger__row">
								{href ? (
									<a className="govuk-link" href={href}>
										{name}
									</a>
								) : (
									<span>{name}</span>
								)}
								{status ? (
									<StatusTag status={status} />
								) : (
									<form method="post">
										<input type="hidden" name="part" value={slug} />
										<button className="app-link-button" type="submit">
											<span aria-hidden="true">{t("staff-offer:parts.write")}</span>
											<span className="govuk-visually-hidden">{t("staff-offer:parts.writeAbout", { part: name })}</span>
										</button>
									</form>
								)}
							</li>
						))}
					</ul>
				</section>
			))}
		</section>
	);
}
