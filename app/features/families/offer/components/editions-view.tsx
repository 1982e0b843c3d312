import { BackLink, Breadcrumbs } from "../../../../components/govuk";
import { PageHeading } from "../../../../components/page-heading";
import { Foreign, useSpeech } from "../../../../platform/i18n/context";
import type { EditionLine, EditionsPage, StaffEditions } from "../editions.server";

/** The editions of the offer for families, newest first. */
export function EditionsView({ page: { council, label, editions } }: { page: EditionsPage }) {
	const { t, paths } = useSpeech();
	return (
		<>
			<Breadcrumbs
				items={[
					{ text: council.name, href: paths.council(council.slug), lang: "en" },
					{ ...label, href: paths.offer(council.slug) },
				]}
			/>
			<PageHeading lead={t("offer:editions.lead")}>{t("offer:editions.title")}</PageHeading>
			{editions.length === 0 ? <p className="govuk-body">{t("offer:editions.none")}</p> : null}
			<ul className="govuk-list govuk-list--spaced">
				{editions.map((edition) => (
					<li key={edition.number}>
						<Edition edition={edition} />
					</li>
				))}
			</ul>
		</>
	);
}

/** The same for staff, with what was missing. */
export function StaffEditionsView({ page: { editions, backHref } }: { page: StaffEditions }) {
	const { t } = useSpeech();
	return (
		<>
			<BackLink href={backHref}>{t("staff-offer:title")}</BackLink>
			<PageHeading lead={t("staff-offer:editions.lead")}>{t("staff-offer:editions.title")}</PageHeading>
			{editions.length === 0 ? <p className="govuk-body">{t("staff-offer:editions.none")}</p> : null}
			<ul className="govuk-list govuk-list--spaced">
				{editions.map(({ missing, note, ...edition }) => (
					<li key={edition.number}>
						<Edition edition={edition} />
						<div>{missing}</div>
						{note ? <p className="govuk-body app-pre app-measure">{note}</p> : null}
					</li>
				))}
			</ul>
		</>
	);
}

function Edition({ edition: { words, role, href } }: { edition: EditionLine }) {
	return (
		<>
			<a className="govuk-link" href={href}>
				{words}
			</a>
			<Foreign as="div" text={role} />
		</>
	);
}
