import { Button, Panel, SummaryList } from "../../../../components/govuk";
import { PageHeading } from "../../../../components/page-heading";
import { useSpeech } from "../../../../platform/i18n/context";
import type { StillRightPage } from "../still-right.server";

/** Asks whether a listing is still right, or says why the link does not ask any more. */
export function StillRightView({ page: { state, listing } }: { page: StillRightPage }) {
	const { t } = useSpeech();
	if (state === "thanks" && listing) {
		return (
			<>
				<Panel title={t("staff-freshness:heading.thanks")}>
					{t("staff-freshness:told.thanks", { name: listing.name, council: listing.council })}
				</Panel>
				<p className="govuk-body">{t("staff-freshness:next")}</p>
			</>
		);
	}
	return (
		<>
			<PageHeading caption={listing?.council}>
				{t(`staff-freshness:heading.${state}`, { name: listing?.name })}
			</PageHeading>
			<p className="govuk-body">
				{t(`staff-freshness:told.${state}`, { name: listing?.name, council: listing?.council })}
			</p>
			{listing ? (
				<p className="govuk-body">
					{listing.checked ? t("staff-freshness:checked", { date: listing.checked }) : t("staff-freshness:never")}
				</p>
			) : null}
			{state === "ask" && listing ? <StillRightQuestion listing={listing} /> : null}
			{listing && (state === "used" || state === "expired") ? (
				<p className="govuk-body">
					<a className="govuk-link" href={listing.editHref}>
						{t("staff-freshness:sign-in")}
					</a>
				</p>
			) : null}
		</>
	);
}

function StillRightQuestion({ listing }: { listing: NonNullable<StillRightPage["listing"]> }) {
	const { t } = useSpeech();
	return (
		<>
			<form method="post">
				<Button>{t("staff-freshness:confirm")}</Button>
			</form>
			<p className="govuk-body">
				<a className="govuk-link" href={listing.editHref}>
					{t("staff-freshness:change")}
				</a>
			</p>
			{listing.sections.map(({ slug, title, rows }) => (
				<section key={slug}>
					<h2 className="govuk-heading-m">{title}</h2>
					<SummaryList
						rows={rows.map(({ label, lines }) => ({
							key: label,
							value: lines.map((line) => (
								<p key={line} className="govuk-body govuk-!-margin-bottom-1">
									{line}
								</p>
							)),
						}))}
					/>
				</section>
			))}
		</>
	);
}
